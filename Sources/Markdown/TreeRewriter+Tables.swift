import Diagnostics
import XMLOutput

extension TreeRewriter {
  /// A table wider than the page scrolls by itself, and a keyboard can reach it.
  mutating func rewriteTable(_ node: CMarkNode) {
    checkCells(node)
    let label = XMLEscape.text(options.labels.table)
    node.insertBefore(
      .block, Array("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"\(label)\">".utf8))
    node.insertAfter(.block, Array("</div>".utf8))
  }

  /// cmark drops the cells of a row that the head has no column for.
  private mutating func checkCells(_ table: CMarkNode) {
    guard let head = table.first else { return }
    var (columns, cell) = (0, head.first)
    while let current = cell { (columns, cell) = (columns + 1, current.next) }
    var row = head.next
    while let current = row {
      if let offset = extraCell(inLine: current.line, beyond: columns) {
        collector.report(.extraCell(columns), in: source, at: source.position(at: offset - source.bytes.startIndex))
      }
      row = current.next
    }
  }

  /// The index of the first cell beyond so many that has words.
  private mutating func extraCell(inLine number: Int, beyond columns: Int) -> Int? {
    let start = cursor.start(ofLine: number)
    return source.bytes[start...].withUnsafeBufferPointer { text -> Int? in
      let end = text.firstIndex(of: 0x0A) ?? text.count
      let line = LineShape(text, 0, end)
      guard line.columns > columns, let bar = line.bar(columns) else { return nil }
      return text[bar..<end].firstIndex { $0 > 0x20 && $0 != UInt8(ascii: "|") }.map { start + $0 }
    }
  }
}
