import Diagnostics
import Incremental

/// Renders the pages of a site that can differ from the published ones and stages each as soon as it is made, so that no
/// more of them than there are tasks are in memory.
struct SiteWriter: Sendable {
  let site: Site
  let plan: SitePlan
  let changes: BuildChanges
  let sink: any PageSink
  /// False if a problem was found already: then pages are rendered only to find more.
  let isPublishable: Bool

  /// The pages, waiting for their publication.
  func stage(memory: inout PagesMemory, problems: inout [Problem]) async -> StagedPages {
    let facts = await PagesMemory.Facts(site)
    let keys = PageKeys(site: site, news: memory.news(facts, changes))
    let known = memory.pages
    let made = await Parallel.map(plan.pages, chunk: 16) { _, page in
      make(page, keys: keys, known: known[page.output])
    }
    memory.rendered = made.count { $0.isNew }
    for page in made { problems += page.problems }
    problems += site.entries.problems
    var pages = known
    let isSamePlan = memory.facts?.structure == facts.structure && known.count == made.count
    if !isSamePlan { pages = Dictionary(minimumCapacity: made.count) }
    for (page, made) in zip(plan.pages, made) where made.isNew || !isSamePlan { pages[page.output] = made.page }
    return StagedPages(facts: facts, sink: sink, pages: pages)
  }

  private struct Made: Sendable {
    /// Nil if it mustn't be used again: something is wrong with it.
    var page: PageMemory?
    var isNew = true
    var problems: [Problem] = []
  }

  private func make(_ page: PlannedPage, keys: PageKeys, known: PageMemory?) -> Made {
    var key: Fingerprint?
    if let known, sink.holds(page.output, known) {
      if keys.mayDiffer(page) { key = keys.key(of: page) }
      if key == nil || key == known.key {
        if isPublishable { sink.keep(page.output, known) }
        return Made(page: known, isNew: false)
      }
    }
    let rendered = PageRenderer(site: site).render(page)
    guard isPublishable, rendered.problems.isEmpty else {
      var made = Made(problems: rendered.problems)
      if isPublishable { made.problems += stage(page, rendered.bytes, .none).problems }
      return made
    }
    return stage(page, rendered.bytes, key ?? keys.key(of: page))
  }

  private func stage(_ page: PlannedPage, _ bytes: [UInt8], _ key: Fingerprint) -> Made {
    do throws(FileSystem.Failure) {
      return Made(page: try sink.stage(page.output, bytes, key: key))
    } catch {
      return Made(problems: [Problem(BuildProblem.writeFailed(error), path: page.output)])
    }
  }
}

/// Pages that wait for their publication.
struct StagedPages: Sendable {
  let facts: PagesMemory.Facts
  let sink: any PageSink
  let pages: [String: PageMemory]

  /// Publishes the pages.
  func finish(memory: inout PagesMemory) async throws(FileSystem.Failure) -> WriteReport {
    do throws(FileSystem.Failure) {
      let report = try await sink.commit()
      (memory.pages, memory.facts) = (pages, facts)
      return report
    } catch {
      sink.cancel()
      throw error
    }
  }
}
