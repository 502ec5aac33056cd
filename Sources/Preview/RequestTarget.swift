import Foundation

/// The path of a request, taken apart by the rules of a server that must not leave its folder.
package enum RequestTarget: Equatable, Sendable {
  /// A file of the site: `2026/01/biren/index.html`.
  case file(String)
  /// A path that no site has: `..`, an encoded slash, a backslash, a NUL, too long.
  case refused

  package static let longest = 4096

  package init(_ path: String) {
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= Self.longest else {
      self = .refused
      return
    }
    var parts: [String] = []
    // Of bytes: a combining mark would be one character with the slash before it.
    let slash = UInt8(ascii: "/")
    for part in path.utf8.dropFirst().split(separator: slash, omittingEmptySubsequences: false).map(Substring.init) {
      guard let text = Self.decoded(part), text != "..", text != ".",
        !text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") })
      else {
        self = .refused
        return
      }
      parts.append(text)
    }
    if parts.last == "" { parts[parts.count - 1] = "index.html" }
    self = parts.contains("") ? .refused : .file(parts.joined(separator: "/"))
  }

  /// Nil if the percent encoding is broken or the text isn't UTF-8.
  private static func decoded(_ part: Substring) -> String? {
    var out: [UInt8] = []
    var bytes = Array(part.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        out.append(byte)
        continue
      }
      guard bytes.count >= 2, bytes.prefix(2).allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
        let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      out.append(value)
      bytes = bytes.dropFirst(2)
    }
    return String(validating: out, as: UTF8.self)
  }

  /// The address of a folder, with its slash; encoded so that it can't lead to another server.
  package static func address(ofFolder folder: String) -> String {
    let parts = folder.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init).map {
      $0.addingPercentEncoding(withAllowedCharacters: .unreserved) ?? ""
    }
    return "/" + parts.joined(separator: "/") + "/"
  }
}

extension CharacterSet {
  /// RFC 3986, section 2.3.
  fileprivate static let unreserved = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
}
