/// Which addresses may come out of a text.
package enum LinkSafety {
  private static let schemes: Set<String> = [
    "http", "https", "mailto", "tel", "ftp", "ftps", "sms", "geo", "xmpp", "irc", "ircs", "magnet",
  ]

  /// True for relative addresses and for known schemes that don't run anything.
  package static func isSafe(_ url: String) -> Bool {
    guard let scheme = scheme(of: url) else { return true }
    return schemes.contains(scheme)
  }

  /// Pictures may stand in the address itself: in an image nothing runs, not even in SVG.
  package static func isSafeImage(_ url: String) -> Bool {
    isSafe(url) || url.lowercased().hasPrefix("data:image/")
  }

  /// The scheme as browsers read it: without the invisible characters that they leave out, lower-case.
  private static func scheme(of url: String) -> String? {
    var scheme = String.UnicodeScalarView()
    for scalar in url.unicodeScalars {
      switch scalar {
      case ":": return String(scheme).lowercased()
      case "/", "?", "#": return nil
      default:
        guard scalar.value > 0x20, scalar.value != 0x7F, scalar.properties.generalCategory != .format else { continue }
        scheme.append(scalar)
      }
    }
    return nil
  }
}
