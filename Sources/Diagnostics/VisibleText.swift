/// Text from files on its way to a terminal, a log or a page of problems: what would move the cursor, change colours or
/// turn the order of the letters round is written out.
package enum VisibleText {
  /// `\u{1B}` for an escape: control characters (C0, C1), line and paragraph separators, marks of direction.
  package static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { escaped += escape(scalar) } else { escaped.unicodeScalars.append(scalar) }
    }
    return escaped
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
