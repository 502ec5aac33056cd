/// Names of months and days and the usual date forms of a language.
package final class TimeLocale: Sendable {
  /// What a language has a text for: names between commas, and formats in d3-time-format's language.
  package enum Key: String, Sendable, CaseIterable {
    case months, shortMonths, days, shortDays, periods, dateTime, date, time
    /// Of moments on an axis, by their smallest part that isn't zero.
    case tickYear, tickQuarter, tickMonth, tickWeek, tickDay, tickHour, tickMinute, tickSecond, tickMillisecond
    /// Of time units, by their parts; `TimeUnit.format` puts those together that have none of their own.
    case unitYear, unitYearQuarter, unitYearMonth, unitYearMonthDate, unitQuarter, unitMonth, unitMonthDate, unitDate
    case unitWeek, unitDay, unitDayofyear, unitHours, unitHoursMinutes, unitMinutes, unitSeconds, unitMilliseconds
  }

  package let months: [String]
  package let shortMonths: [String]
  package let days: [String]
  package let shortDays: [String]
  private let periods: [String]
  private let texts: [Key: String]

  /// `texts` are laid over the English ones.
  package init(_ texts: [Key: String]) {
    let texts = Self.englishTexts.merging(texts) { $1 }
    func names(_ key: Key, _ count: Int) -> [String] {
      let names = (texts[key] ?? "").split(separator: ",").map { String($0.trimmingPrefix(" ")) }
      return (0..<count).map { $0 < names.count ? names[$0] : String($0 + 1) }
    }
    self.texts = texts
    months = names(.months, 12)
    shortMonths = names(.shortMonths, 12)
    days = names(.days, 7)
    shortDays = names(.shortDays, 7)
    periods = names(.periods, 2)
  }

  package static let english = TimeLocale([:])

  package func text(_ key: Key) -> String { texts[key] ?? "" }

  func period(hours: Int) -> String { periods[hours < 12 ? 0 : 1] }

  /// The format of a run of parts of a time unit; nil if the language has none.
  func format(_ parts: ArraySlice<TimeUnit.Part>) -> String? {
    let name = parts.map { $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() }.joined()
    return Key(rawValue: "unit" + name).flatMap { texts[$0] }
  }

  /// d3-time-format's `en-US`, and Vega's formats of ticks and time units.
  package static let englishTexts: [Key: String] = [
    .months: "January,February,March,April,May,June,July,August,September,October,November,December",
    .shortMonths: "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
    .days: "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday",
    .shortDays: "Sun,Mon,Tue,Wed,Thu,Fri,Sat", .periods: "AM,PM",
    .dateTime: "%x, %X", .date: "%-m/%-d/%Y", .time: "%-I:%M:%S %p",
    .tickYear: "%Y", .tickQuarter: "%B", .tickMonth: "%B", .tickWeek: "%b %d", .tickDay: "%a %d", .tickHour: "%I %p",
    .tickMinute: "%I:%M", .tickSecond: ":%S", .tickMillisecond: ".%L",
    .unitYear: "%Y", .unitYearQuarter: "%Y Q%q", .unitYearMonth: "%b %Y", .unitYearMonthDate: "%b %d, %Y",
    .unitQuarter: "Q%q", .unitMonth: "%b", .unitMonthDate: "%b %d", .unitDate: "%d", .unitWeek: "W%U", .unitDay: "%a",
    .unitDayofyear: "%j", .unitHours: "%H:00", .unitHoursMinutes: "%H:%M", .unitMinutes: "00:%M", .unitSeconds: ":%S",
    .unitMilliseconds: ".%L",
  ]
}
