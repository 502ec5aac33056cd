/// Percent encoding of addresses (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// What a percent sign without two hexadecimal digits behind it is: a character like others (in what somebody wrote), or
  /// a fault (in what a program sent).
  package enum LonePercent { case kept, refused }

  /// The text that an encoded one stands for; nil if that isn't UTF-8, or for a lone percent sign that is refused.
  package static func decoded(_ text: some StringProtocol, lonePercent: LonePercent) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var out: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        out.append(byte)
        continue
      }
      let digits = bytes.prefix(2).compactMap(digit)
      if digits.count == 2 {
        out.append(digits[0] << 4 | digits[1])
        bytes = bytes.dropFirst(2)
      } else if lonePercent == .kept {
        out.append(byte)
      } else {
        return nil
      }
    }
    return String(validating: out, as: UTF8.self)
  }

  /// The value of a hexadecimal digit.
  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
      (byte | 0x20) - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
