import GoldenFiles
import Diagnostics
import Foundation
import MarkdownAttacks
import Testing

@testable import Markdown

@Suite struct LimitTests {
  /// What is answered to 100 KB of each kind: HTML, or the limit that was met.
  @Test func answers() {
    let lines = Attack.all.map { attack in
      let document = Self.render(attack, bytes: 100_000)
      let answer = document.problems.first { $0.severity == .error }?.message ?? "HTML"
      return "\(attack.name) | \(attack.weakness ?? "-") | \(answer)\n"
    }
    GoldenFile.check(lines.joined(), at: Files.path("Tables/limits.answers.txt"))
  }

  /// The published kinds, and all others: a megabyte ends in bounded time, and takes at most a few times ten times what
  /// a tenth of it takes. Time of the processor, so that other work doesn't count. Tests are built without
  /// optimization: `swift run -c release MarkdownBenchmark --attacks` gives the figures that matter.
  @Test(.serialized, arguments: Attack.all.map(\.name))
  func growsLinearly(_ name: String) throws {
    let attack = try #require(Attack.all.first { $0.name == name })
    let size = attack.weakness == nil ? 100_000 : 1_000_000
    let small = Self.processorSeconds { _ = Self.render(attack, bytes: size / 10) }
    let large = Self.processorSeconds { _ = Self.render(attack, bytes: size) }
    #expect(large < 30)
    #expect(large < 40 * max(small, 0.02), "\(small) s, \(large) s")
  }

  /// Where a guard answers, the text is there all the same, and the problem has its place.
  @Test func excessIsAnErrorWithItsPlace() {
    let text = "一\n\n" + String(repeating: ">", count: 101) + "<b>\n"
    let document = Renderers.render(text)
    let html = String(decoding: document.html, as: UTF8.self)
    #expect(html.hasPrefix("<pre class=\"unparsed\" tabindex=\"0\">一\n\n&gt;&gt;"))
    #expect(html.hasSuffix("&gt;&lt;b&gt;\n</pre>\n"))
    #expect(document.problems.map(\.position) == [Position(line: 3, column: 1)])
    #expect(document.problems.map(\.severity) == [.error])
    #expect(document.problems[0].message == "101 blocks inside each other in one line, more than the limit of 100")
    #expect(MarkdownRenderer.plain(SourceText(path: "a.md", text: text)).problems.count == 1)
  }

  /// What is much but harmless passes.
  @Test(arguments: [
    "```json\n" + String(repeating: "[[1,2],[3,4]],\n", count: 5000) + "```\n",
    String(repeating: "- [a](b.md) **c** [d](e.md) _f_\n", count: 3000),
    String(repeating: "1. [a](b.md) **c** [d](e.md) _f_\n", count: 3000),
    "| a | b |\n| - | - |\n" + String(repeating: "| [a](b.md) **c** | [d](e.md) |\n", count: 3000),
    "a | b\n--- | ---\n" + String(repeating: "[a](b.md) **c** | [d](e.md)\n", count: 3000),
    (0..<100_000).map { "[r\($0)]: u\n" }.joined() + "\n[r99999]\n",
    (0..<10_000).map { "甲[^\($0)]\n\n" }.joined() + (0..<10_000).map { "[^\($0)]: 注\n\n" }.joined(),
    String(repeating: "这是一个很长的句子，**没有**尽头，", count: 900),
    "[a]: data:image/png;base64," + String(repeating: "A", count: 500_000) + "\n\n![b][a] [c](d)\n",
    "<!-- more -->\n\n```\n" + String(repeating: "[", count: 50_000) + "\n```\n",
  ])
  func harmlessTextPasses(_ text: String) {
    let document = Renderers.render(text)
    #expect(document.problems.filter { $0.severity == .error } == [])
    #expect(!document.html.isEmpty)
  }

  /// Deep trees cost no stack: a thread of 512 KB is enough.
  @Test func deepTreesFitASmallStack() async {
    let quotes = String(repeating: String(repeating: "> ", count: 100) + "a\n", count: 10)
    let lists = (0..<800).map { String(repeating: "  ", count: $0) + "* **a\n" }.joined()
    let emphasis = String(repeating: "*a **b ", count: 600) + "c" + String(repeating: "** d*", count: 600)
    await withCheckedContinuation { continuation in
      let thread = Thread {
        for text in [quotes, lists, emphasis] { _ = Renderers.html(text) }
        continuation.resume()
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }

  /// A hundred problems of a kind are told, the others counted.
  @Test func problemsAreCounted() {
    let problems = Renderers.render(String(repeating: "##a\n\n", count: 250)).problems
    #expect(problems.count == 101)
    #expect(problems.last?.message == "150 more problems of this kind: no space after the signs of a heading")
  }

  /// What a hook has to say of a link is made only if it is told.
  @Test func problemsOfLinksAreCounted() {
    var made = 0
    var hooks = Renderers.hooks
    hooks.link = { reference in
      func problem() -> Problem {
        made += 1
        return Problem(TestFact.missing(reference.destination), in: reference.source, at: reference.position)
      }
      return .problem(problem())
    }
    let problems = Renderers.render((0..<2500).map { "[x](missing\($0))\n\n" }.joined(), hooks: hooks).problems
    #expect(made == 100 && problems.count == 101)
    #expect(problems.last?.message == "2400 more problems of this kind: a link leads nowhere")
  }

  private static func render(_ attack: Attack, bytes: Int) -> MarkdownDocument {
    let source = SourceText(path: "a.md", bytes: attack.text(bytes: bytes)[...])
    return MarkdownRenderer(options: Renderers.options, hooks: Renderers.hooks).render(source)
  }

  private static func processorSeconds(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
  }
}
