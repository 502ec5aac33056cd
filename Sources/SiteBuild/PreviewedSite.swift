import Content
import Diagnostics
import Synchronization

/// A site that its writer looks at: built in memory, again and again. Pages are made when they are asked for.
package actor PreviewedSite {
  /// Larger files are read as far as somebody asks for them.
  private static let held = 1 << 20

  private let options: BuildOptions
  private var memory = BuildMemory()
  /// What the last builds were told of but couldn't look at, because they ended before.
  private var missed = BuildChanges.paths([])
  /// The site of the last build that nothing was wrong with.
  private let shown = Mutex<PlannedSite?>(nil)

  package init(_ options: BuildOptions) { self.options = options }

  /// Builds what `changes` may have changed. The report's paths are those whose bytes differ from the last good build.
  /// `now` is the moment that counts as now for this build: what is dated later may have come due since the last one.
  package func rebuild(_ changes: BuildChanges, now: Int) async -> BuildReport {
    var options = options
    options.selection.now = now
    let builder = SiteBuilder(options)
    var memory = memory
    self.memory = BuildMemory()
    let published = memory.pages.pages
    let all = changes.union(missed).withLinks(memory.tree?.linksOfTarget ?? [:])
    let (report, made) = await builder.build(&memory, changes: all) { _, _ in PreviewSink(published: published) }
    missed = made == nil ? all : .paths([])
    self.memory = memory
    if report.isPublished { shown.withLock { $0 = made } }
    return report
  }

  /// The name of the machine in the site's own address, as `site.yml` has it now; nil if it can't be read.
  package nonisolated var configuredHost: String? {
    var ignored: [Problem] = []
    guard let reader = InputReader(root: options.source, problems: &ignored),
      let text = reader.text("site.yml", problems: &ignored)
    else { return nil }
    let host = ConfigurationReader.read(text.source, problems: &ignored).host
    return host.isEmpty ? nil : host
  }

  /// What is at a path of the site (decoded, without a slash at its front); nil if nothing is there, or not any more.
  package nonisolated func file(_ path: String) -> PreviewedFile? {
    guard let made = shown.withLock({ $0 }), let index = made.plan.addresses.indexOfOutput[path] else { return nil }
    let page = made.plan.pages[index]
    guard let copied = page.page as? CopiedFile else {
      return .bytes(PageRenderer(site: made.site).render(page).bytes)
    }
    guard let file = made.site.reader.file(copied.path) else { return nil }
    guard file.size <= Self.held else { return .source(file) }
    return (try? file.read(0..<file.size)).map(PreviewedFile.bytes)
  }
}

package enum PreviewedFile: Sendable {
  case bytes([UInt8])
  /// A file of the sources that is published as it is, and large.
  case source(SourceFile)
}
