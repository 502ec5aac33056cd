import Content
import Notation

/// All years with their months.
struct ArchivePage: Page {
  var isListed: Bool { true }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { false }

  func content(at address: String, in site: Site) -> PageContent {
    var view = PageView(
      site: site, address: address, heading: site.strings[site.configuration.language].text(.archiveTitle))
    let words = view.words
    let dates = site.archive.articles.compactMap(\.date)
    view.count = words.text(.articleCount, ["n": String(site.archive.articles.count)])
    view.years = dates.map(\.year).runs.map { year, count in
      let months = dates.filter { $0.year == year }.map(\.month).runs
      var period = PeriodView(words.year(year), ArchiveAddress.year(year), count, of: site, words)
      period.months = months.map { month, count in
        PeriodView(words.month(year, month), ArchiveAddress.month(year, month), count, of: site, words)
      }
      return period
    }
    return .template(.archive, view)
  }
}

/// Where the archive's pages are.
enum ArchiveAddress {
  static func year(_ year: Int) -> String { "archive/\(digits(year, 1).year)/" }

  static func month(_ year: Int, _ month: Int) -> String {
    let digits = digits(year, month)
    return "archive/\(digits.year)/\(digits.month)/"
  }

  private static func digits(_ year: Int, _ month: Int) -> (year: String, month: String, day: String) {
    CalendarDay(year: year, month: month, day: 1)?.digits ?? (String(year), String(month), "01")
  }
}

extension [Int] {
  /// Runs of equal neighbours and their lengths.
  var runs: [(value: Int, count: Int)] {
    var runs: [(value: Int, count: Int)] = []
    for value in self {
      if let last = runs.last, last.value == value {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((value, 1))
      }
    }
    return runs
  }
}
