/// Writes an address into an attribute as cmark does: what no URL may contain is percent-encoded (RFC 3986), what HTML
/// needs escaped becomes a reference, and a percent sign stays.
enum HrefEscape {
  private static let hexadecimal = Array("0123456789ABCDEF".utf8)

  static func append(_ address: some Sequence<UInt8>, to out: inout [UInt8]) {
    for byte in address {
      switch byte {
      case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'"): out.append(contentsOf: "&#x27;".utf8)
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: out.append(byte)
      case 0x21, 0x23, 0x24, 0x25, 0x28...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: out.append(byte)
      default:
        out.append(UInt8(ascii: "%"))
        out.append(hexadecimal[Int(byte >> 4)])
        out.append(hexadecimal[Int(byte & 15)])
      }
    }
  }
}
