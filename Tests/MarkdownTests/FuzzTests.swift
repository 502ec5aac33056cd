import Foundation
import FuzzEngine
import GoldenFiles
import Testing

@testable import Markdown

/// Changes texts at random, always in the same way for the same seed.
struct Mutator: RandomNumberGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  static let seeds: [String] =
    GFMExample.all.map(\.markdown)
    + ["emphasis", "lines", "bare-links", "headings", "code-info"].flatMap { topic in
      Table.rows("Tables/\(topic).txt").map { $0[0].split(separator: "⏎").joined(separator: "\n") }
    } + Files.names(in: "Cases", suffix: ".md").filter { $0 != "problems.md" }.map { Files.text("Cases/" + $0) }

  private static let latin = [
    "*", "**", "***", "_", "__", "~~", "~", "`", "```", "\n", "\n\n", "\n```\n", "> ", "- ", "1. ", "    ", "[", "]",
    "](", ")", "![", "[^a]", "\n[^a]: ", "|", "\n|-|-|\n", "<", ">", "<!--", "-->", "&", "&amp;", "\\", "\"", "'", "#",
    "## ", "{#a}", "http://a.b", "www.a.b", "@", "{value} ", "[x] ", "[!NOTE]\n", "javascript:", "\r\n", "\t", " ",
    "<script>", "</div>", "a", "\u{0}", ":", "=\n", "---\n", "<a@b.c>", "title=\"", "{1,2}", "(", "“", "é", "\u{A0}",
  ]
  private static let wide = ["。", "，", "（", "）", "「", "」", "中", "文", "한", "カ", "　", "😀", "葛\u{E0100}", "👨‍👩‍👧", "〇"]

  mutating func text(wide: Bool) -> String {
    var scalars = Array((Self.seeds.randomElement(using: &self) ?? "").unicodeScalars)
    for _ in 0..<Int.random(in: 1...12, using: &self) { change(&scalars, wide: wide) }
    let text = String(String.UnicodeScalarView(scalars))
    return wide ? text : String(text.unicodeScalars.filter { !WideCharacters.isWide($0) }.map(Character.init))
  }

  private mutating func change(_ text: inout [Unicode.Scalar], wide: Bool) {
    let start = Int.random(in: 0...text.count, using: &self)
    let end = min(text.count, start + Int.random(in: 0...8, using: &self))
    switch Int.random(in: 0..<6, using: &self) {
    case 0: text.removeSubrange(start..<end)
    case 1: text.insert(contentsOf: text[start..<end], at: Int.random(in: 0...text.count, using: &self))
    case 2:
      let other = Array((Self.seeds.randomElement(using: &self) ?? "").unicodeScalars.prefix(200))
      text.insert(contentsOf: other, at: start)
    default:
      let words = wide && Bool.random(using: &self) ? Self.wide : Self.latin
      text.insert(contentsOf: (words.randomElement(using: &self) ?? "").unicodeScalars, at: start)
    }
  }
}

/// `FUZZ_SECONDS=600 FUZZ_SEED=7 swift test --filter FuzzTests` looks longer, and elsewhere.
@Suite struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = Double(environment["FUZZ_SECONDS"] ?? "") ?? 3
  private static let seed = UInt64(environment["FUZZ_SEED"] ?? "") ?? 1

  private func repeated(_ name: String, _ body: (inout Mutator) -> String?) {
    var mutator = Mutator(seed: Self.seed)
    let end = Date().addingTimeInterval(Self.seconds)
    var count = 0
    while Date() < end {
      count += 1
      if let fault = body(&mutator) {
        Issue.record("\(name), text \(count) of seed \(Self.seed): \(fault)")
        return
      }
    }
    #expect(count > 20)
    print("fuzz: \(name): \(count) texts")
  }

  /// Whatever is written, the HTML is well made.
  @Test func markupIsWellMade() {
    repeated("markup") { mutator in
      let text = mutator.text(wide: true)
      let start = Date()
      let html = Renderers.render(text).html
      let time = Date().timeIntervalSince(start)
      if time > 2 { return "took \(time) s\n\(text)" }
      return MarkupCheck.fault(in: html).map {
        "\($0)\n\(text.debugDescription)\n\(String(decoding: html, as: UTF8.self))"
      }
    }
  }

  /// A text without wide characters gets no marks, and what it becomes doesn't depend on the archive's additions for
  /// Chinese.
  @Test func latinTextNeverChanges() {
    repeated("Latin") { mutator in
      let text = Array(mutator.text(wide: false).utf8)
      return EmphasisMarkers.inserted(into: text) == nil
        ? nil : "got marks: \(String(decoding: text, as: UTF8.self).debugDescription)"
    }
  }

  /// Marks that were put in come out again, wherever they ended up: the words of a text stay the same.
  @Test func marksLeaveNoTrace() {
    repeated("marks") { mutator in
      let text = Array(mutator.text(wide: true).utf8)
      guard let marked = EmphasisMarkers.inserted(into: text) else { return nil }
      let back = marked.withUnsafeBufferPointer { Markers.removed(from: $0) }
      return back == text ? nil : "\(String(decoding: text, as: UTF8.self).debugDescription)"
    }
  }
}
