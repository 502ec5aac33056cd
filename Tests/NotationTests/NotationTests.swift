import Diagnostics
import Notation
import Testing

@Suite struct NotationTests {
  @Test func yamlKeepsPlaces() throws {
    var problems: [Problem] = []
    let source = SourceText(path: "a.yml", text: "a: 1\n中文: {b: [x, 2024]}\n", linesBefore: 1)
    let node = try #require(YAMLReader.read(source, problems: &problems))
    #expect(node["中文"]?["b"]?.elements?[1].position == Position(line: 3, column: 13))
    #expect(node["中文"]?["b"]?.elements?[1].scalarText == "2024")
  }
}
