/// Harmless tags: each is drawn with its other half, or shown as text.
extension TreeRewriter {
  mutating func pairTags(_ document: CMarkNode) {
    var node: CMarkNode? = document
    var paragraphs: [CMarkNode] = []
    while let current = node {
      if current.isBlock { cursor.enter(line: current.line) }
      if let first = current.first, !first.isBlock, pairTags(in: current) { paragraphs.append(current) }
      node = current.first ?? current.following(within: document)
    }
    cursor.rewind()
    for (node, line) in HTMLDetails.draw(paragraphs) {
      cursor.enter(line: line)
      show(node)
    }
    cursor.rewind()
  }

  /// Tags without their other half so far.
  private struct OpenTags {
    private(set) var all: [(node: CMarkNode, tag: HTMLTag)] = []
    private var counts: [String: Int] = [:]

    var last: (node: CMarkNode, tag: HTMLTag)? { all.last }

    /// Whether the other half of the last one may be left out.
    var mayCloseItself: Bool { last.map { HTMLNames.closesItself.contains($0.tag.name) } ?? false }

    func holds(_ name: String) -> Bool { counts[name, default: 0] > 0 }

    mutating func push(_ node: CMarkNode, _ tag: HTMLTag) {
      all.append((node, tag))
      counts[tag.name, default: 0] += 1
    }

    /// Takes the last one away, and draws it with its other half before a node.
    mutating func close(before node: CMarkNode) {
      guard let (opening, tag) = all.popLast() else { return }
      counts[tag.name, default: 0] -= 1
      opening.setLiteral(tag.harmless)
      node.insertBefore(tag: Array("</\(tag.name)>".utf8))
    }

    mutating func pop() -> CMarkNode? {
      guard let (node, tag) = all.popLast() else { return nil }
      counts[tag.name, default: 0] -= 1
      return node
    }
  }

  /// Pairs the tags of one level of inlines. True if `details` are among them, which blocks may stand in.
  private mutating func pairTags(in parent: CMarkNode) -> Bool {
    var open = OpenTags()
    var holdsDetails = false
    var child = parent.first
    while let node = child {
      child = node.next
      guard node.kind == .htmlInline, let tag = HTMLTag(node.literal[...], at: 0),
        HTMLNames.harmless.contains(tag.name)
      else { continue }
      if parent.kind == .paragraph, tag.name == "details" || tag.name == "summary" { holdsDetails = true }
      if tag.name == "details", parent.kind == .paragraph {
        continue
      } else if tag.name == "details" || tag.name == "summary" && parent.kind != .paragraph
        || tag.isClosing && HTMLNames.void.contains(tag.name)
      {
        show(node)
      } else if tag.isClosing {
        close(node, tag.name, &open)
      } else {
        if HTMLNames.closesItself.contains(tag.name), open.mayCloseItself { open.close(before: node) }
        if HTMLNames.void.contains(tag.name) { node.setLiteral(tag.harmless) } else { open.push(node, tag) }
      }
    }
    for (node, _) in open.all { show(node) }
    return holdsDetails
  }

  private mutating func close(_ node: CMarkNode, _ name: String, _ open: inout OpenTags) {
    guard open.holds(name) else { return show(node) }
    while let last = open.last, last.tag.name != name {
      if open.mayCloseItself { open.close(before: node) } else if let lone = open.pop() { show(lone) }
    }
    open.close(before: node)
    node.remove()
  }

  private mutating func show(_ node: CMarkNode) {
    noteUnbalanced(node)
    node.replaceWithText(.inline, node.literal)
  }

  private mutating func noteUnbalanced(_ node: CMarkNode) {
    let html = node.literal
    cursor.returnToLine()
    note(.unbalanced(HTMLTag.name(html[...], at: 0) ?? ""), html[...])
  }

  /// A paragraph that is the summary of what can be unfolded.
  func rewriteSummary(_ node: CMarkNode) -> CMarkNode? {
    guard let first = node.first, let last = node.last, first != last, first.holds("<summary"),
      last.holds("</summary>")
    else { return nil }
    let opening = first.literal
    let inner = first.next
    first.remove()
    last.remove()
    _ = node.retag(block: opening, Array("</summary>".utf8), holdsInlines: true)
    return inner
  }
}

extension CMarkNode {
  fileprivate func holds(_ tag: String) -> Bool {
    kind == .htmlInline && withLiteral { $0.starts(with: tag.utf8) }
  }
}

/// `<details>` and `</details>`, which other blocks may stand between: each becomes a block of its own, and what stands
/// beside it a paragraph.
enum HTMLDetails {
  /// Draws those that match in the same block, and gives the others with their lines.
  static func draw(_ paragraphs: [CMarkNode]) -> [(node: CMarkNode, line: Int)] {
    var open: [CMarkNode: [CMarkNode]] = [:]
    var drawn: Set<CMarkNode> = []
    var others: [CMarkNode] = []
    for paragraph in paragraphs {
      var child = paragraph.first
      while let node = child {
        child = node.next
        guard node.kind == .htmlInline, let tag = HTMLTag(node.literal[...], at: 0), tag.name == "details" else {
          continue
        }
        if let parent = paragraph.parent, !tag.isClosing {
          open[parent, default: []].append(node)
        } else if let parent = paragraph.parent, let other = open[parent]?.popLast() {
          drawn.formUnion([other, node])
        } else {
          others.append(node)
        }
      }
    }
    let lines = (others + open.values.joined()).map { ($0, $0.parent?.line ?? 0) }
    for paragraph in paragraphs { cut(paragraph, at: drawn) }
    return lines.sorted { $0.1 < $1.1 }
  }

  /// Puts the tags of a paragraph, its summaries and the rest of it before it, each as a block.
  private static func cut(_ paragraph: CMarkNode, at drawn: Set<CMarkNode>) {
    var run: [CMarkNode] = []
    var child = paragraph.first
    while let node = child {
      child = node.next
      let name = node.kind == .htmlInline ? HTMLTag(node.literal[...], at: 0) : nil
      if drawn.contains(node), let tag = name {
        flush(&run, before: paragraph)
        paragraph.insertBefore(.block, tag.isClosing ? Array("</details>".utf8) : tag.harmless)
        node.remove()
      } else {
        if name?.name == "summary", name?.isClosing == false { flush(&run, before: paragraph) }
        run.append(node)
        if name?.name == "summary", name?.isClosing == true { flush(&run, before: paragraph) }
      }
    }
    flush(&run, before: paragraph)
    paragraph.remove()
  }

  private static func flush(_ run: inout [CMarkNode], before paragraph: CMarkNode) {
    defer { run = [] }
    while let last = run.last, last.isBlankLine { last.remove(); run.removeLast() }
    while let first = run.first, first.isBlankLine { first.remove(); run.removeFirst() }
    guard !run.isEmpty, paragraph.insertBefore(.block, []),
      let place = paragraph.previous?.replaceWithText(.block, [])?.first
    else { return }
    for node in run { node.move(before: place) }
    place.remove()
  }
}

extension CMarkNode {
  fileprivate var isBlankLine: Bool {
    kind == .softBreak || kind == .lineBreak || kind == .text && withLiteral { $0.allSatisfy { $0 <= 0x20 } }
  }
}
