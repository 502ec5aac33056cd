import Content

/// The newest articles, a part of them on each page.
struct HomePage: Page {
  /// Terms that it names.
  private static let terms = 16

  let part: Pagination

  var isListed: Bool { true }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { news.othersDiffer || news.concern(part.range) }

  func content(at address: String, in site: Site) -> PageContent {
    var view = PageView(site: site, address: address, heading: site.configuration.title)
    view.description = site.configuration.description
    view.isHome = part.number == 1
    view.articles = EntryView.list(part.range, of: site, view.words)
    view.pagination = PaginationView(part, site: site, words: view.words)
    view.terms = frequentTerms(site, view.words)
    return .template(.home, view)
  }

  /// The topics with the most articles.
  private func frequentTerms(_ site: Site, _ words: Words) -> [TermView] {
    let isTopics: (Archive.Taxonomy) -> Bool = { $0.definition.role == .tags }
    guard let index = site.archive.taxonomies.firstIndex(where: isTopics) else { return [] }
    let terms = site.archive.taxonomies[index].terms
    return terms.mostUsed.prefix(Self.terms).filter { !terms[$0].articles.isEmpty }.map {
      TermView(site: site, taxonomy: index, term: $0, words: words)
    }
  }
}
