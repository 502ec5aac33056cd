import XMLOutput

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

  /// The digits are packed from the last to the first: nearly all numbers are of eight bytes at most.
  static func append(hundredths value: Int, to out: inout ByteBuffer) {
    var (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: 100)
    guard whole < 10_000 else {
      out.append(text(value).utf8)
      return
    }
    var packed: UInt64 = 0
    var count = 0
    func push(_ byte: UInt) {
      packed = packed << 8 | UInt64(byte)
      count += 1
    }
    let hasFraction = fraction > 0
    if hasFraction {
      if fraction % 10 != 0 { push(48 + fraction % 10) }
      fraction /= 10
      push(48 + fraction)
      push(UInt(UInt8(ascii: ".")))
    }
    if whole > 0 || !hasFraction {
      repeat {
        push(48 + whole % 10)
        whole /= 10
      } while whole > 0
    }
    if value < 0 { push(UInt(UInt8(ascii: "-"))) }
    out.append(packed: packed, count: count)
  }

  private static func text(_ hundredths: Int) -> String {
    let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let decimals =
      fraction == 0 ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : (fraction < 10 ? ".0" : ".") + "\(fraction)"
    return (hundredths < 0 ? "-" : "") + (whole > 0 || fraction == 0 ? String(whole) : "") + decimals
  }

  static func append(_ value: Double, to out: inout ByteBuffer) { append(hundredths: hundredths(value), to: &out) }

  static func text(_ value: Double) -> String { text(hundredths(value)) }

  /// Up to four decimals, for opacities and gradient places.
  static func fine(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e13 else { return "0" }
    let scaled = Int((value * 10_000).rounded())
    if scaled % 100 == 0 { return text(value) }
    var digits = String(abs(scaled) % 10_000)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let whole = abs(scaled) / 10_000
    return (scaled < 0 ? "-" : "") + (whole > 0 ? String(whole) : "") + "." + digits
  }
}
