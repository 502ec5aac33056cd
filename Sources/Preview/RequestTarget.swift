import Foundation
import XMLOutput

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
      guard let text = PercentEncoding.decoded(part, lonePercent: .refused), text != "..", text != ".",
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
