import Content

/// The articles of a month.
struct MonthPage: Page {
  let year: Int
  let month: Int

  var isListed: Bool { true }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool {
    news.othersDiffer || news.entries.contains { isOfMonth(site.archive.articles[$0]) }
  }

  func content(at address: String, in site: Site) -> PageContent {
    let words = site.strings[site.configuration.language]
    var view = PageView(site: site, address: address, heading: words.month(year, month))
    view.year = LinkView(name: words.year(year), url: site.url(ArchiveAddress.year(year)))
    let indices = site.archive.articles.indices.filter { isOfMonth(site.archive.articles[$0]) }
    view.articles = EntryView.list(indices, of: site, words)
    view.count = words.text(.articleCount, ["n": String(view.articles.count)])
    return .template(.month, view)
  }

  private func isOfMonth(_ article: Article) -> Bool {
    article.date.map { $0.year == year && $0.month == month } ?? false
  }
}
