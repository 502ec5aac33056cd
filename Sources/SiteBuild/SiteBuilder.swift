import Diagnostics

/// Builds a site: scan → load → plan → render → write.
package struct SiteBuilder: Sendable {
  private let options: BuildOptions
  private let progress: @Sendable (BuildStage) -> Void

  /// `progress` is told when a stage begins.
  package init(_ options: BuildOptions, progress: @escaping @Sendable (BuildStage) -> Void = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// Publishes the site if nothing is wrong with it; otherwise the published one stays as it was.
  package func build() async -> BuildReport {
    var run = BuildRun(options: options, progress: progress)
    let tree = await run.stage(.scan) { InputReader.scan(options.source, problems: &$0) }
    guard let (reader, tree) = tree else { return run.report() }
    let loader = SiteLoader(reader: reader, options: options)
    guard let loaded = await run.stage(.load, { await loader.load(tree, problems: &$0) }) else { return run.report() }
    let plan = await run.stage(.plan) { SitePlanner.plan(loaded, reader: reader, problems: &$0) }
    let renderer = SiteRenderer(loaded: loaded, plan: plan, reader: reader)
    let bodies = await run.stage(.texts) { await renderer.bodies(problems: &$0) }
    let site = await run.stage(.related) { await renderer.site(bodies, problems: &$0) }
    let writer = SiteWriter(site: site, options: options, isPublishable: run.isPublishable)
    let pages = await run.stage(.pages) { await writer.stagePages(problems: &$0) }
    let written = await run.stage(.write) { [isPublishable = run.isPublishable] in
      pages?.finish(isPublishable, problems: &$0)
    }
    return run.report(site: site, written: written)
  }
}

extension InputReader {
  /// The reader of a site's folder, and what is in it; nil if there is no such folder.
  static func scan(_ root: String, problems: inout [Problem]) -> (InputReader, SourceTree)? {
    guard let reader = InputReader(root: root, problems: &problems) else { return nil }
    return (reader, SourceTree.scan(reader, problems: &problems))
  }
}
