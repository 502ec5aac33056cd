import XMLOutput

/// Paths of the site: relative, with `/` between their parts, and their form in addresses.
package enum SitePath {
  /// The folders that a path lies in, the innermost first.
  static func folders(of path: String) -> [Substring] {
    var folders: [Substring] = []
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      folders.append(folder)
    }
    return folders
  }

  /// Percent-encoded once, for a URL path (RFC 3986, section 3.3): letters, digits and `-._~!$&'()*+,;=:@/` stay.
  package static func encoded(_ path: String) -> String {
    guard !path.utf8.allSatisfy(isPlain) else { return path }
    var out: [UInt8] = []
    out.reserveCapacity(path.utf8.count * 2)
    for byte in path.utf8 {
      if isPlain(byte) {
        out.append(byte)
      } else {
        out.append(UInt8(ascii: "%"))
        out.append(hex[Int(byte >> 4)])
        out.append(hex[Int(byte & 15)])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let hex = Array("0123456789ABCDEF".utf8)

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
      UInt8(ascii: "$"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  /// The text that a percent-encoded one stands for; nil if it isn't UTF-8. A lone percent sign is a character of the name.
  package static func decoded(_ text: some StringProtocol) -> String? {
    PercentEncoding.decoded(text, lonePercent: .kept)
  }

  /// Whether a path names something below the folder that it is taken from: no part is empty, `.` or `..`, and none
  /// would be one character with the slash before it.
  package static func staysInside(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8) && !part.contains(0)
        && ("/" + Substring(part)).first == "/"
    }
  }

  /// `path` taken from `folder`: `.` and `..` are worked off. Nil if it leads above the root, or has a part that no file
  /// can be called.
  package static func resolved(_ path: String, from folder: String) -> String? {
    var parts = folder.split(separator: "/").map(String.init)
    // Of bytes: a combining mark would be one character with the slash before it.
    for part in path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init) {
      switch part {
      case ".": continue
      case "..":
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      default:
        guard staysInside(String(part)) else { return nil }
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
