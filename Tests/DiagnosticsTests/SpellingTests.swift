import Diagnostics
import Testing

@Suite struct SpellingTests {
  private static let names = ["title", "tags", "date", "color", "colour", "description", "系列", "系统"]

  @Test(
    arguments: [
      ("titel", "title"), ("tag", "tags"), ("clor", "color"), ("colur", "color"), ("Colour", "colour"),
      ("descripton", "description"),
      ("系別", "系列"), ("系統", "系列"), ("作者", nil), ("date", "date"), ("xyz", nil), ("", nil), ("tittttle", nil),
      ("dates", "date"),
    ] as [(String, String?)])
  func suggests(_ word: String, _ expected: String?) {
    #expect(Spelling.nearest(to: word, among: Self.names) == expected)
    #expect(Spelling.nearest(to: word, among: Self.names.reversed()) == expected, "in any order")
  }

  /// What is compared is bounded, and so is its length.
  @Test func costsLittleAmongMany() {
    let known = (0..<20_000).map { "heading-\($0)-" + String(repeating: "甲", count: 30) }
    let start = ContinuousClock.now
    for number in 0..<200 {
      _ = Spelling.nearest(to: "heading-x\(number)-" + String(repeating: "甲", count: 30), among: known)
      _ = Spelling.nearest(to: String(repeating: "甲", count: 100_000), among: known)
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
