import ChartData
@testable import ChartGrammar
import Diagnostics
import Foundation
import Notation
import Testing

/// The words of charts: the site's tables hold all of them, and another language is another table.
@Suite struct WordTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let strings = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Templates/strings")

  @Test func everyLanguageHasEveryWord() {
    #expect(ChartWords.englishTexts.keys.sorted() == ChartWords.chineseTexts.keys.sorted())
    for key in ChartWords.Key.allCases { #expect(ChartWords.englishTexts[key.rawValue] != nil) }
    for mark in MarkType.allCases {
      #expect(ChartWords.englishTexts[ChartWords.key("chartMark", mark.rawValue)] != nil)
    }
  }

  @Test(arguments: ["en", "zh"]) func tablesOfTheSiteHoldTheBuiltInWords(_ language: String) throws {
    let table = try Self.table(Self.strings.appendingPathComponent("\(language).yml"))
    for (key, text) in language == "zh" ? ChartWords.chineseTexts : ChartWords.englishTexts {
      #expect(table[key] == text, "\(key)")
    }
  }

  /// Nothing of it is in Swift but the few forms of numbers that are built in, which the table says otherwise.
  @Test func anotherLanguageIsATable() throws {
    let japanese = try Self.table(Self.tests.appendingPathComponent("Languages/ja.yml"))
    #expect(japanese.keys.sorted() == ChartWords.keys)
    let words = ChartWords(language: "xx") { japanese[$0] }
    let measures = try Self.chart(
      """
      data: {values: [{d: 2024-01-01, v: 30000}, {d: 2024-04-01, v: 250000000}]}
      mark: line
      encoding: {x: {field: d, type: temporal, title: 日}, y: {field: v, type: quantitative, title: 量}}
      """, words)
    #expect(measures.description == "折れ線グラフ；量は最低3万（2024-01）、最高2.5億（2024-04）。")
    let texts = Self.texts(measures)
    for text in ["1月21日", "3月3日", "2.5億"] { #expect(texts.contains(text), "\(texts)") }
    let counts = try Self.chart(
      """
      data: {values: [{d: 2024-03-04T14:00}, {d: 2024-03-05T15:00}, {d: 2024-03-05T15:30}]}
      mark: bar
      encoding: {x: {timeUnit: yearmonthdatehours, field: d, type: ordinal, title: 時}, y: {aggregate: count}}
      """, words)
    #expect(counts.description == "棒グラフ；件数は最低1（2024年3月4日 14時）、最高2（2024年3月5日 15時）。")
    #expect(Self.texts(counts).contains("件数"))
    for chart in [measures, counts] {
      // Neither a drawn text nor one that is heard has a word in Latin letters.
      #expect((Self.texts(chart) + Self.labels(chart)).filter { $0.contains(/[A-Za-z]/) } == [])
      #expect(String(decoding: chart.drawings[0].svg, as: UTF8.self).contains("Hiragino Sans"))
    }
  }

  /// A script of a language has the words of its table, and its own units.
  @Test func unitsOfAScript() {
    let words = ChartWords(language: "zh-Hant-TW") { ChartWords.chineseTexts[$0] }
    #expect(words.compactNumber.text(2.5e8) == "2.5億")
    #expect(words.text(.chartCount) == "数量")
  }

  /// Too few names and units that are none don't end the process.
  @Test func aBrokenTableIsNumbered() {
    let words = ChartWords(language: "xx") { ["chartMonths": "一月,二月", "chartNumberUnits": "many x, 1e4, -1 y"][$0] }
    #expect(words.timeLocale.months == ["一月", "二月"] + (3...12).map(String.init))
    #expect(words.compactNumber.text(50_000) == "50,000")
  }

  private static func table(_ url: URL) throws -> [String: String] {
    let source = SourceText(
      path: url.path, bytes: [UInt8](try #require(FileManager.default.contents(atPath: url.path)))[...])
    var problems: [Problem] = []
    let node = try #require(YAMLReader.read(source, problems: &problems))
    #expect(problems.isEmpty)
    var table: [String: String] = [:]
    for entry in node.entries ?? [] { table[entry.key] = entry.value.scalarText }
    return table
  }

  private static func chart(_ text: String, _ words: ChartWords) throws -> ChartResult {
    let source = SourceText(path: "spec.yaml", text: text)
    var problems: [Problem] = []
    let node = try #require(YAMLReader.read(source, problems: &problems))
    return ChartCompiler.compile(node, in: source, options: ChartOptions(language: "xx", words: words))
  }

  private static func texts(_ chart: ChartResult) -> [String] {
    chart.drawings.flatMap { drawing in
      String(decoding: drawing.svg, as: UTF8.self).matches(of: />([^<>]+)<\//).map { String($0.1) }
    }
  }

  /// What readers hear.
  private static func labels(_ chart: ChartResult) -> [String] {
    chart.drawings.flatMap { drawing in
      String(decoding: drawing.svg, as: UTF8.self).matches(of: /aria-(?:label|roledescription)="([^"]+)"/)
        .map { String($0.1) }
    }
  }
}
