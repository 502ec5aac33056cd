package import Diagnostics

/// The heading that a text gives as its title: its first of level one, if nothing to read stands before it or no other
/// of its level is there.
struct TextTitle {
  let heading: CMarkNode
  /// Its words, without markup, footnotes and `{#name}`.
  let words: String

  init?(_ document: CMarkNode) {
    var found: CMarkNode?
    var isFirst = true
    var block = document.first
    while let node = block {
      block = node.next
      if node.kind == .heading, node.headingLevel == 1 {
        if found != nil { return nil }
        found = node
        if isFirst { break }
      } else if !Self.isUnseen(node) {
        isFirst = false
      }
    }
    guard let found else { return nil }
    let words = String(decoding: PlainText.inline(found), as: UTF8.self)
    guard !words.isEmpty else { return nil }
    (self.heading, self.words) = (found, words)
  }

  /// Whether a block is a comment.
  private static func isUnseen(_ node: CMarkNode) -> Bool {
    node.kind == .htmlBlock && node.withLiteral { $0.starts(with: "<!--".utf8) }
  }

  /// Whether the heading says what a title says: blanks and the case of letters don't count.
  func repeats(_ title: String) -> Bool { Self.folded(words) == Self.folded(title) }

  private static func folded(_ text: String) -> [Substring] { text.lowercased().split(whereSeparator: \.isWhitespace) }
}

extension TreeRewriter {
  /// Leaves out the heading that says what the page says above the text.
  mutating func drop(_ title: String, _ document: CMarkNode) {
    guard let found = TextTitle(document), found.repeats(title) else { return }
    writtenIdentifiers.removeAll { $0.heading == found.heading }
    found.heading.remove()
  }
}

extension MarkdownRenderer {
  /// The words of the heading that names a text, for one whose head doesn't; nil if it has none.
  package static func title(of source: SourceText, allowsRawHTML: Bool) -> String? {
    let bytes = Array(source.bytes)
    guard mayHaveTitle(bytes), LimitScanner.excess(in: bytes) == nil else { return nil }
    let labels = MarkdownOptions.Labels(headingLink: "", done: "", open: "", table: "", code: "")
    let options = MarkdownOptions(allowsRawHTML: allowsRawHTML, outlineDepth: 0, excerptLength: 0, labels: labels)
    let hooks = MarkdownHooks(fence: { _ in nil }, link: { _ in .keep }, image: { .init(url: $0.destination) })
    let signs = TextSigns(in: bytes)
    var (formulas, collector) = (Formulas(), ProblemCollector())
    let cut = signs.formulas ? formulas.cut(bytes, source, options, &collector) : nil
    let tree = parse(cut ?? bytes, signs, allowsRawHTML: allowsRawHTML)
    let document = tree.document
    var rewriter = TreeRewriter(
      source: source, options: options, hooks: hooks, formulas: formulas, collector: collector)
    if cut != nil { rewriter.placeFormulas(document) }
    rewriter.showHTML(document)
    TreeCleaner.joinLines(document)
    rewriter.reserveIdentifiers(document)
    // What a value is isn't known before the data is read.
    return TextTitle(document).flatMap { $0.words.contains("{value}") ? nil : $0.words }
  }

  /// Whether a line begins with `#` or is underlined with `=`.
  private static func mayHaveTitle(_ bytes: [UInt8]) -> Bool {
    var isAtStart = true
    for byte in bytes {
      if isAtStart, byte == UInt8(ascii: "#") || byte == UInt8(ascii: "=") { return true }
      isAtStart = byte == 0x0A || byte == 0x0D || isAtStart && byte == UInt8(ascii: " ")
    }
    return false
  }
}
