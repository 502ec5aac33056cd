import Content

/// The articles of a term, a part of them on each page.
struct ArticlesOfTermPage: Page {
  /// In `archive.taxonomies`, and in its terms.
  let taxonomy: Int
  let term: Int
  let part: Pagination

  var isListed: Bool { true }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool {
    news.othersDiffer || news.concern(site.archive.taxonomies[taxonomy].terms[term].articles[part.range])
  }

  func content(at address: String, in site: Site) -> PageContent {
    let definition = site.archive.taxonomies[taxonomy].definition
    let found = site.archive.taxonomies[taxonomy].terms[term]
    var view = PageView(site: site, address: address, heading: found.name)
    view.description =
      found.page?.description ?? view.words.text(.termTitle, ["taxonomy": definition.singular, "name": found.name])
    if definition.feed { view.feeds = FeedView.all(in: part.base, site.resolver) }
    view.taxonomy = TermView(site: site, taxonomy: taxonomy, term: nil, words: view.words)
    view.term = TermView(site: site, taxonomy: taxonomy, term: term, words: view.words)
    view.articles = EntryView.list(found.articles[part.range], of: site, view.words)
    view.pagination = PaginationView(part, site: site, words: view.words)
    return .template(.term, view)
  }
}
