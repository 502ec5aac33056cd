import Foundation
import GoldenFiles
import Testing

@testable import Content

@Suite struct CanonicalFormTests {
  /// The same as the library's, however the text is cut.
  @Test func agreesWithTheLibrary() {
    var random = SeededGenerator(seed: 7)
    let units = [
      "e\u{301}", "\u{301}\u{323}", "\u{1100}\u{1161}\u{11A8}", "\u{AC00}\u{11A8}", "中", "\u{F900}", "か\u{3099}", "ne",
      " ",
      "\u{9C7}\u{9BE}", "\u{16D67}\u{16D67}", "\u{1025}\u{102E}", "ά\u{345}", "😀", "\u{110A5}\u{110BA}", "\u{344}",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 1...1500, using: &random)).map { _ in units.randomElement(using: &random) ?? "" }
        .joined()
      let composed = text.precomposedStringWithCanonicalMapping
      #expect(CanonicalForm.composed(text).utf8.elementsEqual(composed.utf8))
    }
  }

  /// A megabyte: the library alone takes a hundred times as long.
  @Test(arguments: ["e\u{301}", "\u{301}", "\u{1100}\u{1161}", "中", "か\u{3099}", "ά\u{345}"])
  func isLinear(_ unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let start = ContinuousClock.now
    #expect(!CanonicalForm.composed(text).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
