import Diagnostics
@testable import Notation
import Testing

@Suite struct NotationTests {
  private func read(_ text: String, as format: String) -> (node: Node?, problems: [Problem]) {
    var problems: [Problem] = []
    let source = SourceText(path: "a." + format, text: text, linesBefore: 1)
    let node =
      switch format {
      case "yml": YAMLReader.read(source, problems: &problems)
      case "json": JSONReader.read(source, problems: &problems)
      default: TOMLReader.read(source, problems: &problems)
      }
    return (node, problems)
  }

  @Test(arguments: [
    ("yml", "a: 1\n中文: {b: [x, 2024]}\n", Position(line: 3, column: 13)),
    ("json", "{\"a\": 1,\n\"中文\": {\"b\": [\"x\", 2024]}}", Position(line: 3, column: 19)),
    ("toml", "a = 1\n[\"中文\"]\nb = [\"x\", 2024]\n", Position(line: 4, column: 11)),
  ])
  func knowsWhereValuesStand(_ format: String, _ text: String, _ place: Position) throws {
    let node = try #require(read(text, as: format).node)
    let value = try #require(node["中文"]?["b"]?.elements?[1])
    #expect(value.position == place)
    #expect(value.scalarText == "2024")
    #expect(value.number == 2024)
  }

  @Test(arguments: [
    ("yml", "a: b: c\n", "2:5"), ("yml", "a: [1\n", "3:1"), ("yml", "a: 1\nb: 2\na: 3\n", "4:1"),
    ("yml", "a:\n\t- b\n", "3:1"),
    ("json", "{\"a\": 1,}", "2:9"), ("json", "{\"a\": 01}", "2:7"), ("json", "[\"\\ud800\"]", "2:3"),
    ("json", "[1] 2", "2:5"),
    ("json", "{\"a\": 1, \"a\": 2}", "2:10"), ("toml", "a = \"x\nb = 1\n", "2:5"),
  ])
  func tellsWhereATextIsBroken(_ format: String, _ text: String, _ place: String) throws {
    let (node, problems) = read(text, as: format)
    #expect(node == nil)
    let problem = try #require(problems.first)
    #expect(problem.text.hasPrefix("a.\(format):\(place): error: "), "\(problem.text)")
  }

  @Test(arguments: [
    ("2025-06-01T08:00:00", "2025-06-01T08:00:00"), ("2025-06-01 08:00:00", "2025-06-01T08:00:00"),
    ("2025-06-01T08:00:00Z", "2025-06-01T08:00:00+00:00"), ("2025-06-01T08:00:00-05:30", "2025-06-01T08:00:00-05:30"),
    ("2025-06-01", "2025-06-01"),
  ])
  func keepsTheZoneOfTOMLDates(_ text: String, _ expected: String) throws {
    #expect(try #require(read("a = \(text)\n", as: "toml").node)["a"]?.string == expected)
  }

  @Test(arguments: [
    ("article.md", " \n\t{\"a\": 1}", true), ("stdin", "{", true), ("a.json", "{}", true), ("a.vl", "mark: bar", false),
    ("a.yaml", "{mark: bar}", false), ("a.yml", "{mark: bar}", false), ("a.md", "[1]", false), ("a.md", "", false),
    ("a.md", "\u{A0}{}", false),
  ])
  func knowsJSONFromYAML(_ path: String, _ text: String, _ isJSON: Bool) {
    #expect(JSONOrYAMLReader.isJSON(SourceText(path: path, text: text)) == isJSON)
  }

  @Test(arguments: ["yml", "json"])
  func refusesDeepNesting(_ format: String) {
    let depth = 100_000
    let (node, problems) = read(String(repeating: "[", count: depth), as: format)
    #expect(node == nil)
    #expect(problems.first?.message.hasPrefix("nested more than") == true)
  }

