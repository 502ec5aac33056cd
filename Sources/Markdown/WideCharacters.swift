import Diagnostics

/// What Chinese, Japanese and Korean typography asks about a character.
enum WideCharacters {
  /// East Asian Width W, F or H, emoji apart, and Hangul: the CJK characters of commonmark-spec pull request 839. They are
  /// those that `DisplayWidth` calls wide, but for pictures and circled numbers, which belong to no script, and with the
  /// half-width forms, the parts of Hangul and the rarer scripts, which do.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100, 0x3248...0x324F, 0xFF00, 0x1F300...0x1FAFF: false
    case 0x1160...0x11FF, 0x20A9, 0x2329, 0x232A, 0xA960...0xA97F, 0xD7A4...0xD7FF, 0xFE10...0xFE19, 0xFF61...0xFFBE,
      0xFFC2...0xFFDC, 0xFFE8...0xFFEE, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF:
      true
    case 0x1F200...0x1F265: !scalar.properties.isEmojiPresentation
    default: DisplayWidth.isWide(scalar.value)
    }
  }

  /// Selectors that belong to the character before them: those of ideographs and those for text.
  static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0E).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  /// Wide, and written without spaces: Han, kana and full-width punctuation, not Hangul.
  static func joinsLines(_ scalar: Unicode.Scalar) -> Bool {
    guard isWide(scalar) else { return false }
    switch scalar.value {
    case 0x1100...0x11FF, 0x20A9, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC: return false
    default: return true
    }
  }

  /// Whether a line end between two characters is no space: both are wide, or one is and the other is a quotation mark,
  /// a dash or an ellipsis, which Chinese shares with Latin text.
  static func joinsLines(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    joinsLines(before) ? joinsLines(after) || isShared(after) : isShared(before) && joinsLines(after)
  }

  /// Punctuation that Chinese shares with Latin text: quotation marks, dash, ellipsis.
  static func isShared(_ scalar: Unicode.Scalar) -> Bool {
    [0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026].contains(scalar.value)
  }

  /// Unicode punctuation as cmark 0.29 sees it: all of ASCII's, and the categories P*.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    case 0..<0x80, 0x3400...0x9FFF, 0xAC00...0xD7A3: return false
    default:
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        return true
      default: return false
      }
    }
  }

  /// Unicode white space as CommonMark defines it.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

/// Reads single characters out of UTF-8.
enum UTF8Scan {
  static func scalar<Text: RandomAccessCollection>(startingAt index: Int, in text: Text) -> Unicode.Scalar
  where Text.Element == UInt8, Text.Index == Int {
    let first = text[index]
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC0, index + length <= text.endIndex else { return "\u{FFFD}" }
    var value = UInt32(first & (0xFF >> UInt8(length + 1)))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  static func start<Text: RandomAccessCollection>(ofScalarEndingAt end: Int, in text: Text) -> Int
  where Text.Element == UInt8, Text.Index == Int {
    var start = end - 1
    while start > text.startIndex, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  static func scalar<Text: RandomAccessCollection>(endingAt end: Int, in text: Text) -> Unicode.Scalar
  where Text.Element == UInt8, Text.Index == Int {
    scalar(startingAt: start(ofScalarEndingAt: end, in: text), in: text)
  }
}
