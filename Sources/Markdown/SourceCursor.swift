import Diagnostics

/// Finds where in a text the things stand that a tree tells about, moving forward with the tree: all finds together
/// are linear in the size of the text.
struct SourceCursor {
  private let text: ArraySlice<UInt8>
  private var lineStarts: [Int] = []
  private var line = 1
  /// Where the next search begins; nil for the start of the current line.
  private var offset: Int?

  /// How far from the last find a text is searched; links that come from elsewhere aren't found at all.
  private static let reach = 16_384

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
  }

  /// Moves to the first byte of a line (from 1), unless the cursor is in that line already.
  mutating func enter(line: Int) {
    guard line > 0, line != self.line else { return }
    self.line = line
    offset = nil
  }

  /// Moves back to the first byte of the current line.
  mutating func returnToLine() { offset = nil }

  /// Moves back to the beginning, for another look at the tree.
  mutating func rewind() { (line, offset) = (1, nil) }

  private mutating func indexLines() {
    let base = text.startIndex
    lineStarts = text.withUnsafeBufferPointer { bytes in
      var starts = [base]
      for index in bytes.indices where bytes[index] == 0x0A { starts.append(base + index + 1) }
      return starts
    }
  }

  /// The index of `wanted` in or after the current line; the next search begins after it.
  mutating func find(_ wanted: some RandomAccessCollection<UInt8>) -> Int? {
    guard let first = wanted.first else { return nil }
    let start = offset ?? start(ofLine: line)
    let end = min(text.endIndex, start + Self.reach + wanted.count) - wanted.count
    guard start <= end else { return nil }
    let found = text.withUnsafeBufferPointer { bytes -> Int? in
      for index in (start - text.startIndex)...(end - text.startIndex) where bytes[index] == first {
        if bytes[index..<index + wanted.count].elementsEqual(wanted) { return index + text.startIndex }
      }
      return nil
    }
    if let found { offset = found + wanted.count }
    return found
  }

  /// Where a line (from 1) begins.
  mutating func start(ofLine line: Int) -> Int {
    if lineStarts.isEmpty { indexLines() }
    return lineStarts[min(max(line, 1), lineStarts.count) - 1]
  }

  struct Place {
    /// From 1, in scalars.
    let line: Int
    let column: Int
    /// A part of the line that holds the place, and the column at which it begins.
    let excerpt: ArraySlice<UInt8>
    let excerptColumn: Int
  }

  /// The place of `wanted`, or of the current line if it isn't found.
  mutating func place(of wanted: some RandomAccessCollection<UInt8>) -> Place {
    let found = find(wanted)
    if lineStarts.isEmpty { indexLines() }
    guard let found else {
      return place(at: lineStarts[min(line, lineStarts.count) - 1], inLine: min(line, lineStarts.count))
    }
    return place(at: found)
  }

  /// The place of a byte, counted from the beginning of the text.
  mutating func place(atOffset offset: Int) -> Place { place(at: min(text.startIndex + offset, text.endIndex)) }

  private mutating func place(at found: Int) -> Place {
    if lineStarts.isEmpty { indexLines() }
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= found { low = middle } else { high = middle }
    }
    return place(at: found, inLine: low + 1)
  }

  /// The place of `wanted` where `text` stands before it; nil if it isn't there as it is, but with an escape in it.
  mutating func place(of wanted: ArraySlice<UInt8>, after text: ArraySlice<UInt8>) -> Place? {
    let start = offset
    if let last = text.indices.last {
      // A long way before it tells the place surely; of that, something may have been written in another way.
      for length in [16, text.count - UTF8Scan.start(ofScalarEndingAt: last + 1, in: text) + text.startIndex] {
        offset = start
        let context = text.suffix(length)
        if let found = find(context + wanted) { return place(at: found + context.count) }
      }
      offset = start
      return nil
    }
    guard let found = find(wanted), found == self.text.startIndex || self.text[found - 1] != UInt8(ascii: "\\") else {
      return nil
    }
    return place(at: found)
  }

  private static let excerptReach = 1024

  /// The last place, to count the columns of the next one from.
  private var counted = (index: -1, column: 0)

  /// From 0, in scalars.
  private mutating func column(of index: Int, lineStart: Int) -> Int {
    let isOnward = counted.index >= lineStart && counted.index <= index
    let column =
      isOnward ? counted.column + Self.scalars(text[counted.index..<index]) : Self.scalars(text[lineStart..<index])
    counted = (index, column)
    return column
  }

  private mutating func place(at index: Int, inLine line: Int) -> Place {
    let lineStart = lineStarts[line - 1]
    var start = max(lineStart, index - Self.excerptReach)
    while start > lineStart, text[start] & 0xC0 == 0x80 { start -= 1 }
    let tail = text[index...].prefix(Self.excerptReach)
    let end = tail.firstIndex(of: UInt8(ascii: "\n")) ?? tail.endIndex
    let column = column(of: index, lineStart: lineStart)
    return Place(
      line: line, column: column + 1, excerpt: text[start..<end],
      excerptColumn: column - Self.scalars(text[start..<index]) + 1)
  }

  private static func scalars(_ text: ArraySlice<UInt8>) -> Int {
    text.withUnsafeBufferPointer { $0.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
  }
}

extension SourceCursor.Place {
  func position(in source: SourceText) -> Position { source.position(line: line, column: column) }

  /// The line alone, with its place in the file: a problem needs no more, and finds it at once.
  func source(in source: SourceText) -> SourceText {
    SourceText(
      path: source.path, bytes: excerpt, linesBefore: source.linesBefore + line - 1,
      columnsBefore: source.columnsBefore + excerptColumn - 1)
  }
}
