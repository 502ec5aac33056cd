import Content

/// The terms of a taxonomy, the most used first.
struct TaxonomyPage: Page {
  /// In `archive.taxonomies`.
  let index: Int

  var isListed: Bool { true }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { news.othersDiffer }

  func content(at address: String, in site: Site) -> PageContent {
    let taxonomy = site.archive.taxonomies[index]
    var view = PageView(site: site, address: address, heading: taxonomy.definition.plural)
    view.taxonomy = TermView(site: site, taxonomy: index, term: nil, words: view.words)
    view.terms = taxonomy.terms.mostUsed.map { TermView(site: site, taxonomy: index, term: $0, words: view.words) }
    return .template(.taxonomy, view)
  }
}

extension [Archive.Term] {
  /// The indices, those with the most articles first.
  var mostUsed: [Int] {
    indices.sorted { (self[$1].articles.count, self[$0].slug) < (self[$0].articles.count, self[$1].slug) }
  }
}
