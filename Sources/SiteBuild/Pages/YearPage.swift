import Content

/// The articles of a year, by month.
struct YearPage: Page {
  let year: Int

  var isListed: Bool { true }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool {
    news.othersDiffer || news.entries.contains { site.archive.articles[$0].date?.year == year }
  }

  func content(at address: String, in site: Site) -> PageContent {
    let articles = site.archive.articles
    let words = site.strings[site.configuration.language]
    var view = PageView(site: site, address: address, heading: words.year(year))
    let indices = articles.indices.filter { articles[$0].date?.year == year }
    view.count = words.text(.articleCount, ["n": String(indices.count)])
    view.months = indices.compactMap { articles[$0].date?.month }.runs.map { month, count in
      var period = PeriodView(words.month(year, month), ArchiveAddress.month(year, month), count, of: site, words)
      period.articles = EntryView.list(indices.filter { articles[$0].date?.month == month }, of: site, words)
      return period
    }
    return .template(.year, view)
  }
}
