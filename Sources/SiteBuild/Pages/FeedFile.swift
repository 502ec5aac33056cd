import Content

/// A feed of the newest articles of the site or of a term.
struct FeedFile: Page {
  enum Scope: Sendable {
    case site
    /// Indices in `archive.taxonomies` and in its terms.
    case term(taxonomy: Int, term: Int)
  }

  let format: FeedFormat
  let scope: Scope

  var isListed: Bool { false }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool {
    guard !news.othersDiffer else { return true }
    switch scope {
    case .site: return !news.entries.isEmpty
    case .term(let taxonomy, let term):
      return news.entries.contains { site.archive.taxonomies[taxonomy].termsOfArticle[$0].contains(term) }
    }
  }

  func content(at address: String, in site: Site) -> PageContent {
    let (archive, title) = (site.archive, site.configuration.title)
    switch scope {
    case .site:
      return .generated(
        Feed(site: site, format: format, address: address, title: title, home: "", articles: archive.articles.indices))
    case .term(let taxonomy, let term):
      let found = archive.taxonomies[taxonomy].terms[term]
      return .generated(
        Feed(
          site: site, format: format, address: address, title: "\(found.name) · \(title)",
          home: "\(archive.taxonomies[taxonomy].definition.path)/\(found.slug)/", articles: found.articles.sorted()))
    }
  }
}
