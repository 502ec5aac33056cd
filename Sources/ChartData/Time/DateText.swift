/// Dates as JavaScript's `Date` reads and writes them, with UTC as the zone of the machine.
package enum DateText {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  private static let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  /// `Sun Jan 01 2012 00:00:00 GMT+0000 (Coordinated Universal Time)`.
  package static func longText(_ time: Double) -> String {
    guard let date = CivilDate(time: time) else { return "Invalid Date" }
    let clock = [date.hours, date.minutes, date.seconds].map { padded($0, 2) }.joined(separator: ":")
    return "\(dayNames[date.weekday]) \(monthNames[date.month]) \(padded(date.day, 2)) \(padded(date.year, 4)) \(clock)"
      + " GMT+0000 (Coordinated Universal Time)"
  }

  /// `2012-01-01T00:00:00.000Z`.
  package static func isoText(_ time: Double) -> String {
    guard let date = CivilDate(time: time) else { return "Invalid Date" }
    let clock = [date.hours, date.minutes, date.seconds].map { padded($0, 2) }.joined(separator: ":")
    return "\(padded(date.year, 4))-\(padded(date.month + 1, 2))-\(padded(date.day, 2))T\(clock)"
      + ".\(padded(date.milliseconds, 3))Z"
  }

  package static func padded(_ number: Int, _ width: Int, with fill: Character = "0") -> String {
    let digits = String(abs(number))
    let text = String(repeating: fill, count: max(0, width - digits.count)) + digits
    return number < 0 ? "-" + text : text
  }

  /// Bytes of the longest text that is looked at; the longest form that JavaScript writes has 57.
  private static let longest = 100

  /// Milliseconds since 1970, or NaN.
  package static func parse(_ text: String) -> Double {
    guard text.utf8.count <= longest else { return .nan }
    let bytes = Array(text.utf8)
    if let time = parseISO(bytes) ?? parseMonthFirst(bytes) { return time }
    return FreeDateText.parse(text) ?? .nan
  }

  /// `2024`, `2024-05`, `2024-05-01`, `2024-05-01T12:30`, `…:15.250Z`, `…+08:00`, a space for the T.
  static func parseISO(_ bytes: [UInt8]) -> Double? {
    var scanner = DigitScanner(bytes: bytes)
    scanner.skipSpace()
    guard let year = scanner.digits(exactly: 4) else { return nil }
    var date = CivilDate(year: year)
    if scanner.take("-") {
      guard let month = scanner.digits(exactly: 2), (1...12).contains(month) else { return nil }
      date.month = month - 1
      if scanner.take("-") {
        guard let day = scanner.digits(exactly: 2), day >= 1, day <= CivilDate.days(ofMonth: date.month, in: year)
        else { return nil }
        date.day = day
      }
    }
    if scanner.isAtEnd { return date.time }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" ") else { return nil }
    guard let hours = scanner.digits(exactly: 2), scanner.take(":"), let minutes = scanner.digits(exactly: 2) else {
      return nil
    }
    guard minutes < 60, hours < 24 || (hours == 24 && minutes == 0) else { return nil }
    (date.hours, date.minutes) = (hours, minutes)
    if scanner.take(":") {
      guard let seconds = scanner.digits(exactly: 2), seconds < 60, hours < 24 || seconds == 0 else { return nil }
      date.seconds = seconds
      if scanner.take(".") { date.milliseconds = scanner.fraction() }
    }
    guard let offset = scanner.zone() else { return nil }
    return date.time - Double(offset) * 60_000
  }

  /// `Jan 1 2000`, `January 1, 2000`: the usual form of American tables, read without cutting the text up.
  private static func parseMonthFirst(_ bytes: [UInt8]) -> Double? {
    guard bytes.count >= 10,
      let month = months.firstIndex(where: { name in
        zip(name.utf8, bytes).allSatisfy { $0 == $1 | 0x20 }
      })
    else { return nil }
    var scanner = DigitScanner(bytes: bytes)
    while scanner.index < bytes.count, bytes[scanner.index] | 0x20 >= 0x61, bytes[scanner.index] | 0x20 <= 0x7A {
      scanner.index += 1
    }
    guard scanner.take(" "), let day = scanner.digits(atMost: 2) else { return nil }
    _ = scanner.take(",")
    guard scanner.take(" "), let year = scanner.digits(exactly: 4), scanner.isAtEnd else { return nil }
    return CivilDate(year: year, month: month, day: day).time
  }

  static func month(named name: Substring) -> Int? {
    let lower = name.lowercased()
    guard lower.count >= 3 else { return nil }
    return months.firstIndex { lower.hasPrefix($0) }
  }
}

