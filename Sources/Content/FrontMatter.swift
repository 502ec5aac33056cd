package import Diagnostics
package import Notation

/// The head of a Markdown file, cut from its text: YAML between `---`, TOML between `+++`, or a JSON object.
package struct FrontMatter: Sendable {
  /// Nil if the file has none.
  package let entries: [Node.Entry]?
  package let position: Position
  /// Where the text begins: the byte, and the lines before it.
  package let bodyStart: Int
  package let linesBeforeBody: Int

  /// Nil, with problems, if there is a front matter that can't be read.
  package static func read(_ source: SourceText, problems: inout [Problem]) -> FrontMatter? {
    let bytes = source.bytes
    let head = HeadStart(bytes)
    let (start, linesBefore) = (head.index, head.lines)
    let rest = bytes[start...]
    if let fence = ["---", "+++"].first(where: { isFence($0, at: start, in: bytes) }) {
      return fenced(fence, source, bytes, start: start, linesBefore: linesBefore, problems: &problems)
    }
    if rest.first == UInt8(ascii: "{"), looksLikeJSON(rest) {
      let part = SourceText(path: source.path, bytes: rest, linesBefore: linesBefore)
      guard let (node, end) = JSONReader.readPrefix(part, problems: &problems) else { return nil }
      return json(node, source, bytes, end: start + end)
    }
    if let mistake = head.mistake(in: bytes) {
      problems.append(Problem(mistake, in: source, at: Position(line: linesBefore + 1, column: 1)))
      return nil
    }
    let top = Position(line: 1, column: 1)
    return FrontMatter(entries: nil, position: top, bodyStart: 0, linesBeforeBody: 0)
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// `{` and then a quoted key or the closing bracket: a text may begin with a brace, such as `{{ template }}`.
  private static func looksLikeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
    let next = bytes.dropFirst().first { !isBlank($0) }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }

  /// Whether the line at `index` is the fence alone.
  private static func isFence(_ fence: String, at index: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes[index...].starts(with: fence.utf8) else { return false }
    for byte in bytes[(index + 3)...] {
      if byte == UInt8(ascii: "\n") { return true }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { return false }
    }
    return true
  }

  private static func fenced(
    _ fence: String, _ source: SourceText, _ bytes: ArraySlice<UInt8>, start: Int, linesBefore: Int,
    problems: inout [Problem]
  ) -> FrontMatter? {
    var line = linesBefore + 1
    var index = start
    var headStart: Int?
    while let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
      index = end + 1
      line += 1
      let first = headStart ?? index
      headStart = first
      guard index < bytes.endIndex,
        isFence(fence, at: index, in: bytes) || (fence == "---" && isFence("...", at: index, in: bytes))
      else { continue }
      let after = bytes[index...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
      let head = SourceText(path: source.path, bytes: bytes[first..<index], linesBefore: linesBefore + 1)
      guard
        let node = fence == "---"
          ? YAMLReader.read(head, problems: &problems) : TOMLReader.read(head, problems: &problems)
      else { return nil }
      return make(node, source, bodyStart: after - bytes.startIndex, linesBeforeBody: line, problems: &problems)
    }
    problems.append(
      Problem(
        ContentProblem.unclosedFrontMatter(fence: fence), in: source, at: Position(line: linesBefore + 1, column: 1)))
    return nil
  }

  private static func make(
    _ node: Node, _ source: SourceText, bodyStart: Int, linesBeforeBody: Int, problems: inout [Problem]
  ) -> FrontMatter? {
    guard let entries = node.entries ?? (node.isNull ? [] : nil) else {
      problems.append(Problem(ContentProblem.frontMatterIsNoMapping(found: node.kind), in: source, at: node.position))
      return nil
    }
    return FrontMatter(
      entries: entries, position: node.position, bodyStart: bodyStart, linesBeforeBody: linesBeforeBody)
  }

  private static func json(_ node: Node, _ source: SourceText, _ bytes: ArraySlice<UInt8>, end: Int) -> FrontMatter {
    let after = bytes[end...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
    let lines = bytes[..<after].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    return FrontMatter(
      entries: node.entries, position: node.position, bodyStart: after - bytes.startIndex, linesBeforeBody: lines)
  }
}
