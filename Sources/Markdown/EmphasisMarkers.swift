/// Makes emphasis work beside Chinese punctuation, which CommonMark's flanking rule takes for the edge of a word.
///
/// Follows commonmark-spec pull request 839: a wide character on either side of a run of `*`, `_` or `~` satisfies what
/// the flanking rule asks about punctuation. Where that changes the answer, a mark is put between the run and its
/// neighbour, so that cmark's own test gives the answer wanted. What a run sees beside it:
/// - `*` and `~` are to flank on both sides: the punctuation beside them is hidden behind a mark.
/// - `_` (where the pull request leaves the rule as it is, and this goes on, so that all signs work alike) opens and
///   closes only beside punctuation if it flanks on both sides: a full stop that belongs to a mark stands between it
///   and the letter.
/// - A neighbour that is a run itself goes on seeing punctuation: a full stop stands on its side of the mark.
enum EmphasisMarkers {
  /// The text with marks, or nil if it needs none.
  static func inserted(into text: borrowing [UInt8]) -> [UInt8]? {
    text.withUnsafeBufferPointer(insert)
  }

  private static func insert(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    var copied = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard isRun(byte) else {
        index += byte == UInt8(ascii: "\\") ? 2 : 1
        continue
      }
      var end = index + 1
      while end < text.count, text[end] == byte { end += 1 }
      if let need = need(text, index, end) {
        if out.isEmpty { out.reserveCapacity(text.count + text.count / 16 + 64) }
        out.append(contentsOf: text[copied..<index])
        if need.isBefore { out.append(contentsOf: marks(before: need.wanted, besideRun: isRun(text[index - 1]))) }
        out.append(contentsOf: text[index..<end])
        if !need.isBefore { out.append(contentsOf: marks(after: need.wanted, besideRun: isRun(text[end]))) }
        copied = end
      }
      index = end
    }
    guard copied > 0 else { return nil }
    out.append(contentsOf: text[copied...])
    return out
  }

  private static func isRun(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  private enum Sight { case letter, punctuation }

  /// What a run must see beside it, and on which side.
  private static func need(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (
    isBefore: Bool, wanted: Sight
  )? {
    guard start > 0, end < text.count, text[start - 1] >= 0x80 || text[end] >= 0x80 else { return nil }
    var left = UTF8Scan.scalar(endingAt: start, in: text)
    let right = UTF8Scan.scalar(startingAt: end, in: text)
    guard !isEdge(left), !isEdge(right) else { return nil }
    if WideCharacters.isVariationSelector(left) {
      let base = UTF8Scan.start(ofScalarEndingAt: start, in: text)
      if base > 0 { left = UTF8Scan.scalar(endingAt: base, in: text) }
    }
    guard WideCharacters.isWide(left) || WideCharacters.isWide(right) else { return nil }
    let isLeftPunctuation = WideCharacters.isPunctuation(left)
    guard isLeftPunctuation != WideCharacters.isPunctuation(right) else { return nil }
    return text[start] == UInt8(ascii: "_") ? (!isLeftPunctuation, .punctuation) : (isLeftPunctuation, .letter)
  }

  /// A bar may be the edge of a table cell, where cmark sees the end of a line.
  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool { scalar == "|" || WideCharacters.isSpace(scalar) }

  private static func marks(before wanted: Sight, besideRun: Bool) -> [UInt8] {
    switch wanted {
    case .punctuation: Markers.markBefore + [UInt8(ascii: ".")]
    case .letter: besideRun ? [UInt8(ascii: ".")] + Markers.markAfter : Markers.mark
    }
  }

  private static func marks(after wanted: Sight, besideRun: Bool) -> [UInt8] {
    switch wanted {
    case .punctuation: [UInt8(ascii: ".")] + Markers.markAfter
    case .letter: besideRun ? Markers.markBefore + [UInt8(ascii: ".")] : Markers.mark
    }
  }
}
