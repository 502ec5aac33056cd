import Diagnostics

extension TreeRewriter {
  /// Comments vanish, but for `<!--more-->`; other HTML becomes text, unless the site allows it. Comes before everything
  /// that reads the text.
  mutating func showHTML(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      if current.isBlock { cursor.enter(line: current.line) }
      let next = current.first ?? current.following(within: document)
      if current.kind == .htmlBlock || current.kind == .htmlInline { showHTML(of: current) }
      node = next
    }
    cursor.rewind()
  }

  private mutating func showHTML(of node: CMarkNode) {
    let comments = node.withLiteral { ($0.count, Comments.removed(from: $0), Comments.holdMore($0)) }
    let html = comments.1 ?? node.literal
    if comments.1 != nil, html.allSatisfy({ $0 <= 0x20 }) {
      if node.kind == .htmlInline { node.trimBlanks() }
      if !comments.2 { node.remove() }
      return
    }
    guard !options.allowsRawHTML else { return }
    let shown = html.trimmingBlanks()
    let firstLine = shown.prefix { $0 != 0x0A }
    let words = String(String(decoding: firstLine, as: UTF8.self).prefix(40))
    let problem = MarkdownProblem.rawHTML(words)
    if collector.isFull(of: problem) {
      collector.report(problem, in: source, at: nil)
    } else {
      report(shown.starts(with: "<!--".utf8) ? .unclosedComment : problem, at: cursor.place(of: firstLine))
    }
    node.replaceWithText(node.kind == .htmlBlock ? .block : .inline, shown)
  }

  /// What is left of HTML when the text has been read: the end of the summary, and what the site allows.
  func rewriteHTML(_ node: CMarkNode) {
    if !options.allowsRawHTML || node.withLiteral({ Comments.removed(from: $0)?.allSatisfy { $0 <= 0x20 } == true }) {
      node.remove()
    }
  }
}

extension CMarkNode {
  /// Takes one of two blanks from round a comment inside a line, and all of them at the ends of the line.
  fileprivate func trimBlanks() {
    if let after = next, after.beginsWithBlank {
      let isAtStart = previous == nil || previous?.kind == .softBreak
      guard isAtStart || previous?.endsWithBlank == true else { return }
      after.setLiteral(after.literal.drop { $0 == 0x20 || $0 == 0x09 })
    } else if next == nil || next?.kind == .softBreak, let before = previous, before.endsWithBlank {
      let text = before.literal
      before.setLiteral(text.dropLast(text.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count))
    }
  }

  private var beginsWithBlank: Bool { kind == .text && withLiteral { $0.first == 0x20 || $0.first == 0x09 } }

  private var endsWithBlank: Bool { kind == .text && withLiteral { $0.last == 0x20 || $0.last == 0x09 } }
}

extension [UInt8] {
  /// Without blanks and line ends at its end.
  fileprivate func trimmingBlanks() -> [UInt8] {
    let end = lastIndex { $0 > 0x20 } ?? -1
    return Array(prefix(end + 1))
  }
}
