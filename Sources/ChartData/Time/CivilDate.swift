import Notation

/// A moment taken apart by the Gregorian calendar in UTC, as JavaScript does: its parts may lie outside their range, and
/// carry over then, which those of a `CalendarDay` may not.
package struct CivilDate: Sendable, Equatable {
  package var year: Int
  /// 0 is January, as in JavaScript.
  package var month: Int
  /// From 1.
  package var day: Int
  package var hours = 0
  package var minutes = 0
  package var seconds = 0
  package var milliseconds = 0

  package static let millisecondsPerDay = 86_400_000.0

  package init(
    year: Int, month: Int = 0, day: Int = 1, hours: Int = 0, minutes: Int = 0, seconds: Int = 0, milliseconds: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hours = hours
    self.minutes = minutes
    self.seconds = seconds
    self.milliseconds = milliseconds
  }

  /// Nil for NaN and for moments too far away for an exact count.
  package init?(time: Double) {
    guard time.isFinite, abs(time) <= 8.64e15 else { return nil }
    let days = (time / Self.millisecondsPerDay).rounded(.down)
    var rest = Int(time - days * Self.millisecondsPerDay)
    let date = CalendarDay(number: Int(days))
    (year, month, day) = (date.year, date.month - 1, date.day)
    milliseconds = rest % 1000
    rest /= 1000
    seconds = rest % 60
    rest /= 60
    minutes = rest % 60
    hours = rest / 60
  }

  /// Milliseconds since 1970. Parts outside their range carry over: day 0 is the last of the month before.
  package var time: Double {
    let months = year * 12 + month
    let wholeYear = months >= 0 ? months / 12 : (months - 11) / 12
    let days = Self.days(year: wholeYear, month: months - wholeYear * 12, day: 1) + day - 1
    let clock = ((Double(hours) * 60 + Double(minutes)) * 60 + Double(seconds)) * 1000 + Double(milliseconds)
    return Double(days) * Self.millisecondsPerDay + clock
  }

  /// 0 is Sunday.
  package var weekday: Int {
    let days = Self.days(year: year, month: month, day: day)
    return ((days + 4) % 7 + 7) % 7
  }

  /// From 1.
  package var dayOfYear: Int {
    Self.days(year: year, month: month, day: day) - Self.days(year: year, month: 0, day: 1) + 1
  }

  /// Weeks that begin on Sunday; the days before the first Sunday are week 0.
  package var weekOfYear: Int { (dayOfYear - 1 + 7 - weekday) / 7 }

  /// How many days a month has.
  static func days(ofMonth month: Int, in year: Int) -> Int {
    days(year: month == 11 ? year + 1 : year, month: (month + 1) % 12, day: 1) - days(year: year, month: month, day: 1)
  }

  static func days(year: Int, month: Int, day: Int) -> Int {
    CalendarDay.number(year: year, month: month + 1, day: day)
  }
}
