/// A block of text in which formulas are looked for.
struct FormulaBlock {
  let end: Int
  /// Where a formula ends at the latest that begins a line: before the next empty line, or before code.
  let chunkEnd: Int
  var isInRow = false
  var quotes = 0
}

/// A formula in a text: what stands between its signs, line by line.
struct FormulaSpan {
  /// With the signs round it.
  let range: Range<Int>
  let content: Range<Int>
  let isDisplay: Bool
  /// Block quotes that its lines begin with, and whether it stands in the row of a table.
  let quotes: Int
  let isInRow: Bool

  /// The parts of the lines that hold the formula, without what its lines begin with as part of a quote or a list.
  func pieces(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = text[start..<range.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.upperBound
      pieces.append(start..<end)
      start = end < range.upperBound && text[end] == 0x0D ? end + 1 : end
      guard start < range.upperBound else { break }
      if text[start] == 0x0A { start += 1 }
      start = afterPrefix(text, start)
    }
    return pieces
  }

  private func afterPrefix(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var (index, left) = (start, quotes)
    while index < range.upperBound {
      if text[index] == UInt8(ascii: ">"), left > 0 {
        left -= 1
      } else if text[index] != 0x20, text[index] != 0x09 {
        break
      }
      index += 1
    }
    return index
  }
}

/// The TeX of a formula, and where its parts stand in the text.
struct FormulaText {
  private(set) var tex: [UInt8] = []
  /// Where each part begins: in the TeX, and in the text.
  private var parts: [(tex: Int, text: Int)] = []

  init() {}

  init(_ span: FormulaSpan, in text: UnsafeBufferPointer<UInt8>) {
    for piece in span.pieces(in: text) {
      let part = piece.clamped(to: span.content)
      if !parts.isEmpty { tex.append(0x0A) }
      append(part, of: text, isInRow: span.isInRow)
    }
    trimTicks()
    trim()
  }

  /// Adds a line that begins at an index of the text.
  mutating func append(_ line: ArraySlice<UInt8>, from index: Int) {
    if !parts.isEmpty { tex.append(0x0A) }
    parts.append((tex.count, index))
    tex.append(contentsOf: line)
  }

  private mutating func append(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, isInRow: Bool) {
    parts.append((tex.count, part.lowerBound))
    for index in part {
      // In a row a bar is written with a backslash, as everywhere in it.
      if isInRow, text[index] == UInt8(ascii: "\\"), index + 1 < part.upperBound, text[index + 1] == UInt8(ascii: "|") {
        parts.append((tex.count, index + 1))
      } else {
        tex.append(text[index])
      }
    }
  }

  /// GitHub's other way: a formula between dollars and backticks.
  private mutating func trimTicks() {
    guard tex.count > 2, tex.first == UInt8(ascii: "`"), tex.last == UInt8(ascii: "`") else { return }
    tex.removeLast()
    drop(1)
  }

  /// Takes blanks and line ends from both ends.
  mutating func trim() {
    while let last = tex.last, last <= 0x20 { tex.removeLast() }
    drop(tex.prefix { $0 <= 0x20 }.count)
  }

  private mutating func drop(_ count: Int) {
    guard count > 0 else { return }
    let start = index(of: count)
    tex.removeFirst(count)
    parts = [(0, start)] + parts.filter { $0.tex > count }.map { ($0.tex - count, $0.text) }
  }

  /// For the words of a text, which have no line ends.
  var inOneLine: [UInt8] { tex.map { $0 < 0x20 ? 0x20 : $0 } }

  /// The place in the text of a byte of the TeX.
  func index(of offset: Int) -> Int {
    let part = parts.last { $0.tex <= offset } ?? (0, 0)
    return part.text + offset - part.tex
  }
}
