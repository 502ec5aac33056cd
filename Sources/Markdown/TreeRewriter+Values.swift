import Diagnostics

extension TreeRewriter {
  private static let valueSign = Array("{value}".utf8)

  /// Puts text in the place of code spans that begin with `{value}`. Comes before everything that reads the text.
  mutating func replaceValues(_ document: CMarkNode) {
    var places = SourceCursor(source.bytes)
    var node: CMarkNode? = document
    while let current = node {
      if current.isBlock { places.enter(line: current.line) }
      let next = current.first ?? current.following(within: document)
      if current.kind == .code, current.withLiteral({ $0.starts(with: Self.valueSign) }) {
        replaceValue(current, places.place(of: Self.valueSign))
      }
      node = next
    }
  }

  private mutating func replaceValue(_ node: CMarkNode, _ place: SourceCursor.Place) {
    let words = String(decoding: node.literal.dropFirst(Self.valueSign.count), as: UTF8.self)
    let request = MarkdownHooks.ValueRequest(
      words: String(words.drop { $0 == " " }), source: place.source(in: source), position: place.position(in: source))
    switch hooks.value(request) {
    case .text(let text): node.replaceWithText(.inline, Array(text.utf8))
    case .problem(let problem): collector.add(CollectionOfOne(problem))
    case .keep: break
    }
  }
}
