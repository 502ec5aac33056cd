/// Numbers as JavaScript reads and writes them.
package enum NumberText {
  /// The shortest text that reads back as the same number: `0.1`, `1e+21`, `NaN`.
  package static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return "0" }
    if abs(value) < 1e15, value == value.rounded() { return String(Int64(value)) }
    let digits = ShortestDigits(value)
    let sign = value < 0 ? "-" : ""
    let count = digits.text.utf8.count
    let exponent = digits.exponent
    if exponent >= 21 || exponent < -6 {
      let head = digits.text.prefix(1)
      let tail = digits.text.dropFirst()
      let mark = exponent < 0 ? "-" : "+"
      return "\(sign)\(head)\(tail.isEmpty ? "" : ".")\(tail)e\(mark)\(abs(exponent))"
    }
    if exponent >= count - 1 { return sign + digits.text + String(repeating: "0", count: exponent - count + 1) }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits.text }
    return sign + digits.text.prefix(exponent + 1) + "." + digits.text.dropFirst(exponent + 1)
  }

  /// A number as `Number(text)` reads it; nil for anything else. Surrounding space is ignored; empty text is 0.
  package static func parse(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var start = 0
    var end = bytes.count
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    guard start < end else { return 0 }
    if let small = smallDecimal(bytes, start, end) { return small }
    let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
    if part.count > 2, part[0] == 0x30, let radix = radix(part[1]) { return whole(part.dropFirst(2), radix: radix) }
    for byte in part {
      switch byte {
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        continue
      default: return infinity(part)
      }
    }
    return Double(String(decoding: part, as: UTF8.self))
  }

  /// What a letter behind a 0 says: `0x10`, `0o17`, `0b1`; a sign before them is none of JavaScript's numbers.
  private static func radix(_ letter: UInt8) -> Double? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  /// Digits of a radix; nil if one of them is none of its digits.
  private static func whole(_ digits: some Sequence<UInt8>, radix: Double) -> Double? {
    var value = 0.0
    for byte in digits {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      guard Double(digit) < radix else { return nil }
      value = value * radix + Double(digit)
    }
    return value
  }

  /// Plain decimals of up to 15 digits, exactly: digits / 10^n with both below 2^53.
  private static func smallDecimal(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Double? {
    guard end - start <= 16 else { return nil }
    var index = start
    let negative = bytes[index] == UInt8(ascii: "-")
    if negative { index += 1 }
    var digits = 0
    var count = 0
    var decimals = -1
    while index < end {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        digits = digits &* 10 &+ Int(byte - 0x30)
        count += 1
        if decimals >= 0 { decimals += 1 }
      } else if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
      } else {
        return nil
      }
      index += 1
    }
    guard count > 0, count <= 15 else { return nil }
    let value = decimals > 0 ? Double(digits) / powersOfTen[decimals] : Double(digits)
    return negative ? -value : value
  }

  private static let powersOfTen: [Double] = (0...22).reduce(into: []) { $0.append($1 == 0 ? 1 : $0[$1 - 1] * 10) }

  private static func infinity(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    switch String(decoding: bytes, as: UTF8.self) {
    case "Infinity", "+Infinity": .infinity
    case "-Infinity": -.infinity
    default: nil
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}

/// The shortest decimal digits of a finite number that isn't 0: value = ±d.ddd × 10^exponent.
package struct ShortestDigits {
  package let text: String
  package let exponent: Int

  package init(_ value: Double) {
    let description = abs(value).description
    var mantissa = Substring(description)
    var exponent = 0
    if let e = description.firstIndex(of: "e") {
      mantissa = description[..<e]
      exponent = Int(description[description.index(after: e)...]) ?? 0
    }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0]
    let fraction = parts.count > 1 ? parts[1] : ""
    var digits = String(whole + fraction)
    exponent += whole.count - 1
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    text = digits
    self.exponent = exponent
  }
}
