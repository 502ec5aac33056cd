import Dispatch
import Foundation
import Formulas
import GoldenFiles
import Synchronization
import Testing

/// Tables of formulas: a line of TeX, and below it what becomes of it. `$$ ` before it makes it one that stands alone.
/// `RECORD=1` writes the answers anew and fails.
@Suite struct FormulaTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Tables")

  private static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private static func lines(_ name: String) -> [String] {
    let bytes = FileManager.default.contents(atPath: path(name)) ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  private static func answer(_ line: String) -> String {
    let isDisplay = line.hasPrefix("$$ ")
    let tex = isDisplay ? String(line.dropFirst(3)) : line
    return switch FormulaRenderer.render(tex: tex, isDisplay: isDisplay) {
    case .math(let html): String(decoding: html, as: UTF8.self)
    case .refused(let words, let offset): "refused: \(words)" + (offset.map { " at byte \($0)" } ?? "")
    case .exhausted: "exhausted"
    case .unavailable: "unavailable"
    }
  }

  @Test(arguments: ["formulas.txt", "letters.txt", "refused.txt"])
  func table(_ name: String) {
    var out: [String] = []
    var isInput = true
    for line in Self.lines(name) {
      if line.isEmpty || line.hasPrefix("# ") {
        out.append(line)
        isInput = true
      } else if isInput {
        out += [line, Self.answer(line)]
        isInput = false
      }
    }
    GoldenFile.check(out.joined(separator: "\n"), at: Self.path(name))
  }

  /// Formulas as papers have them.
  @Test func papersAreRead() {
    let wrong = Self.lines("papers.txt").filter { !$0.isEmpty && !$0.hasPrefix("# ") }.map {
      ($0, Self.answer("$$ " + $0))
    }
    .filter { !$0.1.hasPrefix("<math") }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  /// An attack ends soon, and the next formula is read as before.
  @Test(arguments: [
    String(repeating: "\\def\\a{\\b\\b}\\def\\b{\\c\\c}", count: 20) + "\\a",
    "\\def\\a{" + String(repeating: "x", count: 4000) + "}" + String(repeating: "\\a", count: 900),
    String(repeating: "{", count: 5000) + String(repeating: "}", count: 5000),
    String(repeating: "\\text{", count: 1600) + String(repeating: "}", count: 1600),
    String(repeating: "x^{", count: 3000) + String(repeating: "}", count: 3000),
  ])
  func attacksEnd(_ tex: String) {
    let clock = ContinuousClock()
    let time = clock.measure { #expect(!Self.answer(tex).hasPrefix("<math")) }
    #expect(time < .seconds(30))
    #expect(Self.answer("x^2").hasPrefix("<math"))
  }

  /// Macros of one formula are unknown to the next.
  @Test func formulasDontTouchEachOther() {
    #expect(Self.answer("\\gdef\\zz{1} \\zz").hasPrefix("<math"))
    #expect(Self.answer("\\zz").hasPrefix("refused"))
  }

  @Test func manyThreadsGetTheSame() {
    let wanted = Self.answer("\\frac{a}{b}")
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 64) { _ in
      if Self.answer("\\frac{a}{b}") != wanted { wrong.withLock { $0 += 1 } }
    }
    #expect(wrong.withLock { $0 } == 0)
  }
}
