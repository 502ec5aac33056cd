#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers with a given count of digits, rounded exactly as JavaScript's `toFixed`, `toExponential`, `toPrecision` do.
package enum FixedText {
  /// `toFixed`. Above 1e21 the plain text of the number.
  package static func text(_ value: Double, decimals: Int) -> String {
    if value.isInfinite { return "Infinity" }
    if abs(value) >= 1e21 { return NumberText.text(value) }
    if decimals == 0, value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
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
    let group = max(-8, min(8, Int((Double(exponent) / 3).rounded(.down))))
    return (place(coefficient, exponent - group * 3), letters[8 + group])
  }

  /// The SI letter of a number and its factor.
  package static func prefix(of value: Double) -> (letter: String, factor: Double) {
    let exponent = value == 0 ? 0 : Int(log10(abs(value)).rounded(.down))
    let group = max(-8, min(8, Int((Double(exponent) / 3).rounded(.down))))
    return (letters[8 + group], pow(10, Double(-group * 3)))
  }

  private static func parts(_ value: Double, _ digits: Int) -> (String, Int) {
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
    value == 0 ? value : tieBroken(value, decimals: digits - 1 - Int(log10(abs(value)).rounded(.down)))
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
