/// Brings a parsed tree to what the author meant: takes the marks out, joins lines of Chinese text.
enum TreeCleaner {
  static func removeMarks(_ document: CMarkNode) {
    document.walk { node, event in
      guard event == .enter else { return true }
      switch node.kind {
      case .text, .code, .htmlBlock, .htmlInline: removeLiteralMarks(node)
      case .codeBlock:
        removeLiteralMarks(node)
        if let info = Markers.removed(from: node.fenceInfo) { node.setFenceInfo(info) }
      case .link, .image:
        if let url = node.withURL(Markers.removed) { node.setURL(String(decoding: url, as: UTF8.self)) }
        if let title = Markers.removed(from: node.title) { node.setTitle(title) }
      default: break
      }
      return true
    }
  }

  private static func removeLiteralMarks(_ node: CMarkNode) {
    if let clean = node.withLiteral(Markers.removed) { node.setLiteral(clean) }
  }

  /// A line end between two wide characters is no space in Chinese and Japanese.
  static func joinLines(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      let next = current.first ?? current.following(within: document)
      if current.kind == .softBreak, let before = seen(current, \.previous), let after = seen(current, \.next),
        let left = Self.edge(before, \.last, Self.lastScalar), let right = Self.edge(after, \.first, Self.firstScalar),
        WideCharacters.joinsLines(left, right)
      {
        current.remove()
      }
      node = next
    }
  }

  /// The inline beside another one, the end of a summary apart, which nobody sees.
  private static func seen(_ node: CMarkNode, _ side: KeyPath<CMarkNode, CMarkNode?>) -> CMarkNode? {
    guard let neighbour = node[keyPath: side] else { return nil }
    let isComment = neighbour.kind == .htmlInline && neighbour.withLiteral { Comments.begins($0, 0) }
    return isComment ? neighbour[keyPath: side] : neighbour
  }

  /// The outermost character of an inline on one side.
  private static func edge(
    _ node: CMarkNode, _ child: KeyPath<CMarkNode, CMarkNode?>,
    _ scalar: (UnsafeBufferPointer<UInt8>) -> Unicode.Scalar?
  ) -> Unicode.Scalar? {
    var node = node
    while true {
      switch node.kind {
      case .text, .code: return node.withLiteral(scalar)
      case .emphasis, .strong, .strikethrough, .link:
        guard let inner = node[keyPath: child] else { return nil }
        node = inner
      default: return nil
      }
    }
  }

  private static func lastScalar(_ text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard !text.isEmpty else { return nil }
    var scalar = UTF8Scan.scalar(endingAt: text.count, in: text)
    if WideCharacters.isVariationSelector(scalar) {
      let start = UTF8Scan.start(ofScalarEndingAt: text.count, in: text)
      if start > 0 { scalar = UTF8Scan.scalar(endingAt: start, in: text) }
    }
    return scalar
  }

  private static func firstScalar(_ text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    text.isEmpty ? nil : UTF8Scan.scalar(startingAt: 0, in: text)
  }
}
