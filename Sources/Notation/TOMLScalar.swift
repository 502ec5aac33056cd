/// What a word of TOML means that is no string: a truth value, a number, a date (TOML 1.0).
enum TOMLScalar {
  /// Nil if it means nothing.
  static func content(_ word: String) -> Node.Content? {
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "inf", "+inf": return .number(.infinity, text: word)
    case "-inf": return .number(-.infinity, text: word)
    case "nan", "+nan", "-nan": return .number(.nan, text: word)
    default: break
    }
    if let moment = moment(word) { return .string(moment) }
    return number(word)
  }

  private static func number(_ word: String) -> Node.Content? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      guard let digits = digits(word.dropFirst(2), radix: radix), let value = Int(digits, radix: radix) else {
        return nil
      }
      return .number(Double(value), text: String(value))
    }
    let signed = word.hasPrefix("+") || word.hasPrefix("-")
    let sign = word.hasPrefix("-") ? "-" : ""
    let parts = word.dropFirst(signed ? 1 : 0).split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "e" || $0 == "E"
    }
    guard let mantissa = parts.first else { return nil }
    let halves = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = halves.first.flatMap({ digits($0, radix: 10) }), whole.count == 1 || !whole.hasPrefix("0") else {
      return nil
    }
    if halves.count == 1, parts.count == 1 {
      return Int(sign + whole).map { .number(Double($0), text: String($0)) }
    }
    var text = sign + whole
    if halves.count == 2 {
      guard let fraction = digits(halves[1], radix: 10) else { return nil }
      text += "." + fraction
    }
    if parts.count == 2 {
      let exponent = parts[1].first == "+" || parts[1].first == "-" ? parts[1].dropFirst() : parts[1]
      guard let digits = digits(exponent, radix: 10) else { return nil }
      text += parts[1].first == "-" ? "e-" + digits : "e" + digits
    }
    return Double(text).flatMap { $0.isFinite ? .number($0, text: String($0)) : nil }
  }

  /// Digits without the underscores between them; nil if anything else is there.
  private static func digits(_ text: Substring, radix: Int) -> String? {
    var digits = ""
    var mayBreak = false
    for character in text {
      if character == "_", mayBreak {
        mayBreak = false
      } else {
        guard character.isASCII, let value = character.hexDigitValue, value < radix else { return nil }
        digits.append(character)
        mayBreak = true
      }
    }
    return mayBreak ? digits : nil
  }

  /// A date, a time or both as RFC 3339 writes them, without fractions of a second.
  private static func moment(_ word: String) -> String? {
    var rest = Array(word.utf8)[...]
    let digits = { (text: ArraySlice<UInt8>) in String(decoding: text, as: UTF8.self) }
    guard rest.count >= 8, rest.count <= 64 else { return nil }
    if rest.dropFirst(2).first == UInt8(ascii: ":") {
      return time(&rest).flatMap { rest.isEmpty ? digits($0) : nil }
    }
    let date = rest.prefix(10)
    guard isDate(date) else { return nil }
    rest = rest.dropFirst(10)
    guard let separator = rest.popFirst() else { return digits(date) }
    guard "Tt ".utf8.contains(separator), let clock = time(&rest) else { return nil }
    let local = digits(date) + "T" + digits(clock)
    guard let sign = rest.first else { return local }
    if rest.count == 1 { return sign & 0xDF == UInt8(ascii: "Z") ? local + "+00:00" : nil }
    var zone = rest.dropFirst() + Array(":00".utf8)
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), rest.count == 6, time(&zone) != nil else {
      return nil
    }
    return local + digits(rest)
  }

  /// Takes `07:32:00`, and passes its fraction.
  private static func time(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let text = rest.prefix(8)
    guard let parts = numbers(text, lengths: [2, 2, 2], UInt8(ascii: ":")), parts[0] < 24, parts[1] < 60, parts[2] < 60
    else { return nil }
    rest = rest.dropFirst(8)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    return text
  }

  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    guard let parts = numbers(text, lengths: [4, 2, 2], UInt8(ascii: "-")), (1...12).contains(parts[1]) else {
      return false
    }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
    return (1...days).contains(parts[2])
  }

  /// The numbers of a text such as `2026-01-03`, if it is made of so many digits.
  private static func numbers(_ text: ArraySlice<UInt8>, lengths: [Int], _ separator: UInt8) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.map(\.count) == lengths, parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    return parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
  }
}
