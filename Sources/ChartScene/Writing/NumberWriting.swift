/// Writes scene numbers: two decimals at most, no zeros that say nothing.
enum NumberWriting {
  /// In hundredths, rounded once.
  @inline(__always)
  static func hundredths(_ value: Double) -> Int {
    guard value.isFinite, abs(value) < 1e13 else { return 0 }
    // Half away from zero: a half less a bit, so that the sum can't be rounded up to the next whole number.
    let scaled = value * 100
    return Int(scaled < 0 ? scaled - 0.49999999999999994 : scaled + 0.49999999999999994)
  }

  static func append(hundredths value: Int, to out: inout [UInt8]) {
    var rest = value
    if rest < 0 {
      out.append(UInt8(ascii: "-"))
      rest = -rest
    }
    let whole = rest / 100
    let fraction = rest % 100
    if whole > 0 || fraction == 0 { appendDigits(whole, to: &out) }
    if fraction > 0 {
      out.append(UInt8(ascii: "."))
      out.append(UInt8(48 + fraction / 10))
      if fraction % 10 != 0 { out.append(UInt8(48 + fraction % 10)) }
    }
  }

  private static func appendDigits(_ value: Int, to out: inout [UInt8]) {
    if value < 10 {
      out.append(UInt8(48 + value))
      return
    }
    appendDigits(value / 10, to: &out)
    out.append(UInt8(48 + value % 10))
  }

  static func text(_ value: Double) -> String {
    var out: [UInt8] = []
    append(hundredths: hundredths(value), to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Up to four decimals, for opacities and gradient places.
  static func fine(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    if scaled % 100 == 0 { return text(value) }
    var digits = String(abs(scaled) % 10_000)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let whole = abs(scaled) / 10_000
    return (scaled < 0 ? "-" : "") + (whole > 0 ? String(whole) : "") + "." + digits
  }
}
