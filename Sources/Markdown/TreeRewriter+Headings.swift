import XMLOutput

extension TreeRewriter {
  /// Ids that authors wrote are theirs, wherever they stand: the others are made round them.
  mutating func reserveIdentifiers(_ document: CMarkNode) {
    var written: [(CMarkNode, String)] = []
    document.walk { node, event in
      switch node.kind {
      case .document, .blockQuote, .list, .item, .footnoteDefinition: return true
      case .heading:
        if event == .enter, let last = node.last, last.kind == .text,
          let (name, title) = HeadingIdentifier.written(in: last.literal)
        {
          last.setLiteral(title)
          written.append((node, name))
        }
        return false
      default: return false
      }
    }
    for (heading, name) in written {
      let isTaken = options.takenIdentifiers.contains(name) || HeadingIdentifier.isGiven(name)
      if !isTaken, identifiers.reserve(name) {
        writtenIdentifiers.append((heading, name))
      } else {
        cursor.enter(line: heading.line)
        report(isTaken ? .takenIdentifier(name) : .duplicateIdentifier(name), at: place(of: "{#" + name))
      }
    }
    writtenIdentifiers.reverse()
  }

  /// Gives the heading its id and a link to itself.
  mutating func rewriteHeading(_ node: CMarkNode) -> CMarkNode? {
    let title = String(decoding: PlainText.inline(node), as: UTF8.self)
    let level = node.headingLevel
    var id: String
    if let written = writtenIdentifiers.last, written.heading == node {
      id = writtenIdentifiers.removeLast().name
    } else {
      id = identifiers.unique(HeadingIdentifier.make(title))
    }
    guard !title.isEmpty else { return node.first }
    if level <= options.outlineDepth { outline.append(.init(level: level, id: id, title: title)) }
    id = XMLEscape.text(id)
    let label = XMLEscape.text(options.labels.headingLink.filled(with: title))
    let opening = "<h\(level) id=\"\(id)\">"
    let closing = "<a class=\"anchor\" href=\"#\(id)\" aria-label=\"\(label)\"></a></h\(level)>"
    return node.retag(block: Array(opening.utf8), Array(closing.utf8), holdsInlines: true)
  }
}

extension String {
  /// The label with its `{}` replaced.
  func filled(with text: String) -> String {
    let bytes = utf8
    guard let brace = bytes.firstIndex(of: UInt8(ascii: "{")), bytes[brace...].starts(with: "{}".utf8) else {
      return self
    }
    return String(self[..<brace]) + text + String(self[bytes.index(brace, offsetBy: 2)...])
  }
}
