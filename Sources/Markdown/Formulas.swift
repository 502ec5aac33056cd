import Diagnostics

/// The formulas of a text. They are taken out before it is parsed, so that nothing in them is markup, and put into its
/// tree afterwards; what turns out to stand in code, in HTML or in an address becomes what it was.
///
/// A first tree tells where text is and where code. Each line of a formula leaves a number between two marks: no line is
/// added or taken away, so that places stay what they are.
struct Formulas {
  private(set) var entries: [Entry] = []
  private var lines: [Line] = []

  struct Entry {
    let text: FormulaText
    let isDisplay: Bool
  }

  private struct Line {
    let formula: Int
    let isFirst: Bool
    let bytes: [UInt8]
  }

  /// What a line of a tree's text stands for.
  enum Piece {
    case bytes(ArraySlice<UInt8>)
    /// The first line of a formula, or one of the others.
    case formula(Int, isFirst: Bool)
  }

  /// The text with its formulas taken out; nil if it has none.
  mutating func cut(
    _ text: [UInt8], _ source: SourceText, _ options: MarkdownOptions, _ collector: inout ProblemCollector
  ) -> [UInt8]? {
    let blocks = FormulaBlocks(of: CMarkTree.archive(text), text, allowsRawHTML: options.allowsRawHTML).all
    return text.withUnsafeBufferPointer { bytes in
      var scanner = FormulaScanner(text: bytes)
      var index = 0
      for (start, block) in blocks where max(index, start) < block.end {
        scanner.enter(block)
        index = scanner.scan(from: max(index, start))
      }
      for offset in scanner.unclosed {
        let sign = String(decoding: bytes[offset..<(offset + 2)], as: UTF8.self)
        collector.report(.formula(.unclosed(sign)), in: source, at: source.position(at: offset))
      }
      return replaced(scanner.found, in: bytes)
    }
  }

  private mutating func replaced(_ spans: [FormulaSpan], in text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard !spans.isEmpty else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var copied = 0
    for span in spans {
      for (index, piece) in span.pieces(in: text).enumerated() {
        out.append(contentsOf: text[copied..<piece.lowerBound])
        out.append(contentsOf: Markers.formula + Array(String(lines.count).utf8) + Markers.formula)
        copied = piece.upperBound
        lines.append(Line(formula: entries.count, isFirst: index == 0, bytes: Array(text[piece])))
      }
      entries.append(Entry(text: FormulaText(span, in: text), isDisplay: span.isDisplay))
    }
    out.append(contentsOf: text[copied...])
    return out
  }

  /// Adds one that the tree tells of.
  mutating func add(_ text: FormulaText) -> Int {
    entries.append(Entry(text: text, isDisplay: true))
    return entries.count - 1
  }

  // MARK: The tree

  /// The pieces of a text of the tree; nil if no formula is in it.
  func pieces(of text: [UInt8]) -> [Piece]? {
    var pieces: [Piece] = []
    var (copied, index) = (0, 0)
    while let start = text[index...].firstIndex(of: Markers.formula[0]) {
      guard let (number, end) = number(in: text, start) else {
        index = start + 1
        continue
      }
      if start > copied { pieces.append(.bytes(text[copied..<start])) }
      pieces.append(.formula(number, isFirst: lines[number].isFirst))
      (copied, index) = (end, end)
    }
    guard copied > 0 else { return nil }
    if copied < text.count { pieces.append(.bytes(text[copied...])) }
    return pieces
  }

  /// The number between two marks, and the index behind them.
  private func number(in text: [UInt8], _ start: Int) -> (Int, Int)? {
    guard text[start...].starts(with: Markers.formula) else { return nil }
    let digits = text[(start + 3)...].prefix { (0x30...0x39).contains($0) }
    guard text[digits.endIndex...].starts(with: Markers.formula),
      let number = Int(String(decoding: digits, as: UTF8.self)), lines.indices.contains(number)
    else { return nil }
    return (number, digits.endIndex + 3)
  }

  /// The formula that a line belongs to.
  func formula(ofLine number: Int) -> Int { lines[number].formula }

  func bytes(ofLine number: Int) -> [UInt8] { lines[number].bytes }

  /// What an author wrote, where no formula may be; nil if it is so already.
  func restored(_ text: [UInt8]) -> [UInt8]? {
    pieces(of: text).map { pieces in
      pieces.reduce(into: []) { out, piece in
        switch piece {
        case .bytes(let bytes): out.append(contentsOf: bytes)
        case .formula(let line, _): out.append(contentsOf: lines[line].bytes)
        }
      }
    }
  }
}
