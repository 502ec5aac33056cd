import Diagnostics

/// Puts text in the place of code spans that begin with `{value}`.
struct InlineValues {
  private let source: SourceText
  private let value: (MarkdownHooks.ValueRequest) -> MarkdownHooks.ValueResult
  private var cursor: SourceCursor
  private(set) var problems: [Problem] = []

  private static let sign = Array("{value}".utf8)

  init(source: SourceText, value: @escaping (MarkdownHooks.ValueRequest) -> MarkdownHooks.ValueResult) {
    self.source = source
    self.value = value
    cursor = SourceCursor(source.bytes)
  }

  mutating func replace(in document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      if current.isBlock { cursor.enter(line: current.line) }
      let next = current.first ?? current.following(within: document)
      if current.kind == .code, current.withLiteral({ $0.starts(with: Self.sign) }) { replace(current) }
      node = next
    }
  }

  private mutating func replace(_ node: CMarkNode) {
    let words = String(decoding: node.literal.dropFirst(Self.sign.count), as: UTF8.self)
    let place = cursor.place(of: Self.sign)
    let request = MarkdownHooks.ValueRequest(
      words: String(words.drop { $0 == " " }), source: place.source(in: source), position: place.position(in: source))
    switch value(request) {
    case .text(let text): node.replaceWithText(.inline, Array(text.utf8))
    case .problem(let problem): problems.append(problem)
    case .keep: break
    }
  }
}

extension SourceCursor.Place {
  func position(in source: SourceText) -> Position { source.position(line: line, column: column) }

  /// The line alone, with its place in the file: a problem needs no more, and finds it at once.
  func source(in source: SourceText) -> SourceText {
    SourceText(
      path: source.path, bytes: excerpt, linesBefore: source.linesBefore + line - 1,
      columnsBefore: source.columnsBefore + excerptColumn - 1)
  }
}
