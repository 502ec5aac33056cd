package import Notation

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

  package var date: CalendarDay { CalendarDay(number: Self.floor(instant + offset, 86400)) }
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
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((date.number % 7) + 7) % 7]
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
