/// Lets comments inside a line hold two hyphens, which CommonMark 0.29 doesn't: a mark comes between them.
///
/// Lines that may be the rule of a table stay as they are: what looks like a comment may have been meant as code.
struct CommentHyphens {
  private let text: UnsafeBufferPointer<UInt8>
  private var out: [UInt8] = []
  private var copied = 0
  /// Where the next comment closes.
  private var close = 0
  /// Where the line last looked at ends, and whether it is made like a rule.
  private var line = (end: -1, isRule: false)

  /// The text with marks, or nil if it needs none.
  static func guarded(_ text: borrowing [UInt8]) -> [UInt8]? {
    text.withUnsafeBufferPointer { text in
      var hyphens = CommentHyphens(text: text)
      return hyphens.guarded()
    }
  }

  private init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private mutating func guarded() -> [UInt8]? {
    var index = 0
    while index < text.count {
      guard Comments.begins(text, index) else {
        index += 1
        continue
      }
      index += 4
      if close < index + 3 {
        guard let next = Comments.closing(text, from: index) else { break }
        close = next
      }
      index = guardComment(index)
    }
    guard copied > 0 else { return nil }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    return out
  }

  /// Gives the index to go on at: the end of the comment or of its paragraph.
  private mutating func guardComment(_ start: Int) -> Int {
    var index = start
    while index + 3 < close {
      if text[index] == 0x0A, index + 1 < text.count, text[index + 1] == 0x0A || text[index + 1] == 0x0D { break }
      if text[index] == UInt8(ascii: "-"), text[index + 1] == UInt8(ascii: "-"), !isInRule(index) {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...index]))
        out.append(contentsOf: Markers.mark)
        copied = index + 1
      }
      index += 1
    }
    return index
  }

  private mutating func isInRule(_ index: Int) -> Bool {
    if index >= line.end {
      var start = index
      while start > 0, text[start - 1] != 0x0A { start -= 1 }
      var end = index
      while end < text.count, text[end] != 0x0A { end += 1 }
      line = (end, text[start..<end].allSatisfy { "|-: \t\r>".utf8.contains($0) })
    }
    return line.isRule
  }
}