  /// What opens nothing, sixty-five times; and what does, sixty-four and sixty-five times.
  @Test(arguments: [
    ("a: |\n" + String(repeating: "  [0, 10)\n", count: 65), true),
    ("a: >-\n\n" + String(repeating: "  [0, 10)\n\n  {\n", count: 65) + "b: 1\n", true),
    (String(repeating: "- x [0, 10)\n", count: 65), true), (String(repeating: "- \"[0, 10)\"\n", count: 65), true),
    (String(repeating: "- '[0, ''10)'\n", count: 65), true), (String(repeating: "- a # [0, 10)\n", count: 65), true),
    (String(repeating: "- [1, 2] # [\n", count: 65), true),
    ("a: x\n" + String(repeating: "  [0, 10)\n", count: 65), true),
    ("a: [" + String(repeating: "\"[0, \\\"10)\", '{', x\"{\n, ", count: 65) + "]\n", false),
    ("- - |\n" + String(repeating: "    [\n", count: 65) + "  - [1]\n", true),
    ("a:\n  - b: |\n" + String(repeating: "      [\n", count: 65) + "    c: [1]\n", true),
    (String(repeating: "- {a: [1, {b: c}]}\n", count: 100), true),
    (String(repeating: "[", count: 64) + String(repeating: "]", count: 64), true),
    (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), false),
    (String(repeating: "- ", count: 64) + "a\n", true), (String(repeating: "- ", count: 65) + "a\n", false),
    ((0..<64).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), true),
    ((0..<65).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), false),
    (String(repeating: "&a ", count: 1) + String(repeating: "[", count: 65), false),
    ("a: !t [" + String(repeating: "{b: ", count: 64), false), ("? " + String(repeating: "? ", count: 65), false),
  ])
  func countsOnlyWhatNests(_ text: String, _ isRead: Bool) {
    let (node, problems) = read(text, as: "yml")
    #expect((node != nil) == isRead, "\(problems.map(\.text))")
  }

  @Test(arguments: [
    ("0x10", 16.0), ("0o17", 15), ("0xFFFFFFFFFFFFFFFFFF", 4_722_366_482_869_645_213_696), ("0xff", 255), ("017", 17),
    ("-1.5e3", -1500), (".5", 0.5), ("+7", 7),
  ])
  func readsNumbers(_ text: String, _ number: Double) throws {
    #expect(try #require(read("a: \(text)", as: "yml").node)["a"]?.number == number)
  }

  @Test(arguments: ["0x", "0x+1", "0xG", "0o8", "0o-1", "0b1", "1_000", "0x１", "--1", "1e", "e1", "+"])
  func leavesTextThatIsNoNumber(_ text: String) throws {
    #expect(try #require(read("a: \(text)", as: "yml").node)["a"]?.string == text)
  }

  @Test(arguments: [
    ("[1.e5]", "2:2"), ("[-.5]", "2:2"), ("[1e400]", "2:2"), ("[-1e999]", "2:2"), ("[\"\\u+123\"]", "2:3"),
    ("[-]", "2:2"),
    ("[+1]", "2:2"), ("[.5]", "2:2"), ("[1.]", "2:2"), ("[1e]", "2:2"), ("[1.5.2]", "2:2"),
  ])
  func refusesWhatIsNoJSON(_ text: String, _ place: String) throws {
    let (node, problems) = read(text, as: "json")
    #expect(node == nil)
    #expect(try #require(problems.first).text.hasPrefix("a.json:\(place): error: "))
  }

  @Test func refusesAliasBombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      text += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    let (node, problems) = read(text, as: "yml")
    #expect(node == nil)
    #expect(problems.first?.message == "aliases expand to more than 20000 values")
  }

  @Test(arguments: [
    ("yes", "yes"), ("2026-01-03", "2026-01-03"), ("1.0", "1.0"), ("0x1F", "0x1F"), ("true", "true"),
    ("'2024'", "2024"),
  ])
  func keepsScalarsAsWritten(_ text: String, _ expected: String) throws {
    #expect(try #require(read("a: \(text)", as: "yml").node)["a"]?.scalarText == expected)
  }
}
