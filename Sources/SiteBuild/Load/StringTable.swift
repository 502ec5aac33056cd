import Content
import Templating

/// The strings of the interface that the program itself asks for; templates may use others of the same files.
enum StringKey: String, CaseIterable, Sendable {
  case date, dateTime, yearMonth, year, months
  case listSeparator, authors, editors, words, minutes
  case seriesPosition, termTitle, articleCount, pageOf
  case headingLink, taskDone, taskOpen, table, code
  case reasonPinned, reasonLabels, reasonTerms
  case archiveTitle, notFoundTitle, redirectTitle
  case chartData, chartTable, chartSource, chartNote, chartOmitted
  case footnotes, footnoteBack, alertNote, alertTip, alertImportant, alertWarning, alertCaution
}

/// The interface's words by language, asked for by key.
struct StringTable: Sendable {
  private let table: UIStringTable

  init(_ table: UIStringTable) { self.table = table }

  subscript(language: String) -> Words { Words(strings: table[language]) }
}

struct Words: Sendable {
  let strings: UIStrings

  func text(_ key: StringKey, _ values: KeyValuePairs<String, String> = [:]) -> String {
    strings.text(key.rawValue, values)
  }

  func date(_ time: Timestamp) -> String {
    let date = text(
      .date,
      ["year": String(time.year), "month": String(time.month), "day": String(time.day), "monthName": month(time.month)])
    return time.hasTime ? text(.dateTime, ["date": date, "time": time.clock]) : date
  }

  /// Without the time of day, for lists.
  func day(_ time: Timestamp) -> String {
    date(Timestamp(instant: time.instant, offset: time.offset, hasTime: false))
  }

  func year(_ year: Int) -> String { text(.year, ["year": String(year)]) }

  func month(_ year: Int, _ month: Int) -> String {
    text(.yearMonth, ["year": String(year), "month": String(month), "monthName": self.month(month)])
  }

  private func month(_ number: Int) -> String {
    let names = text(.months).split(separator: ",")
    return names.indices.contains(number - 1) ? names[number - 1].trimmingPrefix(" ").description : String(number)
  }

  func list(_ items: [String]) -> String { items.joined(separator: text(.listSeparator)) }

  /// With separators between thousands; beyond a thousand rounded to hundreds.
  static func approximate(_ number: Int) -> String {
    grouped(number < 1000 ? number : (number + 50) / 100 * 100)
  }

  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
