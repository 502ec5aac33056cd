import Diagnostics

/// Finds where a key is written, for libraries that don't say.
enum KeyFinder {
  /// The second line from `start` on that begins with `key` and a colon.
  static func second(_ key: String, in source: SourceText, from start: Position) -> Position? {
    var seen = 0
    var line = 1 + source.linesBefore
    for text in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { line += 1 }
      guard line >= start.line else { continue }
      let indent = text.prefix { $0 == UInt8(ascii: " ") }.count
      let rest = text.dropFirst(indent)
      guard rest.starts(with: key.utf8), rest.dropFirst(key.utf8.count).first == UInt8(ascii: ":") else { continue }
      seen += 1
      if seen == 2 { return Position(line: line, column: indent + 1 + source.columnsBefore) }
    }
    return nil
  }
}
