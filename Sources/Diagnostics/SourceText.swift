/// A place in a file: line and column from 1, the column in Unicode scalars.
package struct Position: Sendable, Hashable, Comparable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool {
    a.line != b.line ? a.line < b.line : a.column < b.column
  }
}

/// The text of a file, or of a part of one (front matter, a fence), that can say where a byte stands in the file.
///
/// `bytes` are UTF-8 with LF line ends. A part keeps the place of its own beginning: positions handed out and
/// taken are always those of the whole file.
package struct SourceText: Sendable {
  package let path: String
  package let bytes: ArraySlice<UInt8>
  /// Lines of the file before this part.
  package let linesBefore: Int
  /// Scalars that stand before every line of this part and were taken off (the indentation of a fence in a list).
  package let columnsBefore: Int
  private let index = TextIndex()

  package init(path: String, bytes: ArraySlice<UInt8>, linesBefore: Int = 0, columnsBefore: Int = 0) {
    self.path = path
    self.bytes = bytes
    self.linesBefore = linesBefore
    self.columnsBefore = columnsBefore
  }

  package init(path: String, text: String, linesBefore: Int = 0, columnsBefore: Int = 0) {
    self.init(path: path, bytes: Array(text.utf8)[...], linesBefore: linesBefore, columnsBefore: columnsBefore)
  }

  /// The place of the byte at `offset` from the start of this part.
  package func position(at offset: Int) -> Position {
    let marks = index.marks(of: bytes)
    let byte = min(max(offset, 0), bytes.count)
    let line = marks.line(of: byte)
    let column = marks.scalars(before: byte, in: bytes) - marks.lines[line].scalars
    return Position(line: line + 1 + linesBefore, column: column + 1 + columnsBefore)
  }

  /// The place of a line and column counted inside this part (both from 1).
  package func position(line: Int, column: Int) -> Position {
    Position(line: line + linesBefore, column: column + columnsBefore)
  }

  /// The line a position is in, cut to a window round the caret when it is long.
  package func excerpt(at position: Position) -> Excerpt? {
    let line = position.line - linesBefore - 1
    let marks = index.marks(of: bytes)
    guard marks.lines.indices.contains(line) else { return nil }
    let start = marks.lines[line].scalars
    let end = line + 1 < marks.lines.count ? marks.lines[line + 1].scalars - 1 : marks.scalars
    let column = max(1, position.column - columnsBefore)
    let before = end - start > Excerpt.longest ? min(max(0, column - Excerpt.longest / 2), end - start) : 0
    let shown = start + before..<min(end, start + before + Excerpt.longest)
    let part = bytes.dropFirst(marks.byte(of: shown.lowerBound, in: bytes)).prefix(
      marks.byte(of: shown.upperBound, in: bytes) - marks.byte(of: shown.lowerBound, in: bytes))
    return Excerpt(
      line: (before > 0 ? "…" : "") + String(decoding: part, as: UTF8.self) + (shown.upperBound < end ? "…" : ""),
      column: column - before + (before > 0 ? 1 : 0))
  }
}

extension Excerpt {
  fileprivate static let longest = 160
}
