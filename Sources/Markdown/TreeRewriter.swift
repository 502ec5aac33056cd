import Diagnostics
import XMLOutput

/// Puts the archive's markup in the place of cmark's, in the tree, before it is rendered: heading anchors, fences,
/// code blocks, images, links, task lists, tables that scroll.
struct TreeRewriter {
  let source: SourceText
  let options: MarkdownOptions
  let hooks: MarkdownHooks
  let html: (CMarkNode) -> [UInt8]
  private(set) var outline: [MarkdownDocument.OutlineEntry] = []
  var problems: [Problem] = []
  private var ids: Set<String> = []
  var fences = 0
  /// The line of the block that is being rewritten: inlines don't say theirs reliably.
  var blockLine = 1

  init(source: SourceText, options: MarkdownOptions, hooks: MarkdownHooks, html: @escaping (CMarkNode) -> [UInt8]) {
    self.source = source
    self.options = options
    self.hooks = hooks
    self.html = html
  }

  mutating func rewrite(_ node: CMarkNode) {
    if node.line > 0 { blockLine = node.line }
    switch node.kind {
    case .heading: rewriteHeading(node)
    case .codeBlock: rewriteCodeBlock(node)
    case .htmlBlock, .htmlInline: rewriteHTML(node)
    case .paragraph: rewriteParagraph(node)
    case .table: rewriteTable(node)
    case .item: rewriteItem(node)
    case .link: rewriteLink(node)
    case .image: rewriteImage(node)
    default: rewriteChildren(node)
    }
  }

  mutating func rewriteChildren(_ node: CMarkNode) {
    var child = node.first
    while let next = child {
      child = next.next
      rewrite(next)
    }
  }

  mutating func report(_ problem: MarkdownProblem, at position: Position?) {
    problems.append(Problem(problem, in: source, at: position))
  }

  /// The place of a text in or after the line of the current block.
  func place(of text: String) -> Position {
    let wanted = Array(text.utf8)
    var line = 1
    for content in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { line += 1 }
      guard line >= blockLine, !wanted.isEmpty, line < blockLine + 200 else { continue }
      if let offset = Self.offset(of: wanted, in: content) {
        let column = content.prefix(offset).reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        return source.position(line: line, column: column)
      }
    }
    return source.position(line: blockLine, column: 1)
  }

  private static func offset(of wanted: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
    guard line.count >= wanted.count else { return nil }
    for start in line.startIndex...(line.endIndex - wanted.count) where line[start] == wanted[0] {
      if line[start..<start + wanted.count].elementsEqual(wanted) { return start - line.startIndex }
    }
    return nil
  }

  // MARK: Headings

  private mutating func rewriteHeading(_ node: CMarkNode) {
    let wanted = Self.takeIdentifier(from: node)
    rewriteChildren(node)
    let title = PlainText.inline(node)
    let id = unique(wanted ?? HeadingIdentifier.make(title))
    let level = node.headingLevel
    if level <= options.outlineDepth { outline.append(.init(level: level, id: id, title: title)) }
    let rendered = String(decoding: html(node), as: UTF8.self)
    guard rendered.hasPrefix("<h\(level)>"), rendered.hasSuffix("</h\(level)>\n") else { return }
    let inner = rendered.dropFirst(4).dropLast(6)
    let label = options.labels.headingLink.split(separator: "{}", omittingEmptySubsequences: false).joined(
      separator: title)
    let safeID = XMLEscape.text(id)
    node.replace(
      withBlock: "<h\(level) id=\"\(safeID)\">\(inner)"
        + "<a class=\"anchor\" href=\"#\(safeID)\" aria-label=\"\(XMLEscape.text(label))\"></a></h\(level)>")
  }

  /// `## Title {#name}`: the name, cut from the heading.
  private static func takeIdentifier(from node: CMarkNode) -> String? {
    guard let last = node.last, last.kind == .text else { return nil }
    let text = String(decoding: last.literal, as: UTF8.self)
    guard text.hasSuffix("}"), let start = text.range(ofLast: "{#") else { return nil }
    let name = text[start.upperBound...].dropLast()
    guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "<" }) else { return nil }
    var title = text[..<start.lowerBound]
    while title.last == " " { title.removeLast() }
    last.setLiteral(String(title))
    return String(name)
  }

  private mutating func unique(_ id: String) -> String {
    var candidate = id
    var number = 2
    while !ids.insert(candidate).inserted {
      candidate = "\(id)-\(number)"
      number += 1
    }
    return candidate
  }

  // MARK: Tables and lists

  /// A table wider than the page scrolls by itself, and a keyboard can reach it.
  private mutating func rewriteTable(_ node: CMarkNode) {
    rewriteChildren(node)
    let label = XMLEscape.text(options.labels.table)
    node.insertBefore(block: "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"\(label)\">")
    node.insertAfter(block: "</div>")
  }

  /// `- [x] done`: a box that is drawn, not one to click.
  private mutating func rewriteItem(_ node: CMarkNode) {
    if let paragraph = node.first, paragraph.kind == .paragraph, let text = paragraph.first, text.kind == .text {
      let literal = String(decoding: text.literal, as: UTF8.self)
      let isDone = literal.hasPrefix("[x] ") || literal.hasPrefix("[X] ")
      if isDone || literal.hasPrefix("[ ] ") {
        text.setLiteral(String(literal.dropFirst(4)))
        let label = XMLEscape.text(isDone ? options.labels.done : options.labels.open)
        text.insertBefore(
          inline: "<span class=\"task\(isDone ? " done" : "")\" role=\"img\" aria-label=\"\(label)\"></span> ")
      }
    }
    rewriteChildren(node)
  }
}

extension String {
  fileprivate func range(ofLast pattern: String) -> Range<String.Index>? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index...].hasPrefix(pattern) { return index..<self.index(index, offsetBy: pattern.count) }
    }
    return nil
  }
}
