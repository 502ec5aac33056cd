import Diagnostics

extension TreeRewriter {
  mutating func reportUnclosed(
    _ node: CMarkNode, _ literal: [UInt8], _ fence: (length: Int, offset: Int, character: UInt8)
  ) {
    guard isUnclosed(node, literal, fence) else { return }
    let isNested = node.parent?.kind != .document
    collector.report(
      .unclosedFence(isNested: isNested), in: source, at: source.position(line: node.line, column: node.column))
  }

  /// Whether a fence runs to the end of what it stands in because its closing line is missing: the line after its last
  /// one would close it, in the same quotes and as far to the right as the list item that holds it.
  private mutating func isUnclosed(
    _ node: CMarkNode, _ literal: [UInt8], _ fence: (length: Int, offset: Int, character: UInt8)
  ) -> Bool {
    let number = node.line + literal.lazy.filter { $0 == 0x0A }.count + 1
    let start = cursor.start(ofLine: number)
    // Beyond the last line the cursor gives the last one.
    guard start > cursor.start(ofLine: number - 1) else { return true }
    let line = source.bytes[start...].prefix { $0 != 0x0A }
    var quotes = 0
    var isInList = false
    var parent = node.parent
    while let block = parent {
      if block.kind == .blockQuote { quotes += 1 }
      if block.kind == .item || block.kind == .footnoteDefinition { isInList = true }
      parent = block.parent
    }
    var column = 0
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: ">"), quotes > 0 { quotes -= 1 } else if line[index] > 0x20 { break }
      column = line[index] == 0x09 ? (column / 4 + 1) * 4 : column + 1
      index += 1
    }
    let rest = line[index...]
    let run = rest.prefix { $0 == fence.character }
    guard quotes == 0, run.count >= fence.length, rest[run.endIndex...].allSatisfy({ $0 <= 0x20 }) else { return true }
    return isInList && column < node.column - 1 - fence.offset
  }
}
