import Content
import Diagnostics
import Incremental
import Limits
import Markdown
import Retrieval

/// All texts of the site: what they are made from, and what they became.
struct Bodies: Sendable {
  private let renderer: BodyRenderer
  private let jobs: [BodyRenderer.Job]
  private let memories: [BodyMemory]
  /// Of each article; nil for those that weren't rendered now.
  let terms: [TermCounts?]
  private let articleCount: Int
  private let pageCount: Int
  /// By source path of the term page.
  private let indexOfTermPage: [String: Int]

  func article(_ index: Int) -> RenderedBody { memories[index].body }

  func page(_ index: Int) -> RenderedBody { memories[articleCount + index].body }

  /// Stands for all that a text was made from, by the text's index.
  func identity(_ index: Int) -> Fingerprint { memories[index].body.identity }

  /// The identities of all articles, and of all other texts.
  var articleIdentities: [Fingerprint] { memories[..<articleCount].map(\.body.identity) }
  var otherIdentities: [Fingerprint] { memories[articleCount...].map(\.body.identity) }

  var problems: [Problem] { memories.flatMap(\.body.problems) }

  var charts: Int { memories.reduce(0) { $0 + $1.body.charts } }

  /// The index of the text of a standalone page; that of an article is its own.
  func index(ofPage index: Int) -> Int { articleCount + index }

  /// The index of the text of a term page, by its source path.
  func index(ofTerm path: String) -> Int? { indexOfTermPage[path] }

  /// The HTML of a text, by its index. One that an earlier process rendered is rendered again, and must come out as it
  /// did then.
  func html(_ index: Int) -> String {
    if let html = memories[index].body.html { return html }
    let body = renderer.render(jobs[index]).0.body
    if body.html == nil || body.identity != memories[index].body.identity {
      renderer.inputs.reader.noteUnsteady(jobs[index].path)
    }
    return body.html ?? ""
  }

  /// Renders the texts that `memory` doesn't know as they are now, in parallel. `isSameSite` says that no fact and no file
  /// changed but the texts of `changes`: then all answers are the same, too, and the other texts are.
  static func render(
    _ loaded: LoadedSite, addresses: Addresses, with renderer: BodyRenderer, memory: inout BodiesMemory,
    changes: BuildChanges, isSameSite: Bool
  ) async -> Bodies {
    let archive = loaded.archive
    var none: [Problem] = []
    let jobs = memory.jobs.value(of: loaded.structure, problems: &none) { _ in Self.jobs(archive, addresses) }
    let known = memory.bodies
    let bodies = await Parallel.map(jobs, chunk: 64) { _, job -> (BodyMemory, TermCounts?, isNew: Bool) in
      if let old = known[job.path] {
        if isSameSite && !changes.mayInclude(job.path) || renderer.isCurrent(old, job, isSameSite: isSameSite) {
          return (old, nil, false)
        }
      }
      let (body, terms) = renderer.render(job)
      return (body, terms, true)
    }
    memory.rendered = bodies.count { $0.isNew }
    if known.count == jobs.count, isSameSite {
      for (job, body) in zip(jobs, bodies) where body.isNew { memory.bodies[job.path] = body.0 }
    } else {
      memory.bodies = Dictionary(
        zip(jobs, bodies).map { ($0.path, $1.0) }, uniquingKeysWith: { first, _ in first })
    }
    let terms = bodies.prefix(archive.articles.count).map(\.1)
    return Bodies(renderer, jobs, bodies.map(\.0), terms, archive)
  }

  private init(
    _ renderer: BodyRenderer, _ jobs: [BodyRenderer.Job], _ memories: [BodyMemory], _ terms: [TermCounts?],
    _ archive: Archive
  ) {
    self.renderer = renderer
    self.jobs = jobs
    self.memories = memories
    self.terms = terms
    articleCount = archive.articles.count
    pageCount = archive.pages.count
    let first = articleCount + pageCount
    indexOfTermPage = Dictionary(
      jobs[first...].enumerated().map { ($1.path, first + $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func jobs(_ archive: Archive, _ addresses: Addresses) -> [BodyRenderer.Job] {
    let language = archive.configuration.language
    let articles = archive.articles.map { article in
      BodyRenderer.Job(article, isRelated: true, language: language, addresses)
    }
    let pages = archive.pages.map { BodyRenderer.Job($0, isRelated: false, language: language, addresses) }
    let termPages = archive.taxonomies.flatMap(\.terms).compactMap(\.page)
    let terms = termPages.map { page in
      BodyRenderer.Job(
        path: page.path, folder: page.folder, bodyStart: page.bodyStart, linesBefore: page.linesBeforeBody,
        language: language, title: page.title, isRelated: false, address: addresses.ofSource[page.path] ?? "")
    }
    return articles + pages + terms
  }

  /// Links to parts of pages that aren't there, now that all parts are known.
  func missingAnchors(reader: InputReader) -> [Problem] {
    let targets = Set(memories.lazy.flatMap(\.body.anchors).map(\.target))
    guard !targets.isEmpty else { return [] }
    let outlines = Dictionary(
      zip(jobs, memories).filter { targets.contains($0.0.path) }.map { job, memory in
        let ids = memory.body.outline.map(\.id)
        return (job.path, (list: ids, set: Set(ids)))
      },
      uniquingKeysWith: { first, _ in first })
    return zip(jobs, memories).flatMap { job, memory in
      var missing = 0
      return memory.body.anchors.compactMap { link -> Problem? in
        guard let known = outlines[link.target], !known.set.contains(link.anchor) else { return nil }
        missing += 1
        let near = missing <= Limit.suggestionsPerText.most ? known.list : []
        let fact = BuildProblem.missingAnchor(link.anchor, in: link.target, known: near)
        return Problem(fact, in: reader.excerptSource(job.path), at: link.position)
      }
    }
  }
}

extension BodyRenderer.Job {
  fileprivate convenience init(_ article: Article, isRelated: Bool, language: String, _ addresses: Addresses) {
    self.init(
      path: article.path, folder: article.folder, bodyStart: article.bodyStart, linesBefore: article.linesBeforeBody,
      language: article.language ?? language, title: article.title, isRelated: isRelated,
      address: addresses.ofSource[article.path] ?? "")
  }
}

extension BodyRenderer {
  /// Whether rendering would give the body that is remembered.
  fileprivate func isCurrent(_ old: BodyMemory, _ job: Job, isSameSite: Bool) -> Bool {
    let key = key(job)
    guard old.key == key else { return false }
    if isSameSite { return true }
    // What an error says may depend on more than the requests.
    guard !old.body.problems.contains(where: { $0.severity == .error }) else { return false }
    return identity(key, inputs.answers(to: old.requests, from: job.folder)) == old.body.identity
  }
}
