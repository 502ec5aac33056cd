package import Diagnostics
import Retrieval
import XMLOutput

/// Markdown → HTML with what the archive adds. Pure: the same text, options and answers of the hooks give the same bytes.
package struct MarkdownRenderer {
  private let options: MarkdownOptions
  private let hooks: MarkdownHooks

  package init(options: MarkdownOptions, hooks: MarkdownHooks) {
    self.options = options
    self.hooks = hooks
  }

  /// Renders a text whose places are those of `source`. Linear in the size of the text: one that would take cmark
  /// longer (see `SourceLimit`) is shown as it is, and is an error.
  package func render(_ source: SourceText) -> MarkdownDocument {
    var bytes = Array(source.bytes)
    if let excess = LimitScanner.excess(in: bytes) { return unparsed(source, excess) }
    var collector = ProblemCollector()
    checkReserved(bytes, source, &collector)
    let signs = TextSigns(in: bytes)
    var formulas = Formulas()
    if signs.formulas, let cut = formulas.cut(bytes, source, options, &collector) { bytes = cut }
    let tree = Self.parse(bytes, signs, allowsRawHTML: options.allowsRawHTML)
    let rewriter = TreeRewriter(
      source: source, options: options, hooks: hooks, formulas: formulas, collector: collector)
    return finish(tree, signs, rewriter)
  }

  /// The tree of a text, without the marks that were put in to read it rightly.
  static func parse(_ bytes: [UInt8], _ signs: TextSigns, allowsRawHTML: Bool) -> CMarkTree {
    let guarded = signs.comments ? CommentHyphens.guarded(bytes) : nil
    let named = signs.footnotes ? BrokenFootnotes.marked(in: guarded ?? bytes) ?? guarded : guarded
    let marked = EmphasisMarkers.inserted(into: named ?? bytes) ?? named
    var text = marked ?? bytes
    var hasMarks = marked != nil
    var tree = CMarkTree.archive(text)
    if signs.comments {
      for _ in 0..<CommentLines.mostLooks {
        guard let cut = CommentLines.cut(text, tree) else { break }
        (text, hasMarks) = (cut, true)
        tree = CMarkTree.archive(text)
      }
    }
    if signs.html, let freed = HTMLLines.marked(text, tree, allowsRawHTML: allowsRawHTML) {
      (text, hasMarks) = (freed, true)
      tree = CMarkTree.archive(text)
    }
    if let cut = BareLinks.cut(text, tree) {
      hasMarks = true
      tree = CMarkTree.archive(cut)
    }
    if hasMarks { TreeCleaner.removeMarks(tree.document) }
    return tree
  }

  private func finish(
    _ tree: borrowing CMarkTree, _ signs: TextSigns, _ rewriter: consuming TreeRewriter
  ) -> MarkdownDocument {
    let document = tree.document
    if signs.mathFences || !rewriter.formulas.entries.isEmpty { rewriter.placeFormulas(document) }
    if signs.definitions || signs.footnotes { rewriter.checkDefinitions(document) }
    if signs.html { rewriter.showHTML(document) }
    if signs.foreign { rewriter.checkForeignSigns(document, usesReferences: signs.definitions) }
    if signs.escapedBoxes { rewriter.guardEscapedBoxes(document) }
    if signs.contents { rewriter.reserveContents(document) }
    if signs.descriptions { rewriter.findDescriptions(document) }
    rewriter.replaceValues(document)
    TreeCleaner.joinLines(document)
    rewriter.reserveIdentifiers(document)
    if let title = options.title { rewriter.drop(title, document) }
    let plain = PlainText(of: document)
    rewriter.rewrite(document)
    return MarkdownDocument(
      html: tree.html(), outline: rewriter.outline, text: plain.text, length: ReadingLength(of: plain.text),
      excerpt: plain.excerpt(limit: options.excerptLength),
      problems: rewriter.collector.finished(path: rewriter.source.path))
  }

  private func checkReserved(_ bytes: [UInt8], _ source: SourceText, _ collector: inout ProblemCollector) {
    guard let offset = bytes.withUnsafeBufferPointer(Markers.firstReserved) else { return }
    collector.report(.reservedCharacter, in: source, at: source.position(at: offset))
  }

  private func unparsed(_ source: SourceText, _ excess: LimitExcess) -> MarkdownDocument {
    var html = Array("<pre class=\"unparsed\" tabindex=\"0\">".utf8)
    XMLEscape.append(source.bytes, to: &html)
    html.append(contentsOf: "</pre>\n".utf8)
    let problem = Problem(
      MarkdownProblem.limit(excess.limit, found: excess.found), in: source, at: source.position(at: excess.offset))
    return MarkdownDocument(
      html: html, outline: [], text: [], length: ReadingLength(), excerpt: "", problems: [problem])
  }
}

extension CMarkTree {
  /// The tree of a text as the archive reads it. Raw HTML is dealt with in the tree before cmark renders it.
  static func archive(_ text: [UInt8]) -> CMarkTree {
    CMarkTree(text, extensions: [.table, .strikethrough, .autolink], dialect: .archive, allowsRawHTML: true)
  }
}
