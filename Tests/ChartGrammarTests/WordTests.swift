@testable import ChartGrammar
import Diagnostics
import Foundation
import Notation
import Testing

/// The words of charts: the site's tables hold all of them, and another language is another table.
@Suite struct WordTests {
  private static let strings = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Templates/strings")

  @Test func everyLanguageHasEveryWord() {
    #expect(ChartWords.english.keys.sorted() == ChartWords.chinese.keys.sorted())
    for key in ChartWords.Key.allCases { #expect(ChartWords.english[key.rawValue] != nil) }
    for mark in MarkType.allCases { #expect(ChartWords.english[ChartWords.key("chartMark", mark)] != nil) }
  }

  @Test(arguments: ["en", "zh"]) func tablesOfTheSiteHoldTheBuiltInWords(_ language: String) throws {
    let path = Self.strings.appendingPathComponent("\(language).yml").path
    let source = SourceText(path: path, bytes: [UInt8](try #require(FileManager.default.contents(atPath: path)))[...])
    var problems: [Problem] = []
    let table = try #require(YAMLReader.read(source, problems: &problems))
    for (key, text) in ChartWords.builtIn(language) { #expect(table[key]?.scalarText == text, "\(key)") }
  }

  @Test func anotherLanguageIsATable() throws {
    let french = ["chartOfBar": "Diagramme en barres", "chartRange": "{name} de {low}{lowPlace} à {high}{highPlace}"]
    let text = """
      data: {values: [{k: a, v: 3}, {k: b, v: 5}]}
      mark: bar
      encoding: {x: {field: k, type: nominal}, y: {field: v, type: quantitative}}
      """
    let source = SourceText(path: "spec.yaml", text: text)
    var problems: [Problem] = []
    let node = try #require(YAMLReader.read(source, problems: &problems))
    let options = ChartOptions(language: "fr", words: ChartWords(language: "fr") { french[$0] })
    let chart = ChartCompiler.compile(node, in: source, options: options)
    #expect(chart.description == "Diagramme en barres; v de 3 (a) à 5 (b).")
  }
}
