/// A moment, with the calendar date and the time of day that the site's zone shows for it.
package struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package let instant: Int
  /// Seconds that the shown time is ahead of UTC.
  package let offset: Int
  /// False if only a day was given; then the time is midnight.
  package let hasTime: Bool

  package init(instant: Int, offset: Int, hasTime: Bool = true) {
    self.instant = instant
    self.offset = offset
    self.hasTime = hasTime
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.instant < b.instant }

  package var date: CivilDate { CivilDate(dayNumber: Self.floor(instant + offset, 86400)) }
  package var year: Int { date.year }
  package var month: Int { date.month }
  package var day: Int { date.day }
  package var hour: Int { secondOfDay / 3600 }
  package var minute: Int { secondOfDay / 60 % 60 }
  package var second: Int { secondOfDay % 60 }

  private var secondOfDay: Int { instant + offset - Self.floor(instant + offset, 86400) * 86400 }

  private static func floor(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a - b + 1) / b }

  /// RFC 3339: `2026-01-03T03:39:00+08:00`.
  package var rfc3339: String {
    "\(date)T\(two(hour)):\(two(minute)):\(two(second))\(zone(separator: ":", utc: "Z"))"
  }

  /// RFC 822 as RSS asks for it: `Sat, 03 Jan 2026 03:39:00 +0800`.
  package var rfc822: String {
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((date.dayNumber % 7) + 7) % 7]
    let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    return
      "\(weekday), \(two(day)) \(name) \(date.digits.year) \(two(hour)):\(two(minute)):\(two(second)) \(zone(separator: "", utc: "+0000"))"
  }

  /// For `<time datetime>`: a day, or a day with time and zone.
  package var attribute: String { hasTime ? rfc3339 : date.description }

  /// `03:39`
  package var clock: String { "\(two(hour)):\(two(minute))" }

  private func zone(separator: String, utc: String) -> String {
    guard offset != 0 else { return utc }
    let minutes = abs(offset) / 60
    return (offset < 0 ? "-" : "+") + two(minutes / 60) + separator + two(minutes % 60)
  }
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// A day of the proleptic Gregorian calendar, by Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
package struct CivilDate: Sendable, Hashable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil if there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    guard day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that lies `dayNumber` days after 1970-01-01.
  package init(dayNumber: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// `2026-01-03`
  package var description: String {
    "\(digits.year)-\(digits.month)-\(digits.day)"
  }

  /// The parts of the description.
  var digits: (year: String, month: String, day: String) {
    let number = String(year)
    return (String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number, two(month), two(day))
  }
}
