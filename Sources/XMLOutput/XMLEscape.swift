/// The one escaper: makes any text safe inside HTML, XML and SVG, both between tags and in quoted attribute values.
///
/// `& < > " '` become references. Characters that XML 1.0 (section 2.2) forbids, such as U+0008, are dropped; they are
/// invisible in HTML and would make a feed unreadable.
package enum XMLEscape {
  /// Whether a byte stands for itself whatever comes before it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F, 0xEF: false
    default: true
    }
  }

  package static func append(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
    var beforeLast: UInt8 = 0
    var last: UInt8 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): out.append(contentsOf: "&#39;".utf8)
      case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: break
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if beforeLast == 0xEF, last == 0xBF {
          out.removeLast(2)
        } else {
          out.append(byte)
        }
      default: out.append(byte)
      }
      beforeLast = last
      last = byte
    }
  }

  package static func text(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    append(text.utf8, to: &out)
    return String(decoding: out, as: UTF8.self)
  }
}
