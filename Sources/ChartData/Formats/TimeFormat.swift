/// A date format in d3-time-format's language (`%Y-%m-%d`), in UTC.
package struct TimeFormat: Sendable {
  private let text: String
  private let locale: TimeLocale

  package init(_ text: String, locale: TimeLocale = .english) {
    self.text = text
    self.locale = locale
  }

  package func text(_ time: Double) -> String {
    guard let date = CivilDate(time: time) else { return "Invalid Date" }
    var out = ""
    var iterator = text.makeIterator()
    while let character = iterator.next() {
      guard character == "%" else {
        out.append(character)
        continue
      }
      guard var directive = iterator.next() else { break }
      var pad: Character?
      if directive == "-" || directive == "_" || directive == "0" {
        pad = directive
        guard let next = iterator.next() else { break }
        directive = next
      }
      out += part(directive, date, time, pad)
    }
    return out
  }

  private func part(_ directive: Character, _ date: CivilDate, _ time: Double, _ pad: Character?) -> String {
    func number(_ value: Int, _ width: Int, _ fill: Character = "0") -> String {
      switch pad {
      case "-": String(value)
      case "_": DateText.padded(value, width, with: " ")
      case "0": DateText.padded(value, width)
      default: DateText.padded(value, width, with: fill)
      }
    }
    switch directive {
    case "d": return number(date.day, 2)
    case "e": return number(date.day, 2, " ")
    case "f": return number(date.milliseconds * 1000, 6)
    case "g": return number(isoWeek(date).year % 100, 2)
    case "G": return number(isoWeek(date).year, 4)
    case "H": return number(date.hours, 2)
    case "I": return number((date.hours + 11) % 12 + 1, 2)
    case "j": return number(date.dayOfYear, 3)
    case "L": return number(date.milliseconds, 3)
    case "m": return number(date.month + 1, 2)
    case "M": return number(date.minutes, 2)
    case "S": return number(date.seconds, 2)
    case "U": return number(date.weekOfYear, 2)
    case "V": return number(isoWeek(date).week, 2)
    case "W": return number((date.dayOfYear - 1 + 7 - (date.weekday + 6) % 7) / 7, 2)
    case "y": return number(((date.year % 100) + 100) % 100, 2)
    case "Y": return number(date.year, 4)
    default: return word(directive, date, time)
    }
  }

  /// The parts that aren't padded.
  private func word(_ directive: Character, _ date: CivilDate, _ time: Double) -> String {
    switch directive {
    case "a": locale.shortDays[date.weekday]
    case "A": locale.days[date.weekday]
    case "b", "h": locale.shortMonths[date.month]
    case "B": locale.months[date.month]
    case "c": TimeFormat(locale.text(.dateTime), locale: locale).text(time)
    case "p": locale.period(hours: date.hours)
    case "q": String(date.month / 3 + 1)
    case "Q": NumberText.text(time)
    case "s": NumberText.text((time / 1000).rounded(.down))
    case "u": String(date.weekday == 0 ? 7 : date.weekday)
    case "w": String(date.weekday)
    case "x": TimeFormat(locale.text(.date), locale: locale).text(time)
    case "X": TimeFormat(locale.text(.time), locale: locale).text(time)
    case "Z": "+0000"
    case "%": "%"
    default: "%\(directive)"
    }
  }

  /// ISO 8601: week 1 holds the first Thursday; weeks begin on Monday.
  private func isoWeek(_ date: CivilDate) -> (year: Int, week: Int) {
    let thursday = CivilDate(year: date.year, month: date.month, day: date.day + 3 - (date.weekday + 6) % 7)
    guard let real = CivilDate(time: thursday.time) else { return (date.year, 1) }
    return (real.year, (real.dayOfYear - 1) / 7 + 1)
  }
}
