/// How a date is shown where no format is given: by its smallest part that isn't zero (Vega's multi-format).
package struct TimeMultiFormat: Sendable {
  private let locale: TimeLocale
  private let formats: [TimeInterval.Unit: String]

  private static let keys: [TimeInterval.Unit: TimeLocale.Key] = [
    .year: .tickYear, .quarter: .tickQuarter, .month: .tickMonth, .week: .tickWeek, .day: .tickDay, .hour: .tickHour,
    .minute: .tickMinute, .second: .tickSecond, .millisecond: .tickMillisecond,
  ]

  package init(locale: TimeLocale = .english, overriding formats: [TimeInterval.Unit: String] = [:]) {
    self.locale = locale
    self.formats = Self.keys.mapValues(locale.text).merging(formats) { $1 }
  }

  package func text(_ time: Double) -> String {
    TimeFormat(formats[unit(time)] ?? "%Y", locale: locale).text(time)
  }

  private func unit(_ time: Double) -> TimeInterval.Unit {
    if TimeInterval(.second).floor(time) < time { return .millisecond }
    if TimeInterval(.minute).floor(time) < time { return .second }
    if TimeInterval(.hour).floor(time) < time { return .minute }
    if TimeInterval(.day).floor(time) < time { return .hour }
    if TimeInterval(.month).floor(time) < time { return TimeInterval(.week).floor(time) < time ? .day : .week }
    if TimeInterval(.year).floor(time) < time { return TimeInterval(.quarter).floor(time) < time ? .month : .quarter }
    return .year
  }
}
