import Glibc
import Limits

/// Numbers with a given count of digits, rounded exactly as JavaScript's `toFixed`, `toExponential`, `toPrecision` do.
package enum FixedText {
  /// `toFixed`. Above 1e21 the plain text of the number.
  package static func text(_ value: Double, decimals: Int) -> String {
    if value.isInfinite { return "Infinity" }
    if abs(value) >= 1e21 { return NumberText.text(value) }
    if decimals == 0, value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    if let units = units(abs(value), decimals: decimals) {
      return (value < 0 ? "-" : "") + place(String(units), decimals: decimals)
    }
    return formatted("%.*f", decimals, tieBroken(value, decimals: decimals))
  }

  package static func exponential(_ value: Double, decimals: Int) -> String {
    if value.isInfinite { return "Infinity" }
    let text = formatted("%.*e", decimals, tieBroken(value, digits: decimals + 1))
    guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]) else { return text }
    return "\(text[..<e])e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
  }

  package static func precision(_ value: Double, _ digits: Int) -> String {
    if value.isInfinite { return "Infinity" }
    if value == 0 { return digits > 1 ? "0." + String(repeating: "0", count: digits - 1) : "0" }
    let (coefficient, exponent) = parts(value, digits)
    if exponent < -6 || exponent >= digits {
      let mantissa =
        coefficient.count > 1 ? coefficient.prefix(1) + "." + coefficient.dropFirst() : Substring(coefficient)
      return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }
    return place(coefficient, exponent)
  }

  /// d3-format's `r`: decimal notation, rounded to significant digits.
  static func rounded(_ value: Double, _ digits: Int) -> String {
    if value.isInfinite { return "Infinity" }
    if value == 0 { return digits > 1 ? "0." + String(repeating: "0", count: digits - 1) : "0" }
    let (coefficient, exponent) = parts(value, digits)
    return place(coefficient, exponent)
  }

  private static let letters = ["y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"]

  /// d3-format's `s`: significant digits with an SI letter.
  static func prefixed(_ value: Double, _ digits: Int) -> (String, String) {
    if value.isInfinite { return ("Infinity", "") }
    if value == 0 { return (precision(0, digits), "") }
    let (coefficient, exponent) = parts(value, digits)
    let group = max(-8, min(8, Int(limited: (Double(exponent) / 3).rounded(.down))))
    return (place(coefficient, exponent - group * 3), letters[8 + group])
  }

  /// The SI letter of a number and its factor.
  package static func prefix(of value: Double) -> (letter: String, factor: Double) {
    let exponent = value == 0 ? 0 : Int(limited: log10(abs(value)).rounded(.down))
    let group = max(-8, min(8, Int(limited: (Double(exponent) / 3).rounded(.down))))
    return (letters[8 + group], pow(10, Double(-group * 3)))
  }

  private static let powersOfTen: [Double] = (0...22).reduce(into: []) { $0.append($1 == 0 ? 1 : $0[$1 - 1] * 10) }

  /// value × 10^decimals as a whole number, halves rounded up; exact, for a fused multiplication tells what the rounding
  /// of the product took away. Nil for numbers of more than 18 digits.
  static func units(_ value: Double, decimals: Int) -> UInt64? {
    guard value >= 0, (0...22).contains(decimals) else { return nil }
    let power = powersOfTen[decimals]
    let scaled = value * power
    guard scaled < 1e18 else { return nil }
    let whole = UInt64(scaled)
    let fraction = scaled - Double(whole)
    let rest = (-scaled).addingProduct(value, power)
    // From 2^52 on products are whole, and all of the fraction is in the rest.
    if scaled >= 4_503_599_627_370_496 { return UInt64(Int64(whole) + Int64((rest + 0.5).rounded(.down))) }
    return fraction > 0.5 || (fraction == 0.5 && rest >= 0) ? whole + 1 : whole
  }

  /// A whole number of 10^-decimals as a decimal.
  private static func place(_ digits: String, decimals: Int) -> String {
    guard decimals > 0 else { return digits }
    let bytes =
      Array(repeating: UInt8(ascii: "0"), count: max(0, decimals + 1 - digits.utf8.count)) + Array(digits.utf8)
    let split = bytes.count - decimals
    return String(decoding: bytes[..<split] + [UInt8(ascii: ".")] + bytes[split...], as: UTF8.self)
  }

  /// Where a number's first digit stands: floor(log₁₀) for 1e-6 to 1e15, found by comparing; nil outside.
  static func magnitude(_ value: Double) -> Int? {
    guard value >= 1e-6, value < 1e15 else { return nil }
    if value >= 1 { return (powersOfTen.firstIndex { $0 > value } ?? 16) - 1 }
    return -(powersOfTen.firstIndex { value * $0 >= 1 } ?? 6)
  }

  private static func parts(_ value: Double, _ digits: Int) -> (String, Int) {
    if digits <= 15, let exponent = magnitude(value), let units = units(value, decimals: digits - 1 - exponent) {
      let text = String(units)
      // Rounding up may have made a digit more: 9.96 with two digits is 10.
      if text.utf8.count == digits { return (text, exponent) }
      if text.utf8.count == digits + 1 { return (String(text.dropLast()), exponent + 1) }
    }
    let text = formatted("%.*e", digits - 1, tieBroken(value, digits: digits))
    guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]) else { return (text, 0) }
    return (text[..<e].filter { $0 != "." }, exponent)
  }

  private static func place(_ coefficient: String, _ exponent: Int) -> String {
    let count = coefficient.count
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + coefficient }
    if count > exponent + 1 { return coefficient.prefix(exponent + 1) + "." + coefficient.dropFirst(exponent + 1) }
    return coefficient + String(repeating: "0", count: exponent + 1 - count)
  }

  private static func tieBroken(_ value: Double, digits: Int) -> Double {
    value == 0 ? value : tieBroken(value, decimals: digits - 1 - Int(limited: log10(abs(value)).rounded(.down)))
  }

  /// A number halfway between two texts, moved a little away from zero: JavaScript rounds it so, the C library to the
  /// even digit.
  private static func tieBroken(_ value: Double, decimals: Int) -> Double {
    guard abs(decimals) <= 22 else { return value }  // Larger powers of ten aren't exact, nor are there ties.
    let power = pow(10, Double(abs(decimals)))
    let scaled = decimals >= 0 ? value * power : value / power
    let error = decimals >= 0 ? (-scaled).addingProduct(value, power) : (-value).addingProduct(scaled, power)
    guard abs(scaled - scaled.rounded(.towardZero)) == 0.5, error == 0 else { return value }
    return value < 0 ? value.nextDown : value.nextUp
  }

  private static func formatted(_ format: String, _ digits: Int, _ value: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let count = withVaList([Int32(digits), value]) { vsnprintf(buffer.baseAddress, 400, format, $0) }
      return String(decoding: buffer.prefix(Int(min(count, 399))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
