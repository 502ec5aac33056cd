/// The one escaper: makes any text safe inside HTML, XML and SVG, both between tags and in quoted attribute values.
///
/// `& < > " '` become references. Characters that XML 1.0 (section 2.2) forbids, such as U+0008, are dropped; they are
/// invisible in HTML and would make a feed unreadable.
package enum XMLEscape {
  /// Whether a byte stands for itself whatever comes before it.
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F, 0xEF: false
    default: true
    }
  }

  package static func append(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
    let isCopied: Bool? = text.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy(isPlain) else { return false }
      out.append(contentsOf: bytes)
      return true
    }
    if isCopied == true { return }
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

  /// Markup without the characters that neither XML nor HTML allows, wherever they came from (`&#8;` too).
  package static func withoutForbidden(_ markup: [UInt8]) -> [UInt8] {
    func isControl(_ byte: UInt8) -> Bool {
      byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
    }
    func isForbidden(_ index: Int) -> Bool {
      if markup[index] == 0xC2, index + 1 < markup.count { return (0x80...0x9F).contains(markup[index + 1]) }
      guard markup[index] == 0xEF, index + 2 < markup.count, markup[index + 1] == 0xBF else { return false }
      return markup[index + 2] == 0xBE || markup[index + 2] == 0xBF
    }
    guard markup.indices.contains(where: { isControl(markup[$0]) || isForbidden($0) }) else { return markup }
    var out: [UInt8] = []
    out.reserveCapacity(markup.count)
    var index = 0
    while index < markup.count {
      if isForbidden(index) {
        index += markup[index] == 0xC2 ? 2 : 3
        continue
      }
      if !isControl(markup[index]) { out.append(markup[index]) }
      index += 1
    }
    return out
  }

  package static func text(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    append(text.utf8, to: &out)
    return String(decoding: out, as: UTF8.self)
  }
}
