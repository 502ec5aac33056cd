import Content
import Diagnostics
import Markdown

/// All texts of the site: what they are made from, and what they became.
struct Bodies: Sendable {
  private let renderer: BodyRenderer
  private let jobs: [BodyRenderer.Job]
  private(set) var all: [RenderedBody]
  private let articleCount: Int
  private let pageCount: Int
  /// Place in `all` by source path of the term page.
  private let placeOfTermPage: [String: Int]

  var articles: ArraySlice<RenderedBody> { all[..<articleCount] }

  func page(_ index: Int) -> RenderedBody { all[articleCount + index] }

  func term(_ path: String) -> RenderedBody? { placeOfTermPage[path].map { all[$0] } }

  /// The HTML of a body; one that was taken over from an earlier process is made again.
  private func html(at place: Int) -> String {
    all[place].html ?? renderer.render(jobs[place]).body.html ?? ""
  }

  func html(ofArticle index: Int) -> String { html(at: index) }

  func html(ofPage index: Int) -> String { html(at: articleCount + index) }

  func html(ofTerm path: String) -> String? { placeOfTermPage[path].map { html(at: $0) } }

  /// Renders the texts that `memory` doesn't know as they are now, in parallel. `isSameSite` says that no fact and no file
  /// changed but texts: then all answers are the same, too.
  static func render(
    _ archive: Archive, plan: SitePlan, with renderer: BodyRenderer, memory: inout BuildMemory, isSameSite: Bool
  ) async -> Bodies {
    let jobs = jobs(archive, plan: plan)
    let known = memory.bodies
    let bodies = await Parallel.map(jobs, chunk: 16) { _, job -> (BodyMemory, isNew: Bool) in
      if let old = known[job.path], renderer.isCurrent(old, job, isSameSite: isSameSite) { return (old, false) }
      return (renderer.render(job), true)
    }
    memory.counts.renderedTexts = bodies.count { $0.isNew }
    memory.bodies = Dictionary(
      zip(jobs, bodies).map { job, body in
        var kept = body.0
        // The search for related articles remembers them itself.
        kept.body.terms = nil
        return (job.path, kept)
      }, uniquingKeysWith: { first, _ in first })
    return Bodies(renderer, jobs, bodies.map(\.0.body), archive)
  }

  private init(_ renderer: BodyRenderer, _ jobs: [BodyRenderer.Job], _ all: [RenderedBody], _ archive: Archive) {
    self.renderer = renderer
    self.jobs = jobs
    self.all = all
    articleCount = archive.articles.count
    pageCount = archive.pages.count
    let first = articleCount + pageCount
    placeOfTermPage = Dictionary(
      jobs[first...].enumerated().map { ($1.path, first + $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func jobs(_ archive: Archive, plan: SitePlan) -> [BodyRenderer.Job] {
    let language = archive.configuration.language
    let articles = archive.articles.map { article in
      BodyRenderer.Job(article, title: article.title, language: language, plan: plan)
    }
    let pages = archive.pages.map { BodyRenderer.Job($0, title: nil, language: language, plan: plan) }
    let termPages = archive.taxonomies.flatMap(\.terms).compactMap(\.page)
    let terms = termPages.map { page in
      BodyRenderer.Job(
        path: page.path, folder: page.folder, bodyStart: page.bodyStart, linesBefore: page.linesBeforeBody,
        language: language, relatedTitle: nil, address: plan.addressOfSource[page.path] ?? "")
    }
    return articles + pages + terms
  }

  /// Links to parts of pages that aren't there, now that all parts are known.
  func missingAnchors(reader: InputReader) -> [Problem] {
    let outlines = Dictionary(
      zip(jobs, all).map { ($0.path, $1.outline) }, uniquingKeysWith: { first, _ in first })
    return zip(jobs, all).flatMap { job, body in
      body.anchors.compactMap { link in
        guard let known = outlines[link.target]?.map(\.id), !known.contains(link.anchor) else { return nil }
        let fact = BuildProblem.missingAnchor(link.anchor, in: link.target, known: known)
        return Problem(fact, in: reader.excerptSource(job.path), at: link.position)
      }
    }
  }
}

extension BodyRenderer.Job {
  fileprivate init(_ article: Article, title: String?, language: String, plan: SitePlan) {
    self.init(
      path: article.path, folder: article.folder, bodyStart: article.bodyStart, linesBefore: article.linesBeforeBody,
      language: article.language ?? language, relatedTitle: title, address: plan.addressOfSource[article.path] ?? "")
  }
}

extension BodyRenderer {
  /// Whether rendering would give the body that is remembered.
  fileprivate func isCurrent(_ old: BodyMemory, _ job: Job, isSameSite: Bool) -> Bool {
    let key = key(job)
    guard old.key == key else { return false }
    if isSameSite { return true }
    // What suggestions a problem makes depends on more than the requests.
    guard old.body.problems.isEmpty else { return false }
    return identity(key, old.requests.map { inputs.answer(to: $0, from: job.folder) }) == old.body.identity
  }
}
