/// Makes emphasis work beside Chinese punctuation, which CommonMark's flanking rule takes for the edge of a word.
///
/// Follows commonmark-spec pull request 839: wide punctuation counts as a letter, and other punctuation beside a run of
/// `*`, `_` or `~` doesn't hinder it if a wide character stands on the other side. Where that rule asks for it a marker,
/// the noncharacter U+FDD0, is put between the run and the punctuation, so that cmark's own test passes; it is taken out
/// of the tree afterwards.
enum EmphasisMarkers {
  static let marker: Unicode.Scalar = Unicode.Scalar(0xFDD0 as UInt32)!
  static let markerBytes: [UInt8] = [0xEF, 0xB7, 0x90]

  static func contained(in bytes: some Sequence<UInt8>) -> Bool {
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      if byte == 0x90, previous == (0xEF, 0xB7) { return true }
      previous = (previous.1, byte)
    }
    return false
  }

  /// The text with markers, or nil if it needs none.
  static func insert(into text: borrowing [UInt8]) -> [UInt8]? {
    var out: [UInt8]?
    var copied = 0
    var index = 0
    let count = text.count
    while index < count {
      let byte = text[index]
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~") else {
        index += byte == UInt8(ascii: "\\") ? 2 : 1
        continue
      }
      var end = index
      while end < count, text[end] == byte { end += 1 }
      if let (before, after) = markers(text, index, end) {
        var built = out ?? []
        built.append(contentsOf: text[copied..<index])
        if before { built.append(contentsOf: markerBytes) }
        built.append(contentsOf: text[index..<end])
        if after { built.append(contentsOf: markerBytes) }
        out = built
        copied = end
      }
      index = end
    }
    out?.append(contentsOf: text[min(copied, count)...])
    return out
  }

  /// Whether a run needs a marker before or after it; nil if neither.
  private static func markers(_ text: borrowing [UInt8], _ start: Int, _ end: Int) -> (before: Bool, after: Bool)? {
    guard start > 0, end < text.count, text[start - 1] >= 0x80 || text[end] >= 0x80 else { return nil }
    let left = scalar(endingAt: start, in: text)
    let right = scalar(startingAt: end, in: text)
    guard !WideCharacters.isSpace(left), !WideCharacters.isSpace(right) else { return nil }
    let leftIsPunctuation = WideCharacters.isPunctuation(left)
    let rightIsPunctuation = WideCharacters.isPunctuation(right)
    let anyWide = WideCharacters.isWide(left) || WideCharacters.isWide(right)
    guard anyWide, leftIsPunctuation != rightIsPunctuation else { return nil }
    return (leftIsPunctuation, rightIsPunctuation)
  }

  private static func scalar(startingAt index: Int, in text: borrowing [UInt8]) -> Unicode.Scalar {
    let length = text[index] < 0x80 ? 1 : text[index] >= 0xF0 ? 4 : text[index] >= 0xE0 ? 3 : 2
    return decode(text, index, min(index + length, text.count))
  }

  private static func scalar(endingAt end: Int, in text: borrowing [UInt8]) -> Unicode.Scalar {
    var start = end - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return decode(text, start, end)
  }

  private static func decode(_ text: borrowing [UInt8], _ start: Int, _ end: Int) -> Unicode.Scalar {
    String(decoding: text[start..<end], as: UTF8.self).unicodeScalars.first ?? " "
  }

  static func remove(from text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != marker }))
  }
}
