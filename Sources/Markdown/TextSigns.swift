/// Which signs a text holds anywhere, found in one look at its bytes: what it doesn't hold costs it nothing.
struct TextSigns {
  /// `<` before something that may be HTML.
  private(set) var html = false
  /// `<!--`
  private(set) var comments = false
  /// `[^`
  private(set) var footnotes = false
  /// `]:`
  private(set) var definitions = false
  /// `[toc]`
  private(set) var contents = false
  /// `\[x] ` or the like.
  private(set) var escapedBoxes = false
  /// A line that begins with a colon and a blank.
  private(set) var descriptions = false
  /// `$` or a bracket with a backslash, which may begin a formula.
  private(set) var formulas = false
  /// A fence that may be of the language `math`.
  private(set) var mathFences = false
  /// What may be a sign of another tool's, see `ForeignSigns`.
  private(set) var foreign = false

  init(in text: borrowing [UInt8]) {
    text.withUnsafeBufferPointer { text in
      for index in 0..<max(0, text.count - 1) { look(text, index, text[index + 1]) }
    }
  }

  private mutating func look(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: UInt8) {
    switch text[index] {
    case UInt8(ascii: "<"):
      if next > 0x20 { html = true }
      if Comments.begins(text, index) { (comments, foreign) = (true, true) }
    case UInt8(ascii: "["):
      if next == UInt8(ascii: "^") { footnotes = true }
      if next == UInt8(ascii: "[") { foreign = true }
      if next | 0x20 == UInt8(ascii: "t") { contents = true }
    case UInt8(ascii: "]"):
      if next == UInt8(ascii: ":") { definitions = true }
      // The first byte of `（` among others.
      if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") || next == 0xEF { foreign = true }
    case UInt8(ascii: "$"): formulas = true
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if next == UInt8(ascii: "m") || next == 0x20 { mathFences = true }
    case UInt8(ascii: "\\"):
      if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") { formulas = true }
      if next == UInt8(ascii: "["), index + 3 < text.count,
        text[index + 3] == UInt8(ascii: "]") || text[index + 3] == UInt8(ascii: "\\")
      {
        escapedBoxes = true
      }
    case UInt8(ascii: "#"):
      if next == UInt8(ascii: "#") { foreign = true }
    case UInt8(ascii: "{"):
      if next == UInt8(ascii: "%") || next == UInt8(ascii: "{") { foreign = true }
    case UInt8(ascii: ":"):
      if next == UInt8(ascii: ":") || (0x61...0x7A).contains(next) || next == UInt8(ascii: "+") { foreign = true }
      if next == 0x20, index == 0 || text[index - 1] <= 0x20 { descriptions = true }
    default: break
    }
  }
}
