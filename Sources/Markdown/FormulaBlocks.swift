/// The blocks of a text in which formulas may stand, in the order of their lines.
struct FormulaBlocks {
  private(set) var all: [(start: Int, block: FormulaBlock)] = []
  private let text: [UInt8]
  private let lineStarts: [Int]
  private var holdsCode: [Bool]
  private var leaves: [Leaf] = []

  private struct Leaf {
    /// From 0.
    let lines: ClosedRange<Int>
    /// Where its text begins, if that isn't where its first line does.
    var start: Int?
    let isInRow: Bool
    let quotes: Int
  }

  init(of tree: borrowing CMarkTree, _ text: [UInt8], allowsRawHTML: Bool) {
    self.text = text
    var starts = [0]
    for index in text.indices where text[index] == 0x0A || text[index] == 0x0D {
      if text[index] == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { continue }
      starts.append(index + 1)
    }
    lineStarts = starts
    holdsCode = [Bool](repeating: false, count: starts.count)
    collect(tree.document, allowsRawHTML)
    let ends = chunkEnds()
    leaves.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    all = leaves.map { leaf in
      let block = FormulaBlock(
        end: end(ofLine: leaf.lines.upperBound), chunkEnd: leaf.isInRow ? 0 : ends[leaf.lines.upperBound],
        isInRow: leaf.isInRow, quotes: leaf.quotes)
      return (leaf.start ?? lineStarts[leaf.lines.lowerBound], block)
    }
  }

  private mutating func collect(_ document: CMarkNode, _ allowsRawHTML: Bool) {
    var quotes = 0
    document.walk { node, event in
      if node.kind == .blockQuote { quotes += event == .enter ? 1 : -1 }
      guard event == .enter else { return true }
      switch node.kind {
      case .paragraph, .heading:
        add(node, quotes)
        return false
      case .table:
        for line in lines(of: node) ?? 0...0 { leaves.append(Leaf(lines: line...line, isInRow: true, quotes: quotes)) }
        return false
      case .htmlBlock where HTMLLines.areText(node, allowsRawHTML: allowsRawHTML):
        add(node, quotes)
        return false
      case .htmlBlock where addAfterComment(node, quotes): return false
      case .codeBlock, .htmlBlock:
        for line in lines(of: node) ?? 0...0 { holdsCode[line] = true }
        return false
      default: return true
      }
    }
  }

  private mutating func add(_ node: CMarkNode, _ quotes: Int) {
    guard let lines = lines(of: node) else { return }
    leaves.append(Leaf(lines: lines, isInRow: false, quotes: quotes))
  }

  /// What stands behind a comment in its last line is text.
  private mutating func addAfterComment(_ node: CMarkNode, _ quotes: Int) -> Bool {
    guard node.withLiteral({ CommentBlock($0) != nil }), let lines = lines(of: node) else { return false }
    let start = lineStarts[lines.lowerBound]
    let close = text.withUnsafeBufferPointer { Comments.closing($0, from: start) }
    guard let close, close < end(ofLine: lines.upperBound) else { return false }
    leaves.append(Leaf(lines: lines, start: close, isInRow: false, quotes: quotes))
    return true
  }

  private func lines(of node: CMarkNode) -> ClosedRange<Int>? {
    let first = node.line - 1
    guard lineStarts.indices.contains(first) else { return nil }
    return first...min(max(first, node.endLine - 1), lineStarts.count - 1)
  }

  private func end(ofLine line: Int) -> Int { line + 1 < lineStarts.count ? lineStarts[line + 1] : text.count }

  /// For each line the end of the lines that follow it without an empty one or code between them.
  private func chunkEnds() -> [Int] {
    var ends = [Int](repeating: text.count, count: lineStarts.count)
    for line in lineStarts.indices.reversed() {
      let next = line + 1
      let goesOn = next < lineStarts.count && !holdsCode[next] && !isEmpty(next)
      ends[line] = goesOn ? ends[next] : end(ofLine: line)
    }
    return ends
  }

  private func isEmpty(_ line: Int) -> Bool {
    text[lineStarts[line]..<end(ofLine: line)].allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
  }
}
