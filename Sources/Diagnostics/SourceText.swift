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

  package init(path: String, bytes: ArraySlice<UInt8>, linesBefore: Int = 0, columnsBefore: Int = 0) {
    self.path = path
    self.bytes = bytes
    self.linesBefore = linesBefore
    self.columnsBefore = columnsBefore
  }

  package init(path: String, text: String, linesBefore: Int = 0, columnsBefore: Int = 0) {
    self.init(path: path, bytes: Array(text.utf8)[...], linesBefore: linesBefore, columnsBefore: columnsBefore)
  }

  /// The place of the byte at `offset` from the start of this part. Linear in the size of the text before it.
  package func position(at offset: Int) -> Position {
    var line = 1
    var column = 1
    let end = bytes.index(bytes.startIndex, offsetBy: min(max(offset, 0), bytes.count))
    for byte in bytes[bytes.startIndex..<end] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Position(line: line + linesBefore, column: column + columnsBefore)
  }

  /// The place of a line and column counted inside this part (both from 1).
  package func position(line: Int, column: Int) -> Position {
    Position(line: line + linesBefore, column: column + columnsBefore)
  }

  /// The line a position is in, cut to a window round the caret when it is long.
  package func excerpt(at position: Position) -> Excerpt? {
    let wanted = position.line - linesBefore
    guard wanted >= 1 else { return nil }
    var line = 1
    var start = bytes.startIndex
    while line < wanted {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
      line += 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    return Excerpt(bytes[start..<end], column: max(1, position.column - columnsBefore))
  }
}

extension Excerpt {
  private static let longest = 160

  init(_ line: ArraySlice<UInt8>, column: Int) {
    let scalars = String(decoding: line.prefix(4 * (column + Self.longest)), as: UTF8.self).unicodeScalars
    guard scalars.count > Self.longest else {
      self.init(line: String(scalars), column: column)
      return
    }
    let before = max(0, column - Self.longest / 2)
    let window = scalars.dropFirst(before).prefix(Self.longest)
    let marks = (before > 0 ? "…" : "", window.endIndex < scalars.endIndex ? "…" : "")
    self.init(line: marks.0 + String(window) + marks.1, column: column - before + marks.0.unicodeScalars.count)
  }
}
