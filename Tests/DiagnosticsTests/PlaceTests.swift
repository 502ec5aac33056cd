import Diagnostics
import Testing

@Suite struct PlaceTests {
  private static let texts = [
    "", "a", "\n", "a\n", "中文\né\n\n末", String(repeating: "一二\n", count: 700),
    String(repeating: "é", count: 1000) + "\nb",
  ]

  /// As counted scalar by scalar, in the whole text and in a part of one.
  @Test(arguments: texts)
  func placesAreCounted(_ text: String) {
    let bytes = Array("前\n".utf8) + Array(text.utf8)
    let whole = SourceText(path: "a", text: text)
    let part = SourceText(path: "a", bytes: bytes.dropFirst(4), linesBefore: 1, columnsBefore: 2)
    var (line, column, offset) = (1, 1, 0)
    for scalar in text.unicodeScalars {
      #expect(whole.position(at: offset) == Position(line: line, column: column))
      #expect(part.position(at: offset) == Position(line: line + 1, column: column + 2))
      offset += scalar.utf8.count
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    for beyond in [offset, offset + 1, Int.max] {
      #expect(whole.position(at: beyond) == Position(line: line, column: column))
    }
    #expect(whole.position(at: -1) == Position(line: 1, column: 1))
  }

  @Test(arguments: texts)
  func excerptsAreLines(_ text: String) {
    let source = SourceText(path: "a", text: text)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let excerpt = source.excerpt(at: Position(line: index + 1, column: 1))
      let shown = line.count > 160 ? line.prefix(160) + "…" : line
      #expect(excerpt == Excerpt(line: String(shown), column: 1))
    }
    #expect(source.excerpt(at: Position(line: 0, column: 1)) == nil)
    #expect(source.excerpt(at: Position(line: 10_000, column: 1)) == nil)
  }

  @Test func longLinesAreCutRoundTheCaret() {
    let text = String(repeating: "一", count: 300) + "x" + String(repeating: "二", count: 300)
    let excerpt = SourceText(path: "a", text: text).excerpt(at: Position(line: 1, column: 301))
    let half = { (sign: String) in String(repeating: sign, count: 79) }
    #expect(excerpt == Excerpt(line: "…" + half("一") + "x" + half("二") + "二…", column: 81))
  }

  /// A hundred thousand problems in one line of a megabyte.
  @Test func manyProblemsInOneLine() {
    let source = SourceText(path: "a", text: String(repeating: "a: 1, 一 ", count: 100_000))
    let start = ContinuousClock.now
    for offset in stride(from: 0, to: 1_000_000, by: 10) {
      let position = source.position(at: offset)
      #expect(source.excerpt(at: position) != nil)
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
