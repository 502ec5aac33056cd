package import Diagnostics

extension MarkdownRenderer {
  /// GitHub Flavored Markdown 0.29 alone, all its extensions on: none of the archive's additions, raw HTML as it is.
  /// Keeps the limits: a text beyond one gives its problem and no HTML.
  package static func plain(_ source: SourceText) -> (html: [UInt8], problems: [Problem]) {
    let bytes = Array(source.bytes)
    if let excess = LimitScanner.excess(in: bytes) {
      let fact = MarkdownProblem.limit(excess.limit, found: excess.found)
      return ([], [Problem(fact, in: source, at: source.position(at: excess.offset))])
    }
    return (plain(bytes, extensions: CMarkTree.Extension.allCases), [])
  }

  static func plain(_ text: [UInt8], extensions: [CMarkTree.Extension]) -> [UInt8] {
    let tree = CMarkTree(text, extensions: extensions, dialect: .gfm, allowsRawHTML: true)
    drawTasks(tree.document)
    return tree.html()
  }

  /// Boxes as the specification writes them; cmark-gfm's own have their attributes in another order.
  private static func drawTasks(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      if current.kind == .item, let task = TaskItem(current) {
        task.draw("<input \(task.isDone ? "checked=\"\" " : "")disabled=\"\" type=\"checkbox\">")
      }
      node = current.first ?? current.following(within: document)
    }
  }
}
