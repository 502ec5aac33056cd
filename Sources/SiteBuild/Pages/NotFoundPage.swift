import Content

/// What a server shows at addresses where nothing is.
struct NotFoundPage: Page {
  /// Articles that it names instead.
  private static let articles = 5

  var isListed: Bool { false }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { news.othersDiffer || !news.entries.isEmpty }

  func content(at address: String, in site: Site) -> PageContent {
    let words = site.strings[site.configuration.language]
    var view = PageView(site: site, address: address, heading: words.text(.notFoundTitle))
    view.noIndex = true
    view.articles = EntryView.list(0..<min(Self.articles, site.archive.articles.count), of: site, words)
    return .template(.notFound, view)
  }
}
