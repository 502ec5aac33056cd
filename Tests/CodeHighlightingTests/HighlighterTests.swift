import CodeHighlighting
import Dispatch
import Foundation
import GoldenFiles
import Synchronization
import Testing

/// `Cases/NAME.txt` is coloured as the language NAME into `Cases/NAME.html`. `RECORD=1` writes the HTML anew and fails.
@Suite struct HighlighterTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private static func read(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) ?? Data(), as: UTF8.self)
  }

  private static func html(_ name: String) -> String {
    let lines = CodeHighlighter.lines(language: name, code: Array(read(name + ".txt").utf8)) ?? []
    return lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
  }

  @Test(arguments: names)
  func language(_ name: String) {
    GoldenFile.check(Self.html(name), at: Self.folder.appendingPathComponent(name + ".html").path)
  }

  /// Colours change nothing of the code itself.
  @Test(arguments: names)
  func textStays(_ name: String) {
    var text = Self.html(name).replacing(/<[^>]*>/, with: "")
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: reference, with: character)
    }
    #expect(text == Self.read(name + ".txt"))
  }

  @Test func fifteenLanguagesAreThere() {
    let wanted = "swift c cpp python rust go javascript typescript shell json yaml sql html css diff"
    for name in wanted.components(separatedBy: " ") {
      #expect(CodeHighlighter.lines(language: name, code: Array("a = 1\n".utf8)) != nil, "\(name)")
    }
  }

  @Test func unknownLanguagesAndHugeTextsAreLeft() {
    #expect(CodeHighlighter.lines(language: "自造", code: Array("a".utf8)) == nil)
    #expect(CodeHighlighter.lines(language: "swift", code: Array(repeating: 0x61, count: 5000)) == nil)
    #expect(CodeHighlighter.lines(language: "swift", code: Array(repeating: 0x0A, count: 300_000)) == nil)
  }

  /// A comment that isn't closed ends with its text: the next text begins anew.
  @Test func textsDontTouchEachOther() {
    let open = CodeHighlighter.lines(language: "c", code: Array("/* a\nb\n".utf8))
    #expect(open?.map { String(decoding: $0, as: UTF8.self) }.allSatisfy { $0.contains("tok-comment") } == true)
    let next = CodeHighlighter.lines(language: "c", code: Array("int a;\n".utf8))
    #expect(next?.map { String(decoding: $0, as: UTF8.self) } == ["<span class=\"tok-type\">int</span> a;"])
  }

  @Test func manyThreadsGiveWhatOneGives() {
    let expected = Self.names.map(Self.html)
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for round in 0..<60 {
        let index = (round * 5 + thread * 3) % Self.names.count
        if Self.html(Self.names[index]) != expected[index] { failures.withLock { $0.append(Self.names[index]) } }
      }
    }
    #expect(failures.withLock { $0 } == [])
  }
}
