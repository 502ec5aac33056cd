package import Diagnostics
import Retrieval

/// Markdown → HTML with what the archive adds. Pure: the same text, options and answers of the hooks give the same bytes.
package struct MarkdownRenderer {
  private let options: MarkdownOptions
  private let hooks: MarkdownHooks

  package init(options: MarkdownOptions, hooks: MarkdownHooks) {
    self.options = options
    self.hooks = hooks
  }

  /// Renders a text whose places are those of `source`.
  package func render(_ source: SourceText) -> MarkdownDocument {
    var problems: [Problem] = []
    var bytes = Array(source.bytes)
    if EmphasisMarkers.contained(in: bytes) {
      problems.append(Problem(MarkdownProblem.reservedCharacter, in: source, at: reservedPlace(source)))
    }
    let marked = EmphasisMarkers.insert(into: bytes)
    if let marked { bytes = marked }
    let tree = CMarkTree(
      bytes, extensions: ["table", "strikethrough", "autolink"], allowsRawHTML: options.allowsRawHTML)
    TreeCleaner.clean(tree.document, hasMarkers: marked != nil)
    let plain = PlainText(of: tree.document, excerptLength: options.excerptLength)
    var rewriter = TreeRewriter(source: source, options: options, hooks: hooks, html: { tree.html(of: $0) })
    rewriter.rewrite(tree.document)
    return MarkdownDocument(
      html: tree.html(), outline: rewriter.outline, text: plain.text, length: ReadingLength(of: plain.text),
      excerpt: plain.excerpt, problems: problems + rewriter.problems)
  }

  private func reservedPlace(_ source: SourceText) -> Position? {
    let bytes = Array(source.bytes)
    let offset = bytes.indices.first { bytes[$0...].starts(with: EmphasisMarkers.markerBytes) }
    return offset.map(source.position(at:))
  }
}