/// Dates in the looser forms browsers read: `Jan 1 2000`, `1 January 2000 13:45`, `2000/1/31`, `1/31/2000`.
enum FreeDateText {
  static func parse(_ text: String) -> Double? {
    var parts = Parts()
    let words = text.split { " ,/-".contains($0) }
    guard !words.isEmpty, words.count <= 8 else { return nil }
    for word in words {
      guard parts.add(word) else { return nil }
    }
    return parts.time
  }

  private struct Parts {
    /// The last year of JavaScript's dates.
    static let lastYear = 275_760

    var month: Int?
    var numbers: [Int] = []
    var clock: (Int, Int, Int)?
    var isAfternoon: Bool?
    var offset = 0

    mutating func add(_ word: Substring) -> Bool {
      if word.contains(":") { return addClock(word) }
      if let number = Int(word), !word.hasPrefix("+") {
        numbers.append(number)
        return numbers.count <= 3 && (0...Self.lastYear).contains(number)
      }
      let lower = word.lowercased()
      switch lower {
      case "am": isAfternoon = false
      case "pm": isAfternoon = true
      case "z", "gmt", "utc": return true
      case "sun", "mon", "tue", "wed", "thu", "fri", "sat", "sunday", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday":
        return true
      default:
        if lower.hasPrefix("gmt"), let hours = Int(lower.dropFirst(4)), (0..<2400).contains(hours) {
          offset = (hours / 100 * 60 + hours % 100) * (lower.contains("-") ? -1 : 1)
          return true
        }
        guard month == nil, let named = DateText.month(named: word) else { return false }
        month = named
      }
      return true
    }

    mutating func addClock(_ word: Substring) -> Bool {
      let fields = word.split(separator: ":").map { Int($0.prefix(2)) }
      guard clock == nil, (2...3).contains(fields.count), !fields.contains(nil) else { return false }
      clock = (fields[0] ?? 0, fields[1] ?? 0, fields.count > 2 ? fields[2] ?? 0 : 0)
      return true
    }

    var time: Double? {
      var date: CivilDate
      if let month {
        guard !numbers.isEmpty else { return nil }
        if numbers.count == 1 {
          date =
            numbers[0] > 31
            ? CivilDate(year: numbers[0], month: month) : CivilDate(year: 2001, month: month, day: numbers[0])
        } else {
          let (day, year) = numbers[0] > 31 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
          date = CivilDate(year: fullYear(year), month: month, day: day)
        }
      } else {
        guard numbers.count == 3 else { return nil }
        date =
          numbers[0] > 31
          ? CivilDate(year: numbers[0], month: numbers[1] - 1, day: numbers[2])
          : CivilDate(year: fullYear(numbers[2]), month: numbers[0] - 1, day: numbers[1])
        guard (0...11).contains(date.month) else { return nil }
      }
      guard (1...CivilDate.days(ofMonth: date.month, in: date.year)).contains(date.day) else { return nil }
      if let clock {
        date.hours =
          isAfternoon == true && clock.0 < 12 ? clock.0 + 12 : isAfternoon == false && clock.0 == 12 ? 0 : clock.0
        (date.minutes, date.seconds) = (clock.1, clock.2)
      }
      return date.time - Double(offset) * 60_000
    }

    private func fullYear(_ year: Int) -> Int { year < 50 ? year + 2000 : year < 100 ? year + 1900 : year }
  }
}
