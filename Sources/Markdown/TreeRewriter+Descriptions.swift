import Diagnostics

/// Paragraphs that are a word, or several, and what it means: `词`, and in the lines below it `: 解释`.
extension TreeRewriter {
  /// Finds explained words, and takes the colons out of the text before that is read.
  mutating func findDescriptions(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      let next = (current.holdsInlines ? nil : current.first) ?? current.following(within: document)
      if current.kind == .paragraph {
        let (terms, lines) = Self.descriptions(in: current)
        for line in terms { line.replace(.inline, with: Array("</dt>\n<dt>".utf8)) }
        for (index, line) in lines.enumerated() {
          guard let text = line.next else { continue }
          text.setLiteral(text.literal.dropFirst().drop { $0 == 0x20 || $0 == 0x09 })
          line.replace(.inline, with: Array((index == 0 ? "</dt>\n<dd>" : "</dd>\n<dd>").utf8))
        }
        if !lines.isEmpty { described.append(current) }
      }
      node = next
    }
    described.reverse()
  }

  /// The line ends between words, and those before explanations; none if the paragraph is something else.
  private static func descriptions(in paragraph: CMarkNode) -> (terms: [CMarkNode], lines: [CMarkNode]) {
    guard let first = paragraph.first, !beginsDescription(first), !first.withLiteral({ Alert($0) != nil }) else {
      return ([], [])
    }
    var (terms, breaks): ([CMarkNode], [CMarkNode]) = ([], [])
    var inline: CMarkNode? = first
    while let current = inline {
      if current.kind == .softBreak || current.kind == .lineBreak {
        if let text = current.next, beginsDescription(text) {
          breaks.append(current)
        } else if breaks.isEmpty {
          // A line that ends like a sentence is no word.
          if let before = current.previous, before.endsSentence { return ([], []) }
          terms.append(current)
        }
      }
      inline = current.next
    }
    return breaks.isEmpty ? ([], []) : (terms, breaks)
  }

  private static func beginsDescription(_ node: CMarkNode) -> Bool {
    node.kind == .text
      && node.withLiteral { $0.count > 1 && $0[0] == UInt8(ascii: ":") && ($0[1] == 0x20 || $0[1] == 0x09) }
  }

  /// Draws a word and its explanations; words that follow each other share a list.
  mutating func rewriteDescription(_ node: CMarkNode) -> CMarkNode? {
    guard described.last == node else { return node.first }
    described.removeLast()
    let isFirst = describedBefore == nil || describedBefore != node.previous
    let isLast = described.last == nil || described.last != node.next
    let first = node.first
    _ = node.retag(
      block: Array((isFirst ? "<dl>\n<dt>" : "<dt>").utf8), Array((isLast ? "</dd>\n</dl>" : "</dd>").utf8),
      holdsInlines: true)
    describedBefore = isLast ? nil : first?.parent
    return first
  }
}

extension CMarkNode {
  /// Whether this inline ends in a sign that no word ends in.
  fileprivate var endsSentence: Bool {
    guard kind == .text else { return false }
    return withLiteral { text in
      guard !text.isEmpty else { return false }
      return "。！？；，、：.!?;,:".unicodeScalars.contains(UTF8Scan.scalar(endingAt: text.count, in: text))
    }
  }
}
