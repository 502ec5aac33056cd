/// How wide a character is where letters of East Asian scripts and pictures take two columns and Latin letters one: in a
/// terminal, and in the drawings of charts, which measure texts without asking a font.
///
/// `WideCharacters` of Markdown asks which characters belong to a script (its rules of emphasis and line ends), and begins
/// with this table. `Tokenizer.kind` of Retrieval is apart: which letters are read without spaces, so no punctuation.
package enum DisplayWidth {
  /// Whether a character is as wide as high: letters and punctuation of East Asian scripts, full-width forms, pictures.
  @inlinable
  package static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Columns of a terminal, so that a caret stands under Chinese text too.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}
