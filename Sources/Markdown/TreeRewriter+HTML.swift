import Diagnostics

extension TreeRewriter {
  /// Comments vanish, but for `<!--more-->`; harmless HTML stays; other HTML becomes text, unless the site allows it.
  /// Comes before everything that reads the text.
  mutating func showHTML(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      if current.isBlock { cursor.enter(line: current.line) }
      let next = current.first ?? current.following(within: document)
      switch current.kind {
      case .htmlBlock: showBlock(current)
      case .htmlInline: showInline(current)
      default: break
      }
      node = next
    }
    cursor.rewind()
    if htmlKinds.holdsTags { pairTags(document) }
    for (kind, place) in htmlKinds.all { report(kind.problem, at: place) }
  }

  /// True if the node was a comment, and nothing is left to do.
  private mutating func removeComments(_ node: CMarkNode) -> Bool {
    let comments = node.withLiteral { ($0.count, Comments.removed(from: $0), Comments.holdMore($0)) }
    guard let html = comments.1, html.allSatisfy({ $0 <= 0x20 }) else { return false }
    if node.kind == .htmlInline { node.trimBlanks() }
    if !comments.2 { node.remove() }
    return true
  }

  private mutating func showBlock(_ node: CMarkNode) {
    guard !removeComments(node) else { return }
    if options.allowsRawHTML {
      if let html = RawHTML.guarded(node.literal) { node.setLiteral(html) }
      return
    }
    let shown = (node.withLiteral(Comments.removed) ?? node.literal).trimmingBlanks()
    let firstLine = shown.prefix { $0 != 0x0A }
    if shown.starts(with: "<!--".utf8) {
      report(.unclosedComment, at: cursor.place(of: firstLine))
    } else {
      noteTags(shown, firstLine)
    }
    node.replaceWithText(.block, shown)
  }

  /// Notes the kinds of tags in a block that is shown as text.
  private mutating func noteTags(_ html: [UInt8], _ firstLine: ArraySlice<UInt8>) {
    let tags = RawHTML.tags(html).filter {
      HTMLNames.isKnown($0.name, allowsRawHTML: false) && !HTMLNames.harmless.contains($0.name)
        && !HTMLNames.parts.contains($0.name)
    }
    for tag in tags { note(.shown(tag.name), html[tag.start..<tag.end], isClosing: tag.isClosing) }
    if tags.isEmpty { note(.shown(""), firstLine) }
  }

  private mutating func showInline(_ node: CMarkNode) {
    guard !removeComments(node) else { return }
    let html = node.literal
    guard let tag = HTMLTag(html[...], at: 0) else {
      if options.allowsRawHTML { return }
      if html.starts(with: "<!--".utf8) {
        report(.unclosedComment, at: cursor.place(of: html))
      } else {
        note(.shown(""), html[...])
      }
      node.replaceWithText(.inline, html)
      return
    }
    if !HTMLNames.isKnown(tag.name, allowsRawHTML: options.allowsRawHTML) || tag.isCapitalized && node.followsWord {
      node.replaceWithText(.inline, html)
    } else if !options.allowsRawHTML {
      if HTMLNames.harmless.contains(tag.name) {
        htmlKinds.holdsTags = true
        for attribute in tag.attributes where !HTMLNames.harmlessAttributes.contains(attribute.name) {
          note(.attribute(attribute.name), html[...])
        }
      } else {
        note(.shown(tag.name), html[...], isClosing: tag.isClosing)
        node.replaceWithText(.inline, html)
      }
    }
  }

  /// Keeps a kind to tell of, with its first place.
  mutating func note(_ kind: HTMLKinds.Kind, _ html: ArraySlice<UInt8>, isClosing: Bool = false) {
    guard htmlKinds.isNew(kind, isClosing: isClosing) else { return }
    let words = String(String(decoding: html.prefix { $0 != 0x0A }, as: UTF8.self).prefix(40))
    htmlKinds.add(kind, words, cursor.place(of: html.prefix { $0 != 0x0A }))
  }

  /// What is left of HTML when the text has been read: harmless tags, and what the site allows; and the end of the
  /// summary, which goes.
  mutating func rewriteHTML(_ node: CMarkNode) {
    if node.withLiteral({ Comments.removed(from: $0)?.allSatisfy { $0 <= 0x20 } == true }) {
      node.remove()
    } else if options.allowsRawHTML {
      resolveAddresses(node)
    }
  }
}

extension CMarkNode {
  /// Whether a letter stands before this inline: `List<T>`.
  fileprivate var followsWord: Bool {
    guard let before = previous, before.kind == .text else { return false }
    return before.withLiteral { $0.last.map(FormulaContent.isWord) ?? false }
  }

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
