import Diagnostics

/// `- [x] done`: an item with a box.
struct TaskItem {
  let isDone: Bool
  private let text: CMarkNode

  /// Bytes of `[x] `; a tab does for the space.
  static let boxLength = 4

  static func isBox<Text: RandomAccessCollection<UInt8>>(_ literal: Text) -> Bool where Text.Index == Int {
    literal.count >= boxLength && literal[0] == UInt8(ascii: "[") && literal[2] == UInt8(ascii: "]")
      && (literal[3] == 0x20 || literal[3] == 0x09) && " xX".utf8.contains(literal[1])
  }

  /// Nil if the item has no box.
  init?(_ item: CMarkNode) {
    guard let paragraph = item.first, paragraph.kind == .paragraph, let text = paragraph.first, text.kind == .text
    else { return nil }
    let box = text.withLiteral { Self.isBox($0) ? $0[1] : nil }
    guard let box else { return nil }
    isDone = box != 0x20
    self.text = text
  }

  /// Puts markup in the place of the box.
  func draw(_ html: String) {
    text.setLiteral(Array(text.literal.dropFirst(Self.boxLength)))
    text.insertBefore(.inline, Array((html + " ").utf8))
  }
}

extension TreeRewriter {
  /// Keeps `\[x] done` from being a task: an empty text stands before the words that look like a box.
  mutating func guardEscapedBoxes(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      node = (current.holdsInlines ? nil : current.first) ?? current.following(within: document)
      guard current.kind == .item, let paragraph = current.first, paragraph.kind == .paragraph,
        let text = paragraph.first, text.kind == .text, text.withLiteral(TaskItem.isBox)
      else { continue }
      let line = source.bytes[cursor.start(ofLine: paragraph.line)...].prefix { $0 != 0x0A }
      guard let box = line.firstIndex(of: UInt8(ascii: "[")), box > line.startIndex, line[box - 1] == UInt8(ascii: "\\")
      else { continue }
      text.insertBefore(text: [])
    }
  }
}
