/// The words of a tree without its markup: the same for all who show or read them without it.
///
/// What the author struck out (`~~`) isn't said there: without its line it would be taken for said.
struct PlainText {
  private var words = Words()
  /// The paragraphs that stand by themselves, as far as an excerpt may need them.
  private var opening: [UInt8] = []
  /// How much of `text` stands before `<!--more-->`, and which parts of that are headings.
  private var more: Int?
  private var headings: [Range<Int>] = []

  /// Bytes of the opening that are kept at most, unless the author ends it.
  private static let longestOpening = 8192

  /// All prose, headings and tables included, code blocks left out; blocks end with a line feed.
  var text: [UInt8] { words.bytes }

  init(of document: CMarkNode) {
    var block = document.first
    while let node = block {
      collect(node)
      block = node.next
    }
  }

  /// The beginning of the text: what stands before `<!--more-->`, or cut at `limit` characters.
  func excerpt(limit: Int) -> String {
    if let more { return beginning(to: more) }
    // Only an emoji of many parts takes more than 32 bytes.
    var count = min(opening.count, limit * 32 + 64)
    while count < opening.count, opening[count] & 0xC0 == 0x80 { count -= 1 }
    return Excerpt.cut(String(decoding: opening[..<count], as: UTF8.self), to: limit)
  }

  /// All words before a place but those of headings, which make no sentence with what follows.
  private func beginning(to end: Int) -> String {
    var beginning = Words()
    var start = 0
    for part in headings + [end..<end] {
      words.bytes[start..<part.lowerBound].withUnsafeBufferPointer { bytes in
        for block in bytes.split(separator: UInt8(ascii: "\n")) {
          beginning.blank()
          beginning.append(UnsafeBufferPointer(rebasing: block))
        }
      }
      start = part.upperBound
    }
    beginning.trim()
    return String(decoding: beginning.bytes, as: UTF8.self)
  }

  private mutating func collect(_ block: CMarkNode) {
    let start = text.count
    append(block)
    guard more == nil else { return }
    if block.kind == .heading { headings.append(start..<text.count) }
    guard text.count > start + 1, block.kind == .paragraph, opening.count < Self.longestOpening else { return }
    if !opening.isEmpty { opening.append(UInt8(ascii: " ")) }
    opening.append(contentsOf: text[start..<text.count - 1])
  }

  private mutating func append(_ block: CMarkNode) {
    block.walk { node, event in
      switch node.kind {
      case .text, .code, .formula:
        if event == .enter { node.withLiteral { words.append($0, from: Self.signLength(node, $0)) } }
        return false
      case .softBreak, .lineBreak, .customInline:
        if event == .enter { words.blank() }
        return false
      case .image, .footnoteReference:
        words.leaveOut(.words)
        return false
      case .htmlBlock, .htmlInline:
        if event == .enter { leaveOut(node) }
        return false
      case .codeBlock, .strikethrough: return false
      case .tableCell:
        if event == .leave { words.blank() }
      case .paragraph, .heading, .tableRow:
        if event == .leave { words.endBlock() }
      default: break
      }
      return true
    }
  }

  /// HTML that comes out as it is, or the end of the summary.
  private mutating func leaveOut(_ html: CMarkNode) {
    if more == nil, html.withLiteral(Comments.holdMore) { more = words.bytes.count }
    words.leaveOut(html.withLiteral(Self.gap))
  }

  private static func gap(of tag: UnsafeBufferPointer<UInt8>) -> Words.Gap {
    let name = tag.dropFirst().lazy.map { $0 | 0x20 }
    if name.starts(with: "br".utf8) { return .words }
    return name.starts(with: "su".utf8) ? .figures : .none
  }

  /// Bytes of an alert's or a task's sign, which is no word, at the beginning of a text.
  private static func signLength(_ node: CMarkNode, _ literal: UnsafeBufferPointer<UInt8>) -> Int {
    guard literal.first == UInt8(ascii: "["), node.kind == .text, node.previous == nil, let block = node.parent,
      block.kind == .paragraph, block.previous == nil
    else { return 0 }
    switch block.parent?.kind {
    case .blockQuote: return Alert(literal) == nil ? 0 : literal.count
    case .item: return TaskItem.isBox(literal) ? TaskItem.boxLength : 0
    default: return 0
    }
  }

  /// The text of one inline tree, for headings and alternative texts: with the words of pictures, and with what is
  /// struck out if there is nothing else.
  static func inline(_ node: CMarkNode) -> [UInt8] {
    let words = inline(node, showsStruck: false)
    return words.isEmpty ? inline(node, showsStruck: true) : words
  }

  private static func inline(_ node: CMarkNode, showsStruck: Bool) -> [UInt8] {
    var words = Words()
    node.walk { node, event in
      guard event == .enter else { return true }
      switch node.kind {
      case .text, .code, .formula: node.withLiteral { words.append($0) }
      case .softBreak, .lineBreak: words.blank()
      case .strikethrough: return showsStruck
      case .htmlInline: words.leaveOut(node.withLiteral(gap))
      default: break
      }
      return true
    }
    words.trim()
    return words.bytes
  }
}
