import Diagnostics
import XMLOutput

/// Puts the archive's markup in the place of cmark's, in the tree, before it is rendered.
///
/// Goes through the tree once, in the order of the text and without recursion. A rewritten node keeps its children
/// where it can, so that they are rewritten in their turn.
struct TreeRewriter {
  let source: SourceText
  let options: MarkdownOptions
  let hooks: MarkdownHooks
  var collector: ProblemCollector
  var outline: [MarkdownDocument.OutlineEntry] = []
  var identifiers: UsedIdentifiers
  /// Ids that authors wrote, by their heading.
  var writtenIdentifiers: [(heading: CMarkNode, name: String)] = []
  var fences = 0
  var footnotes = FootnoteNumbers()
  var formulas: Formulas
  /// Kinds of HTML that are told of once, in the order of the text.
  var htmlKinds = HTMLKinds()
  /// Formulas that took too long.
  var slowFormulas = 0
  /// Where the contents are to be drawn.
  var contentsPlace: CMarkNode?
  /// Paragraphs of explained words, the last one first, and the one drawn before if its list is still open.
  var described: [CMarkNode] = []
  var describedBefore: CMarkNode?
  /// How often a sign wasn't found where it was looked for.
  var failedLooks = 0
  var cursor: SourceCursor

  init(
    source: SourceText, options: MarkdownOptions, hooks: MarkdownHooks, formulas: Formulas, collector: ProblemCollector
  ) {
    self.source = source
    self.options = options
    self.hooks = hooks
    self.formulas = formulas
    self.collector = collector
    identifiers = UsedIdentifiers(taken: options.takenIdentifiers)
    cursor = SourceCursor(source.bytes)
  }

  mutating func rewrite(_ document: CMarkNode) {
    if document.last?.kind == .footnoteDefinition { footnotes.count(in: document) }
    var node: CMarkNode? = document
    while let current = node {
      if current.isBlock { cursor.enter(line: current.line) }
      node = rewriteOne(current, document)
    }
    drawContents()
  }

  /// Rewrites a node and gives the one to go on with: in it, or after it if nothing in it is left to rewrite.
  private mutating func rewriteOne(_ node: CMarkNode, _ document: CMarkNode) -> CMarkNode? {
    switch node.kind {
    case .item: rewriteItem(node)
    case .table: rewriteTable(node)
    case .heading, .blockQuote, .footnoteDefinition, .link, .paragraph, .codeBlock, .htmlBlock, .htmlInline, .image,
      .footnoteReference, .formula:
      // The node may go: what follows it is asked before.
      let next = node.following(within: document)
      return replaceOne(node) ?? next
    default: break
    }
    return node.first ?? node.following(within: document)
  }

  /// Rewrites a node that may go, and gives the first node inside that is to be rewritten.
  private mutating func replaceOne(_ node: CMarkNode) -> CMarkNode? {
    switch node.kind {
    case .heading: return rewriteHeading(node)
    case .blockQuote: return rewriteBlockQuote(node)
    case .footnoteDefinition: return rewriteFootnote(node)
    case .link: return rewriteLink(node)
    case .paragraph: return rewriteFigure(node) ? nil : rewriteSummary(node) ?? rewriteDescription(node)
    case .codeBlock: rewriteCodeBlock(node)
    case .htmlBlock, .htmlInline: rewriteHTML(node)
    case .image: rewriteImage(node)
    case .footnoteReference: rewriteFootnoteReference(node)
    case .formula: rewriteFormula(node)
    default: break
    }
    return nil
  }

  mutating func report(_ problem: MarkdownProblem, at place: SourceCursor.Place) {
    collector.report(problem, in: place.source(in: source), at: place.position(in: source))
  }

  /// The place of a text in or after the line of the current block.
  mutating func place(of text: String) -> SourceCursor.Place { cursor.place(of: Array(text.utf8)) }
}
