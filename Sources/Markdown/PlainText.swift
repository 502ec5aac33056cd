/// The words of a tree without its markup.
struct PlainText {
  /// All prose, headings and tables included, code blocks and HTML left out; blocks end with a line feed.
  private(set) var text: [UInt8] = []
  /// The paragraphs that stand by themselves, as far as an excerpt may need them.
  private var opening: [UInt8] = []
  private var openingIsEnded = false

  /// Bytes of the opening that are kept at most, unless the author ends it.
  private static let longestOpening = 8192

  init(of document: CMarkNode) {
    var block = document.first
    while let node = block {
      collect(node)
      block = node.next
    }
  }

  /// The beginning of the text: up to `<!--more-->`, or cut at `limit` characters.
  func excerpt(limit: Int) -> String {
    guard !openingIsEnded else { return String(decoding: opening, as: UTF8.self) }
    // Only an emoji of many parts takes more than 32 bytes.
    var count = min(opening.count, limit * 32 + 64)
    while count < opening.count, opening[count] & 0xC0 == 0x80 { count -= 1 }
    return Excerpt.cut(String(decoding: opening[..<count], as: UTF8.self), to: limit)
  }

  private mutating func collect(_ block: CMarkNode) {
    if block.kind == .htmlBlock, block.withLiteral(Self.isMoreMarker) { openingIsEnded = !opening.isEmpty }
    let start = text.count
    append(block)
    guard text.count > start + 1, block.kind == .paragraph, !openingIsEnded, opening.count < Self.longestOpening else {
      return
    }
    if !opening.isEmpty { opening.append(UInt8(ascii: " ")) }
    opening.append(contentsOf: text[start..<text.count - 1])
  }

  private mutating func append(_ block: CMarkNode) {
    block.walk { node, event in
      switch node.kind {
      case .text, .code:
        if event == .enter { node.withLiteral { text.append(contentsOf: $0.dropFirst(Self.signLength(node, $0))) } }
        return false
      case .softBreak, .lineBreak:
        if event == .enter { text.append(UInt8(ascii: " ")) }
        return false
      case .codeBlock, .htmlBlock, .htmlInline, .footnoteReference, .image: return false
      case .tableCell:
        if event == .leave { text.append(UInt8(ascii: " ")) }
      case .paragraph, .heading, .tableRow:
        if event == .leave { text.append(UInt8(ascii: "\n")) }
      default: break
      }
      return true
    }
  }

  /// Bytes of an alert's or a task's sign, which is no word, at the beginning of a text.
  private static func signLength<Text: RandomAccessCollection<UInt8>>(_ node: CMarkNode, _ literal: Text) -> Int
  where Text.Index == Int {
    guard literal.first == UInt8(ascii: "["), node.kind == .text, node.previous == nil, let block = node.parent,
      block.kind == .paragraph, block.previous == nil
    else { return 0 }
    switch block.parent?.kind {
    case .blockQuote: return Alert(literal) == nil ? 0 : literal.count
    case .item: return TaskItem.isBox(literal) ? TaskItem.boxLength : 0
    default: return 0
    }
  }

  /// The text of one inline tree, for headings and alternative texts.
  static func inline(_ node: CMarkNode) -> [UInt8] {
    var text: [UInt8] = []
    node.walk { node, event in
      guard event == .enter else { return true }
      switch node.kind {
      case .text, .code: node.withLiteral { text.append(contentsOf: $0) }
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
      return true
    }
    return text
  }

  static func isMoreMarker(_ html: some Collection<UInt8>) -> Bool {
    guard html.count < 64 else { return false }
    return html.lazy.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      .elementsEqual("<!--more-->".utf8)
  }
}

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
