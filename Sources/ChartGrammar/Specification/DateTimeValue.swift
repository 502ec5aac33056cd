import ChartData
import Limits

/// Vega-Lite's date objects (`{year: 2012, month: "jan", date: 3}`).
enum DateTimeValue {
  private static let parts: Set<String> = [
    "year", "quarter", "month", "date", "day", "hours", "minutes", "seconds", "milliseconds", "utc",
  ]

  /// Milliseconds since 1970; nil if the record isn't such an object.
  static func time(_ record: Record) -> Double? {
    guard !record.names.isEmpty, record.names.allSatisfy(parts.contains) else { return nil }
    func number(_ name: String) -> Int? { record[name]?.number.map { Int(limited: $0) } }
    var date = CivilDate(year: number("year") ?? 2012)
    if let quarter = number("quarter") { date.month = (quarter - 1) * 3 }
    if let month = record["month"] {
      guard let index = self.index(month, TimeLocale.english.months, first: 1) else { return nil }
      date.month = index
    }
    if let day = number("date") { date.day = day }
    if let day = record["day"] {
      guard let index = self.index(day, TimeLocale.english.days, first: 0) else { return nil }
      date.day = (index % 7 + 7) % 7 + 1
    }
    date.hours = number("hours") ?? 0
    date.minutes = number("minutes") ?? 0
    date.seconds = number("seconds") ?? 0
    date.milliseconds = number("milliseconds") ?? 0
    return date.time
  }

  private static func index(_ value: Value, _ names: [String], first: Int) -> Int? {
    if let number = value.number { return Int(limited: number) - first }
    guard let text = value.string?.lowercased() else { return nil }
    if let number = Double(text) { return Int(limited: number) - first }
    return names.firstIndex { $0.lowercased() == text || $0.lowercased().prefix(3) == text }
  }

  /// A value as data of a type: date objects and, for dates, texts become moments.
  static func value(_ value: Value, temporal: Bool, unit: TimeUnit? = nil) -> Value {
    switch value {
    case .record(let record):
      return time(record).map { .date(unit?.floor($0) ?? $0) } ?? value
    case .string(let text) where temporal:
      if let unit, unit.parts.count == 1, let time = time(Record([(unit.parts[0].rawValue, value)])),
        Double(text) == nil
      {
        return .date(time)
      }
      let time = DateText.parse(text)
      return time.isNaN ? value : .date(time)
    case .number(let number) where temporal:
      guard let unit, !unit.parts.contains(.year), number < 1000 else {
        if unit?.parts == [.year], number < 10_000 { return .date(CivilDate(year: Int(limited: number)).time) }
        return .date(number)
      }
      return .date(time(Record([(unit.parts[0].rawValue, value)])) ?? number)
    default: return value
    }
  }
}
