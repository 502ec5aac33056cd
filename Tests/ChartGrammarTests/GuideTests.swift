import ChartGrammar
import Diagnostics
import Foundation
import GoldenFiles
import Notation
import Testing

/// The living examples of the guide: each `vega-lite` fence as its page shows it, in both widths, with its description.
///
/// A fence is named by the words in `code` of the heading above it, or by the heading, and counted below that heading.
@Suite struct GuideTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let content = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Content")

  static let examples: [Example] = {
    let page = content.appendingPathComponent("guide/charts.md").path
    let text = FileManager.default.contents(atPath: page).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var examples: [Example] = []
    var (heading, count, fence) = ("", 0, [Substring]?.none)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if fence != nil, line != "```" {
        fence?.append(line)
      } else if let lines = fence {
        count += 1
        examples.append(Example(name: "\(heading)-\(count)", text: lines.joined(separator: "\n") + "\n"))
        fence = nil
      } else if line == "```vega-lite" {
        fence = []
      } else if line.hasPrefix("#") {
        (heading, count) = (name(String(line.drop { $0 == "#" || $0 == " " })), 0)
      }
    }
    return examples
  }()

  private static func name(_ heading: String) -> String {
    let words = heading.matches(of: /`([^`]+)`/).map { String($0.1) }
    return words.isEmpty ? heading : words.joined(separator: "-")
  }

  /// As the page of the guide asks for its figures.
  static let options = ChartOptions(theme: .archive, language: "zh-Hans", titlesOutside: true) { url in
    FileManager.default.contents(atPath: content.appendingPathComponent("data/\(url)").path).map {
      ChartDataFile(path: url, bytes: [UInt8]($0))
    }
  }

  @Test(arguments: GuideTests.examples) func drawing(_ example: Example) throws {
    let source = SourceText(path: "charts.md", text: example.text)
    var problems: [Problem] = []
    let node = try #require(YAMLReader.read(source, problems: &problems))
    let chart = ChartCompiler.compile(node, in: source, options: Self.options)
    #expect((problems + chart.problems).isEmpty)
    let dump = (["\(chart.description)\n"] + chart.drawings.map(\.dump)).joined(separator: "\n")
    GoldenFile.check(dump, at: Self.tests.appendingPathComponent("Guide/\(example.name).scene.txt").path)
  }

  /// Neither an example without a golden scene nor a scene whose example is gone.
  @Test func scenesAreThoseOfTheExamples() {
    let names = Self.examples.map { $0.name + ".scene.txt" }
    #expect(!names.isEmpty && Set(names).count == names.count)
    #expect(GoldenFile.cases(in: Self.tests.appendingPathComponent("Guide").path) == names.sorted())
  }
}
