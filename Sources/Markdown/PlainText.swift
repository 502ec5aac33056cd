/// The words of a tree without its markup.
struct PlainText {
  /// All prose, headings and tables included, code left out; blocks end with a line feed.
  private(set) var text: [UInt8] = []
  private(set) var excerpt = ""
  private var excerptText: [UInt8] = []
  private var excerptIsEnded = false

  init(of document: CMarkNode, excerptLength: Int) {
    var block = document.first
    while let node = block {
      collect(node, isExcerpt: node.kind == .paragraph)
      block = node.next
    }
    excerpt = Self.cut(String(decoding: excerptText, as: UTF8.self), to: excerptIsEnded ? Int.max : excerptLength)
  }

  private mutating func collect(_ block: CMarkNode, isExcerpt: Bool) {
    if block.kind == .htmlBlock, Self.isMoreMarker(block.literal) { excerptIsEnded = !excerptText.isEmpty }
    let start = text.count
    append(block)
    if text.count > start {
      text.append(UInt8(ascii: "\n"))
      if isExcerpt, !excerptIsEnded, excerptText.count < 8192 {
        if !excerptText.isEmpty { excerptText.append(UInt8(ascii: " ")) }
        excerptText.append(contentsOf: text[start..<text.count - 1])
      }
    }
  }

  private mutating func append(_ node: CMarkNode) {
    switch node.kind {
    case .text, .code: text.append(contentsOf: node.literal)
    case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
    case .codeBlock, .htmlBlock, .htmlInline, .footnoteReference: break
    case .paragraph, .heading, .item, .tableRow, .tableCell, .blockQuote, .list, .table, .footnoteDefinition:
      let start = text.count
      appendChildren(node)
      if text.count > start, text.last != UInt8(ascii: "\n"), text.last != UInt8(ascii: " ") {
        text.append(UInt8(ascii: node.kind == .tableCell ? " " : "\n"))
      }
      if node.kind == .paragraph, text.last == UInt8(ascii: "\n") { text.removeLast() }
    default: appendChildren(node)
    }
  }

  private mutating func appendChildren(_ node: CMarkNode) {
    var child = node.first
    while let next = child {
      if next.kind == .paragraph, next.previous != nil { text.append(UInt8(ascii: "\n")) }
      append(next)
      child = next.next
    }
  }

  /// The text of one inline tree, for headings and alternative texts.
  static func inline(_ node: CMarkNode) -> String {
    var text: [UInt8] = []
    node.walk { node in
      switch node.kind {
      case .text, .code: text.append(contentsOf: node.literal)
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
      return .inside
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func isMoreMarker(_ html: [UInt8]) -> Bool {
    let text = String(decoding: html.filter { $0 > 0x20 }, as: UTF8.self)
    return text.lowercased() == "<!--more-->"
  }

  /// At most `limit` characters, cut before a Latin word rather than in it, never ending in an opening bracket.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    var end = text.index(text.startIndex, offsetBy: limit)
    if isLatin(text[end]) {
      while end > text.startIndex, isLatin(text[text.index(before: end)]) { end = text.index(before: end) }
    }
    var cut = text[..<end]
    while let last = cut.last, last.isWhitespace || "（(「『【《〈[{“‘".contains(last) || "，、；：,;:".contains(last) {
      cut.removeLast()
    }
    if cut.isEmpty { cut = text.prefix(limit) }
    return cut + "…"
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isLetter && !character.unicodeScalars.contains(where: WideCharacters.isWide) || character.isNumber
  }
}
