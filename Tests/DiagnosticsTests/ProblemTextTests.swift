@testable import Diagnostics
import Testing

@Suite struct ProblemTextTests {
  private struct Fact: ProblemFact {
    let message: String
    var suggestion: Suggestion?
  }

  /// What a file's name, a key or a link may hold, and what a terminal gets of it.
  @Test(arguments: [
    ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("a\nb", "a\\u{A}b"), ("\u{9B}2J", "\\u{9B}2J"),
    ("\u{202E}gpj.a", "\\u{202E}gpj.a"),
    ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("a\u{85}b\u{2028}c", "a\\u{85}b\\u{2028}c"),
    ("\0\u{7F}", "\\u{0}\\u{7F}"),
    ("\u{200F}\u{61C}", "\\u{200F}\\u{61C}"), ("中文 é e\u{301} 👨‍👩‍👧 \\u{41}", "中文 é e\u{301} 👨‍👩‍👧 \\u{41}"),
  ])
  func hidesNothingFromATerminal(_ text: String, _ shown: String) {
    let source = SourceText(path: text, text: "x\(text)\t一y".replacing("\n", with: ""))
    for suggestion in [Suggestion.spelling(text), .advice(text)] {
      let problem = Problem(Fact(message: text, suggestion: suggestion), in: source, at: Position(line: 1, column: 2))
      #expect(problem.text.split(separator: "\n").count == 3)
      #expect(problem.text.hasPrefix("\(shown):1:2: error: \(shown) ("))
      #expect(problem.message == text && problem.path == text, "facts stay as they are")
    }
  }

  @Test func caretStandsUnderItsPlace() {
    let source = SourceText(path: "a", text: "一\u{202E}\tb")
    let problem = Problem(Fact(message: "m"), in: source, at: Position(line: 1, column: 4))
    #expect(problem.text == "a:1:4: error: m\n    1 | 一\\u{202E} b\n      |            ^")
  }

  /// The look at bytes, which nearly every text is spared more by, misses none.
  @Test func noHiddenCharacterIsMissed() {
    for value in 0...UInt32(0x2FFF) {
      guard let scalar = Unicode.Scalar(value), VisibleText.isHidden(scalar) else { continue }
      #expect(VisibleText.mayHide("甲“\(scalar)”"), "U+\(String(value, radix: 16))")
    }
    #expect(!VisibleText.mayHide("甲“乙”—é 😀 b"))
  }
}
