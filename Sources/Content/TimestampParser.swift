import Notation

/// Reads the dates that people write: `2026-01-03`, `2026/1/3`, `2026年1月3日`, each with `03:39`, `03:39:07.5`, and
/// a zone (`Z`, `+08:00`, `+0800`) or none, which means the site's.
package enum TimestampParser {
  package enum Failure: Error, Equatable {
    case notADate
    case impossible
  }

  /// The years 1 to 9999, in the site's zone too: others have no address and no text that every reader understands.
  package static func parse(_ text: String, zone: SiteTimeZone) throws(Failure) -> Timestamp {
    let moment = try moment(text, zone: zone)
    guard (1...9999).contains(moment.year) else { throw .impossible }
    return moment
  }

  private static func moment(_ text: String, zone: SiteTimeZone) throws(Failure) -> Timestamp {
    var reader = Reader(text)
    let date = try reader.date()
    guard let time = try reader.time() else {
      guard reader.isAtEnd else { throw .notADate }
      return zone.timestamp(date: date, second: 0, hasTime: false)
    }
    if let offset = try reader.offset() {
      guard reader.isAtEnd else { throw .notADate }
      return zone.shown(instant: date.number * 86400 + time - offset)
    }
    guard reader.isAtEnd else { throw .notADate }
    return zone.timestamp(date: date, second: time, hasTime: true)
  }

  private struct Reader {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) {
      rest = text[...].unicodeScalars
      skipSpace()
      while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skipSpace() {
      while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    }

    mutating func take(_ scalars: Unicode.Scalar...) -> Unicode.Scalar? {
      guard let first = rest.first, scalars.contains(first) else { return nil }
      rest.removeFirst()
      return first
    }

    mutating func number(_ digits: ClosedRange<Int>) throws(Failure) -> Int {
      let run = rest.prefix { ("0"..."9").contains($0) }
      guard digits.contains(run.count), let value = Int(String(run)) else { throw .notADate }
      rest.removeFirst(run.count)
      return value
    }

    mutating func date() throws(Failure) -> CalendarDay {
      let year = try number(4...4)
      guard let separator = take("-", "/", ".", "年") else { throw .notADate }
      let month = try number(1...2)
      guard take(separator == "年" ? "月" : separator) != nil else { throw .notADate }
      let day = try number(1...2)
      if separator == "年", take("日") == nil { throw .notADate }
      guard let date = CalendarDay(year: year, month: month, day: day) else { throw .impossible }
      return date
    }

    /// Seconds since midnight; nil if nothing follows.
    mutating func time() throws(Failure) -> Int? {
      if take("T", "t") == nil { skipSpace() }
      guard !isAtEnd else { return nil }
      let hour = try number(1...2)
      guard take(":") != nil else { throw .notADate }
      let minute = try number(2...2)
      var second = 0
      if take(":") != nil {
        second = try number(2...2)
        if take(".", ",") != nil { _ = try number(1...9) }
      }
      guard hour < 24, minute < 60, second < 60 else { throw .impossible }
      return hour * 3600 + minute * 60 + second
    }

    /// Seconds ahead of UTC; nil if no zone is written.
    mutating func offset() throws(Failure) -> Int? {
      skipSpace()
      if take("Z", "z") != nil { return 0 }
      guard let sign = take("+", "-") else { return nil }
      let digits = rest.filter { ("0"..."9").contains($0) }
      guard digits.count == 4, rest.count == 4 || (rest.count == 5 && rest.dropFirst(2).first == ":"),
        let value = Int(String(String.UnicodeScalarView(digits)))
      else { throw .notADate }
      guard value / 100 <= 14, value % 100 < 60 else { throw .impossible }
      rest.removeAll()
      return (sign == "-" ? -1 : 1) * (value / 100 * 3600 + value % 100 * 60)
    }
  }
}
