/// Text from files on its way to a terminal, a log or a page of problems: what would move the cursor, change colours or
/// turn the order of the letters round is written out.
package enum VisibleText {
  /// `\u{1B}` for an escape: control characters (C0, C1), line and paragraph separators, marks of direction.
  package static func escaped(_ text: String) -> String {
    guard mayHide(text) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { escaped += escape(scalar) } else { escaped.unicodeScalars.append(scalar) }
    }
    return escaped
  }

  /// Whether a text can hold a hidden character: all of them are control characters in ASCII, or begin with C2, D8 or E2 in
  /// UTF-8. Nearly no text does, and a look at its bytes is enough to tell.
  static func mayHide(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        let byte = bytes[index]
        guard byte < 0x80 else {
          guard byte == 0xC2 || byte == 0xD8 || byte == 0xE2, index + 1 < bytes.count else { return false }
          return byte == 0xD8 || byte == 0xC2 && bytes[index + 1] < 0xA0
            || byte == 0xE2 && (bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81) && hides(bytes, index + 2)
        }
        return byte < 0x20 || byte == 0x7F
      }
    }
  }

  /// The last byte of U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069.
  private static func hides(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index < bytes.count && [0x8E, 0x8F, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE].contains(bytes[index])
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

extension Unicode.Scalar {
  /// Whether a reader sees nothing of it, and a name or an address has no use for it: selectors of a letter's form,
  /// joiners, marks of direction, blanks without width.
  package var isInvisible: Bool {
    switch value {
    case 0..<0xAD, 0x3000...0x3163, 0x3165...0xD7FF: false
    default: properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
    }
  }
}
