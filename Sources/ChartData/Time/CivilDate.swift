/// A moment taken apart by the Gregorian calendar in UTC.
///
/// Days are counted with the algorithm of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
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
    (year, month, day) = Self.civil(days: Int(days))
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
    let y = month < 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func civil(days: Int) -> (Int, Int, Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 2 : shifted - 10
    let year = yearOfEra + era * 400 + (month < 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
