import Foundation
import Notation

/// The zone that dates without one are in, and that all dates are shown in. Never the machine's.
package struct SiteTimeZone: Sendable {
  private let zone: TimeZone

  package static let utc = SiteTimeZone(zone: .gmt)

  private init(zone: TimeZone) { self.zone = zone }

  /// Nil if the system's zone data knows no such name. `UTC` and offsets such as `+08:00` are names too.
  package init?(_ name: String) {
    if name == "UTC" || name == "Z" {
      self = .utc
    } else if let first = name.first, first == "+" || first == "-" {
      let digits = name.dropFirst().filter(\.isNumber)
      guard digits.count == 4, let value = Int(digits), value / 100 <= 14, value % 100 < 60 else { return nil }
      let seconds = (first == "-" ? -1 : 1) * (value / 100 * 3600 + value % 100 * 60)
      guard let zone = TimeZone(secondsFromGMT: seconds) else { return nil }
      self.zone = zone
    } else {
      guard name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
      self.zone = zone
    }
  }

  /// The moment as this zone shows it.
  package func shown(instant: Int, hasTime: Bool = true) -> Timestamp {
    Timestamp(instant: instant, offset: offset(at: instant), hasTime: hasTime)
  }

  /// The moment at which this zone's clocks show a date and time. In the hour that is skipped in spring the time
  /// before the change counts; in the hour that comes twice in autumn, the first.
  func timestamp(date: CalendarDay, second: Int, hasTime: Bool) -> Timestamp {
    let local = date.number * 86400 + second
    let before = offset(at: local - 86400)
    if offset(at: local - before) == before {
      return Timestamp(instant: local - before, offset: before, hasTime: hasTime)
    }
    let guess = offset(at: local - before)
    return shown(instant: local - guess, hasTime: hasTime)
  }

  /// In whole minutes, as dates are written (RFC 3339): before the time of railways, places had seconds of their own.
  private func offset(at instant: Int) -> Int {
    let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
    return seconds - seconds % 60
  }
}
