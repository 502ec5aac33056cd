/// A number format in d3-format's language: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
package struct NumberFormat: Sendable {
  private var fill: Character = " "
  private var align: Character = ">"
  private var sign: Character = "-"
  private var symbol: Character?
  private var isZeroPadded = false
  private var width = 0
  private var hasGroups = false
  private var precision: Int?
  private var isTrimmed = false
  private var type: Character?
  private var unit: (letter: String, factor: Double)?
  /// Whether there is neither width nor sign nor symbol.
  private var isPlain = false
  private let locale: NumberLocale

  /// Nil if the text is no such format.
  package init?(_ text: String, locale: NumberLocale = .english) {
    self.locale = locale
    var rest = Array(text.unicodeScalars)[...]
    func isAlignment(_ scalar: Unicode.Scalar?) -> Bool {
      scalar == "<" || scalar == ">" || scalar == "=" || scalar == "^"
    }
    if isAlignment(rest.dropFirst().first) { fill = Character(rest.removeFirst()) }
    if isAlignment(rest.first) { align = Character(rest.removeFirst()) }
    if let first = rest.first, "-+( ".unicodeScalars.contains(first) { sign = Character(rest.removeFirst()) }
    if let first = rest.first, first == "$" || first == "#" { symbol = Character(rest.removeFirst()) }
    if rest.first == "0" {
      isZeroPadded = true
      rest.removeFirst()
    }
    width = Self.number(&rest) ?? 0
    guard width <= 200 else { return nil }
    if rest.first == "," {
      hasGroups = true
      rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let value = Self.number(&rest) else { return nil }
      precision = value
    }
    if rest.first == "~" {
      isTrimmed = true
      rest.removeFirst()
    }
    if let last = rest.first, last == "%" || last.properties.isAlphabetic { type = Character(rest.removeFirst()) }
    guard rest.isEmpty else { return nil }
    normalizeType()
  }

  /// The digits at the beginning, taken away; nil if there are none. Larger numbers than any format needs stay large.
  private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int? {
    var value: Int?
    while let digit = rest.first, ("0"..."9").contains(digit) {
      value = min((value ?? 0) * 10 + Int(digit.value - 48), 1_000_000)
      rest.removeFirst()
    }
    return value
  }

  private mutating func normalizeType() {
    if type == "n" {
      hasGroups = true
      type = "g"
    } else if type.map({ !"%bcdefgoprsXx".contains($0) }) ?? true {
      if precision == nil { precision = 12 }
      isTrimmed = true
      type = "g"
    }
    if isZeroPadded || (fill == "0" && align == "=") {
      isZeroPadded = true
      fill = "0"
      align = "="
    }
    isPlain = symbol == nil && width == 0 && sign == "-"
  }

  package var hasPrecision: Bool { precision != nil }
  package var kind: Character { type ?? "g" }

  package func withPrecision(_ value: Int) -> NumberFormat {
    var copy = self
    copy.precision = value
    return copy
  }

  /// The same format with so many decimals, all numbers with the SI letter of one (d3's `formatPrefix`).
  package func withPrecision(_ value: Int, prefixOf reference: Double) -> NumberFormat {
    var copy = withPrecision(value)
    copy.type = "f"
    copy.unit = FixedText.prefix(of: reference)
    copy.isPlain = false
    return copy
  }

  package func text(_ value: Double) -> String {
    if let plain = plainText(value) { return plain }
    if let unit {
      var plain = self
      plain.unit = nil
      plain.normalizeType()
      return plain.text(value * unit.factor) + unit.letter
    }
    let kind = type ?? "g"
    var prefix =
      symbol == "$" ? locale.currency.0 : symbol == "#" && "boxX".contains(kind) ? "0\(kind.lowercased())" : ""
    var suffix = symbol == "$" ? locale.currency.1 : kind == "%" || kind == "p" ? "%" : ""
    var body: String
    if kind == "c" {
      body = ""
      suffix = NumberText.text(value) + suffix
    } else {
      var isNegative = value < 0 || (value == 0 && value.sign == .minus)
      var unit = ""
      if value.isNaN {
        body = "NaN"
      } else {
        (body, unit) = digits(abs(value), kind)
      }
      if isTrimmed { body = Self.trimmed(body) }
      if isNegative, (Double(body) ?? 1) == 0, sign != "+" { isNegative = false }
      prefix =
        (isNegative ? (sign == "(" ? "(" : locale.minus) : sign == "-" || sign == "(" ? "" : String(sign)) + prefix
      suffix = unit + suffix + (isNegative && sign == "(" ? ")" : "")
      if let split = body.firstIndex(where: { !($0 >= "0" && $0 <= "9") }), "bcdefgoprsXx%".contains(kind), !value.isNaN
      {
        let tail = body[split...]
        suffix = (tail.hasPrefix(".") ? locale.decimal + tail.dropFirst() : String(tail)) + suffix
        body = String(body[..<split])
      }
    }
    return padded(body, prefix, suffix)
  }

  /// The text of a number in a format without anything special about it, by whole numbers only: most ticks and labels
  /// are such.
  private func plainText(_ value: Double) -> String? {
    guard isPlain, abs(value) < 1e12 else { return nil }
    let size = abs(value)
    var suffix = ""
    var decimals = min(20, precision ?? 6)
    var trims = isTrimmed
    var amount = size
    switch type {
    case "f": break
    case "%": (amount, suffix) = (size * 100, "%")
    case "d": (amount, decimals) = (size.rounded(.toNearestOrAwayFromZero), 0)
    case "g" where isTrimmed:
      let digits = max(1, precision ?? 6)
      guard digits >= 12, let exponent = size == 0 ? 0 : FixedText.magnitude(size) else { return nil }
      decimals = max(0, digits - 1 - exponent)
      trims = true
    default: return nil
    }
    guard decimals <= 18, var units = FixedText.units(amount, decimals: decimals) else { return nil }
    // Rounded up to one digit more than there may be, it is written with an exponent.
    if type == "g", decimals == 0, units >= 1_000_000_000_000 { return nil }
    while trims, decimals > 0, units % 10 == 0 { (units, decimals) = (units / 10, decimals - 1) }
    return decimalText(units, decimals, isNegative: value < 0) + suffix
  }

  private func decimalText(_ units: UInt64, _ decimals: Int, isNegative: Bool) -> String {
    let power = (0..<decimals).reduce(UInt64(1)) { power, _ in power * 10 }
    let whole = String(units / power)
    var text = isNegative && units > 0 ? locale.minus : ""
    text += hasGroups ? locale.grouped(whole, width: .max) : whole
    guard decimals > 0 else { return text }
    let fraction = String(units % power)
    return text + locale.decimal + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
  }

  private func padded(_ body: String, _ prefix: String, _ suffix: String) -> String {
    var body = body
    if hasGroups, !isZeroPadded { body = locale.grouped(body, width: .max) }
    if width == 0, !hasGroups || !isZeroPadded { return prefix + body + suffix }
    let length = prefix.count + body.count + suffix.count
    var padding = length < width ? String(repeating: fill, count: width - length) : ""
    if hasGroups, isZeroPadded {
      body = locale.grouped(padding + body, width: padding.isEmpty ? .max : width - suffix.count)
      padding = ""
    }
    switch align {
    case "<": return prefix + body + suffix + padding
    case "=": return prefix + padding + body + suffix
    case "^":
      let half = padding.count / 2
      return String(padding.prefix(half)) + prefix + body + suffix + String(padding.dropFirst(half))
    default: return padding + prefix + body + suffix
    }
  }

  /// The digits of a number that isn't negative, and the SI letter behind it.
  private func digits(_ value: Double, _ kind: Character) -> (String, String) {
    let significant = max(1, min(21, precision ?? 6))
    let decimals = max(0, min(20, precision ?? 6))
    switch kind {
    case "%": return (FixedText.text(value * 100, decimals: decimals), "")
    case "b": return (String(UInt64(exactly: min(value, 1e18).rounded()) ?? 0, radix: 2), "")
    case "o": return (String(UInt64(exactly: min(value, 1e18).rounded()) ?? 0, radix: 8), "")
    case "x": return (String(UInt64(exactly: min(value, 1e18).rounded()) ?? 0, radix: 16), "")
    case "X": return (String(UInt64(exactly: min(value, 1e18).rounded()) ?? 0, radix: 16, uppercase: true), "")
    case "d": return (FixedText.text(value.rounded(.toNearestOrAwayFromZero), decimals: 0), "")
    case "e": return (FixedText.exponential(value, decimals: decimals), "")
    case "f": return (FixedText.text(value, decimals: decimals), "")
    case "g": return (FixedText.precision(value, significant), "")
    case "p": return (FixedText.rounded(value * 100, significant), "")
    case "r": return (FixedText.rounded(value, significant), "")
    case "s": return FixedText.prefixed(value, significant)
    default: return (NumberText.text(value), "")
    }
  }

  /// Without zeros that say nothing: `1.500` → `1.5`, `1.0e3` → `1e3`.
  static func trimmed(_ text: String) -> String {
    var mantissa = Substring(text)
    var tail = Substring()
    if let end = text.firstIndex(where: { !($0 >= "0" && $0 <= "9") && $0 != "." }) {
      mantissa = text[..<end]
      tail = text[end...]
    }
    guard mantissa.contains(".") else { return text }
    while mantissa.last == "0" { mantissa.removeLast() }
    if mantissa.last == "." { mantissa.removeLast() }
    return String(mantissa + tail)
  }
}
