import Diagnostics
import Notation
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
    ("toml", "a = 1\n[\"中文\"]\nb = [\"x\", 2024]\n", Position(line: 4, column: 5)),
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
    ("json", "{\"a\": 1, \"a\": 2}", "2:10"), ("toml", "a = \"x\nb = 1\n", "2:7"),
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

  @Test(arguments: ["yml", "json"])
  func refusesDeepNesting(_ format: String) {
    let depth = 100_000
    let (node, problems) = read(String(repeating: "[", count: depth), as: format)
    #expect(node == nil)
    #expect(problems.first?.message.hasPrefix("nested more than") == true)
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
