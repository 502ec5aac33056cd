import Content
import Diagnostics
import Markdown

/// All texts of the site, rendered.
struct Bodies: Sendable {
  var articles: [RenderedBody]
  var pages: [RenderedBody]
  /// By source path of the term page.
  var terms: [String: RenderedBody]

  /// Renders every text, in parallel.
  static func render(_ archive: Archive, plan: SitePlan, with renderer: BodyRenderer) async -> Bodies {
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
    let bodies = await Parallel.map(articles + pages + terms, chunk: 16) { _, job in renderer.render(job) }
    return Bodies(
      articles: Array(bodies.prefix(articles.count)),
      pages: Array(bodies.dropFirst(articles.count).prefix(pages.count)),
      terms: Dictionary(zip(termPages.map(\.path), bodies.suffix(terms.count)), uniquingKeysWith: { first, _ in first })
    )
  }

  var all: [RenderedBody] { articles + pages + terms.values }

  /// Links to parts of pages that aren't there, now that all parts are known.
  func missingAnchors(_ archive: Archive, reader: InputReader) -> [Problem] {
    var outlines: [String: [String]] = [:]
    var links: [(path: String, link: AnchorLink)] = []
    func take(_ path: String, _ body: RenderedBody) {
      outlines[path] = body.outline.map(\.id)
      links += body.anchors.map { (path, $0) }
    }
    for (article, body) in zip(archive.articles, articles) { take(article.path, body) }
    for (page, body) in zip(archive.pages, pages) { take(page.path, body) }
    for (path, body) in terms { take(path, body) }
    return links.compactMap { path, link in
      guard let known = outlines[link.target], !known.contains(link.anchor) else { return nil }
      let fact = BuildProblem.missingAnchor(link.anchor, in: link.target, known: known)
      return Problem(fact, in: reader.excerptSource(path), at: link.position)
    }
  }
}

extension BodyRenderer.Job {
  init(_ article: Article, title: String?, language: String, plan: SitePlan) {
    self.init(
      path: article.path, folder: article.folder, bodyStart: article.bodyStart, linesBefore: article.linesBeforeBody,
      language: article.language ?? language, relatedTitle: title, address: plan.addressOfSource[article.path] ?? "")
  }
}
