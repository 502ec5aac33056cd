/// Shortens a text for lists of articles.
enum Excerpt {
  /// At most `limit` characters and an ellipsis: never cut inside a Latin word or number (one that is longer than the
  /// limit stays whole), and never ending in an opening bracket or in punctuation that leads on.
  static func cut(_ text: String, to limit: Int) -> String {
    guard limit < Int.max, let limited = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
      limited < text.endIndex
    else { return text }
    var end = limited
    while end > text.startIndex, isInsideWord(text, end) { end = text.index(before: end) }
    if end == text.startIndex {
      end = limited
      while end < text.endIndex, isInsideWord(text, end) { end = text.index(after: end) }
    }
    var cut = text[..<end]
    while let last = cut.last, last.isWhitespace || leading.contains(last) { cut.removeLast() }
    return end == text.endIndex ? text : cut + "…"
  }

  private static let leading: Set<Character> = Set("（(「『【《〈〔［｛[{“‘<，、；：,;:—…")

  /// Whether a place has no gap: two characters without a space between them, neither of them wide.
  private static func isInsideWord(_ text: String, _ index: String.Index) -> Bool {
    isNarrow(text[text.index(before: index)]) && isNarrow(text[index])
  }

  private static func isNarrow(_ character: Character) -> Bool {
    guard !character.isWhitespace, let scalar = character.unicodeScalars.first else { return false }
    return !WideCharacters.isWide(scalar) && !scalar.properties.isEmojiPresentation && !leading.contains(character)
  }
}
