/// Reads dates by a d3-time-format text, in UTC.
package struct TimeParser: Sendable {
  private let format: [Character]

  package init(_ format: String) { self.format = Array(format) }

  /// Milliseconds since 1970; NaN if the text doesn't match.
  package func parse(_ text: String) -> Double {
    var scanner = DigitScanner(bytes: Array(text.utf8))
    var date = CivilDate(year: 1900)
    var isAfternoon: Bool?
    var zone = 0
    var index = 0
    while index < format.count {
      let character = format[index]
      index += 1
      guard character == "%", index < format.count else {
        for byte in String(character).utf8 {
          guard scanner.index < scanner.bytes.count, scanner.bytes[scanner.index] == byte else { return .nan }
          scanner.index += 1
        }
        continue
      }
      var directive = format[index]
      index += 1
      if "-_0".contains(directive), index < format.count {
        directive = format[index]
        index += 1
      }
      if directive == "p" {
        guard let half = word(&scanner, ["AM", "PM"]) else { return .nan }
        isAfternoon = half == 1
      } else if directive == "Z" {
        guard let minutes = scanner.zone() else { return .nan }
        zone = minutes
      } else if directive == "Q" || directive == "s" {
        guard let number = scanner.digits(atMost: 16) else { return .nan }
        return Double(number) * (directive == "s" ? 1000 : 1)
      } else if !read(directive, &scanner, &date) {
        return .nan
      }
    }
    guard scanner.isAtEnd else { return .nan }
    if let isAfternoon { date.hours = date.hours % 12 + (isAfternoon ? 12 : 0) }
    return date.time - Double(zone) * 60_000
  }

  private func read(_ directive: Character, _ scanner: inout DigitScanner, _ date: inout CivilDate) -> Bool {
    func number(_ width: Int, _ use: (Int) -> Void) -> Bool {
      scanner.skipSpace()
      guard let value = scanner.digits(atMost: width) else { return false }
      use(value)
      return true
    }
    let locale = TimeLocale.english
    switch directive {
    case "Y": return number(4) { date.year = $0 }
    case "y": return number(2) { date.year = $0 + ($0 > 68 ? 1900 : 2000) }
    case "m": return number(2) { date.month = $0 - 1 }
    case "d", "e": return number(2) { date.day = $0 }
    case "H", "I": return number(2) { date.hours = $0 }
    case "M": return number(2) { date.minutes = $0 }
    case "S": return number(2) { date.seconds = $0 }
    case "L": return number(3) { date.milliseconds = $0 }
    case "f": return number(6) { date.milliseconds = $0 / 1000 }
    case "q": return number(1) { date.month = ($0 - 1) * 3 }
    case "j":
      return number(3) {
        date.month = 0
        date.day = $0
      }
    case "B": return word(&scanner, locale.months).map { date.month = $0 } != nil
    case "b", "h": return word(&scanner, locale.shortMonths).map { date.month = $0 } != nil
    case "A": return word(&scanner, locale.days) != nil
    case "a": return word(&scanner, locale.shortDays) != nil
    case "%": return scanner.take("%")
    default: return false
    }
  }

  private func word(_ scanner: inout DigitScanner, _ words: [String]) -> Int? {
    let rest = String(decoding: scanner.bytes[scanner.index...], as: UTF8.self).lowercased()
    guard let found = words.firstIndex(where: { rest.hasPrefix($0.lowercased()) }) else { return nil }
    scanner.index += words[found].utf8.count
    return found
  }
}
