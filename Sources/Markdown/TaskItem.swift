/// `- [x] done`: an item with a box.
struct TaskItem {
  let isDone: Bool
  private let text: CMarkNode

  /// Nil if the item has no box.
  init?(_ item: CMarkNode) {
    guard let paragraph = item.first, paragraph.kind == .paragraph, let text = paragraph.first, text.kind == .text
    else { return nil }
    let box = text.withLiteral { literal -> Bool? in
      guard literal.count > 4, literal[0] == UInt8(ascii: "["), literal[2] == UInt8(ascii: "]"), literal[3] == 0x20
      else { return nil }
      switch literal[1] {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
      case UInt8(ascii: " "): return false
      default: return nil
      }
    }
    guard let box else { return nil }
    isDone = box
    self.text = text
  }

  /// Puts markup in the place of the box.
  func draw(_ html: String) {
    text.setLiteral(Array(text.literal.dropFirst(4)))
    text.insertBefore(.inline, Array((html + " ").utf8))
  }
}
