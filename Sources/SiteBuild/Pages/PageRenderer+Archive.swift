import Content

extension PageRenderer {
  /// All years with their months.
  func archive(_ page: PlannedPage) -> PageView {
    var view = PageView(
      site: site, address: page.address, heading: site.strings[site.configuration.language].text(.archiveTitle))
    let words = view.words
    let dates = site.archive.articles.compactMap(\.date)
    view.count = words.text(.articleCount, ["n": String(site.archive.articles.count)])
    view.years = runs(dates.map { $0.year }).map { year, count in
      let months = runs(dates.filter { $0.year == year }.map(\.month)).map { month, count in
        entry(words.month(year, month), ArchiveAddress.month(year, month), count, words)
      }
      var period = entry(words.year(year), ArchiveAddress.year(year), count, words)
      period.months = months
      return period
    }
    return view
  }

  func year(_ page: PlannedPage, _ year: Int) -> PageView {
    var view = PageView(
      site: site, address: page.address, heading: site.strings[site.configuration.language].year(year))
    let words = view.words
    let indices = site.archive.articles.indices.filter { site.archive.articles[$0].date?.year == year }
    view.count = words.text(.articleCount, ["n": String(indices.count)])
    let months = runs(indices.compactMap { site.archive.articles[$0].date?.month })
    view.months = months.map { month, count in
      var period = entry(words.month(year, month), ArchiveAddress.month(year, month), count, words)
      period.articles = entries(indices.filter { site.archive.articles[$0].date?.month == month }, words)
      return period
    }
    return view
  }

  func month(_ page: PlannedPage, _ year: Int, _ month: Int) -> PageView {
    let words = site.strings[site.configuration.language]
    var view = PageView(site: site, address: page.address, heading: words.month(year, month))
    view.year = LinkView(name: words.year(year), url: site.url(ArchiveAddress.year(year)))
    let indices = site.archive.articles.indices.filter { index in
      site.archive.articles[index].date.map { $0.year == year && $0.month == month } ?? false
    }
    view.articles = entries(indices, words)
    view.count = words.text(.articleCount, ["n": String(view.articles.count)])
    return view
  }

  private func entry(_ name: String, _ address: String, _ count: Int, _ words: Words) -> PeriodView {
    PeriodView(name: name, url: site.url(address), count: words.text(.articleCount, ["n": String(count)]))
  }

  /// Runs of equal neighbours and their lengths; the dates are in order.
  private func runs(_ values: [Int]) -> [(value: Int, count: Int)] {
    var runs: [(value: Int, count: Int)] = []
    for value in values {
      if let last = runs.last, last.value == value {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((value, 1))
      }
    }
    return runs
  }
}
