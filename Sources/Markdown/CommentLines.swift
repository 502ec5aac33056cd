/// Frees what stands behind a comment that begins a line: CommonMark takes the rest of the line for HTML.
///
/// The comments are found in a first tree and cut out of the text, which is then parsed again. No line is added or
/// taken away, so that places stay what they are.
struct CommentLines {
  private let text: [UInt8]
  private var cursor: SourceCursor
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  /// Behind a comment another one may begin, which the next look finds.
  static let mostLooks = 3

  /// The text without such comments, or nil if it has none.
  static func cut(_ text: [UInt8], _ tree: borrowing CMarkTree) -> [UInt8]? {
    var lines = CommentLines(text: text, cursor: SourceCursor(text[...]))
    lines.collect(tree.document)
    return lines.edited()
  }

  private init(text: [UInt8], cursor: SourceCursor) {
    self.text = text
    self.cursor = cursor
  }

  private func edited() -> [UInt8]? {
    guard !edits.isEmpty else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count + edits.count * 4)
    var copied = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= copied {
      out.append(contentsOf: text[copied..<edit.range.lowerBound])
      out.append(contentsOf: edit.bytes)
      copied = edit.range.upperBound
    }
    out.append(contentsOf: text[copied...])
    return out
  }

  private mutating func collect(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      if current.kind == .htmlBlock, let shape = current.withLiteral(CommentBlock.init) { cut(current, shape) }
      node = (current.holdsInlines ? nil : current.first) ?? current.following(within: document)
    }
  }

  private mutating func cut(_ node: CMarkNode, _ block: CommentBlock) {
    cursor.enter(line: node.line)
    guard let start = cursor.find(Array("<!--".utf8)) else { return }
    let mark = block.keepsNext ? Markers.mark : []
    guard block.lineEnds > 0 else {
      edits.append((start..<min(start + block.length, text.count), mark))
      return
    }
    // The comment ends one line sooner; its last line begins where the words behind it do.
    let last = cursor.start(ofLine: node.line + block.lineEnds)
    var end = text[last...].firstIndex(of: 0x0A) ?? text.count
    if end > last, text[end - 1] == 0x0D { end -= 1 }
    let content = end - block.lastLine.count
    guard content >= last, last > start, text[content..<end].elementsEqual(block.lastLine) else { return }
    let close = last > 1 && text[last - 2] == 0x0D ? last - 2 : last - 1
    edits.append((close..<close, Array(" -->".utf8)))
    edits.append((content..<(content + block.lengthInLastLine), mark))
  }
}

/// A block of HTML that begins with comments and goes on with something else.
struct CommentBlock {
  /// Bytes of the comments, with the blanks behind them, from the first `<` on.
  private(set) var length = 0
  /// Line ends in them.
  private(set) var lineEnds = 0
  /// The line in which they end, and how much of it is theirs.
  private(set) var lastLine: [UInt8] = []
  private(set) var lengthInLastLine = 0
  /// Whether `<!--more-->` comes next, which has to stay.
  private(set) var keepsNext = false

  /// Nil if nothing stands behind the comments, or if there are none.
  init?(_ html: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < html.count, html[start] == 0x20 { start += 1 }
    guard Comments.begins(html, start) else { return nil }
    var index = start
    while index < html.count, Comments.begins(html, index) {
      guard let end = Comments.closing(html, from: index + 4) else { break }
      if Comments.isMore(html, index, end) {
        keepsNext = true
        break
      }
      index = end
      while index < html.count, html[index] == 0x20 || html[index] == 0x09 { index += 1 }
    }
    guard Self.hasWords(html, index) else { return nil }
    length = index - start
    lineEnds = html[start..<index].lazy.filter { $0 == 0x0A }.count
    guard length > 0 || keepsNext else { return nil }
    let line = html[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    lengthInLastLine = index - line
    lastLine = Array(html[line...].prefix { $0 != 0x0A && $0 != 0x0D })
  }

  /// Whether anything but comments and blanks stands behind an index.
  private static func hasWords(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var index = start
    while index < html.count {
      if html[index] <= 0x20 {
        index += 1
      } else if Comments.begins(html, index), let end = Comments.closing(html, from: index + 4) {
        index = end
      } else {
        return true
      }
    }
    return false
  }
}
