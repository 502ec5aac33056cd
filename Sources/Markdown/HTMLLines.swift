/// Makes text of what CommonMark takes for a block of HTML although nobody meant one: lines that begin with a harmless
/// tag (`<details>`, `<br>`) or with the name of something else (`<user>`). A mark before the tag keeps cmark from seeing
/// it; what stands behind and below it is Markdown then.
struct HTMLLines {
  private let text: [UInt8]
  private let allowsRawHTML: Bool
  private var cursor: SourceCursor
  private var marks: [Int] = []

  /// The text with marks; nil if it needs none.
  static func marked(_ text: [UInt8], _ tree: borrowing CMarkTree, allowsRawHTML: Bool) -> [UInt8]? {
    var lines = HTMLLines(text: text, allowsRawHTML: allowsRawHTML, cursor: SourceCursor(text[...]))
    var node: CMarkNode? = tree.document
    while let current = node {
      if current.kind == .htmlBlock, areText(current, allowsRawHTML: allowsRawHTML) { lines.mark(current) }
      node = (current.holdsInlines ? nil : current.first) ?? current.following(within: tree.document)
    }
    return lines.inserted()
  }

  /// Whether a block of HTML begins with such a tag.
  static func areText(_ node: CMarkNode, allowsRawHTML: Bool) -> Bool {
    let html = node.literal
    guard let start = html.firstIndex(where: { $0 > 0x20 }) else { return false }
    return isText(html[...], start, allowsRawHTML)
  }

  private static func isText(_ html: ArraySlice<UInt8>, _ start: Int, _ allowsRawHTML: Bool) -> Bool {
    guard let name = HTMLTag.name(html, at: start) else { return false }
    return !HTMLNames.isKnown(name, allowsRawHTML: allowsRawHTML) || !allowsRawHTML && HTMLNames.harmless.contains(name)
  }

  private mutating func mark(_ node: CMarkNode) {
    for line in node.line...max(node.line, node.endLine) {
      let start = cursor.start(ofLine: line)
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let tag =
        line == node.line
        ? text[start..<end].firstIndex(of: UInt8(ascii: "<"))
        : text[start..<end].firstIndex { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      if let tag, tag > (marks.last ?? -1), Self.isText(text[...], tag, allowsRawHTML) { marks.append(tag) }
    }
  }

  private func inserted() -> [UInt8]? {
    guard !marks.isEmpty else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count + marks.count * 3)
    var copied = 0
    for index in marks {
      out.append(contentsOf: text[copied..<index] + Markers.mark)
      copied = index
    }
    out.append(contentsOf: text[copied...])
    return out
  }
}
