import ChartGrammar
import Diagnostics
import Foundation
import GoldenFiles
import Notation
import Testing

/// One folder of test data: a specification, its data, what is expected of it.
struct ChartCase: CustomTestStringConvertible, Sendable {
  let folder: URL
  var testDescription: String { folder.lastPathComponent }

  static func all(in name: String) -> [ChartCase] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.map { ChartCase(folder: root.appendingPathComponent($0)) }
  }

  func compile(theme: ChartTheme, width: Double? = nil) -> ChartResult {
    let path = folder.appendingPathComponent("spec.yaml")
    guard let data = FileManager.default.contents(atPath: path.path) else { return ChartResult.empty }
    let source = SourceText(path: "spec.yaml", bytes: [UInt8](data)[...])
    var problems: [Problem] = []
    guard let node = YAMLReader.read(source, problems: &problems) else {
      var empty = ChartResult.empty
      empty.problems = problems
      return empty
    }
    let folder = folder.path
    let options = ChartOptions(
      theme: theme, language: "zh-Hans", widths: width.map { [$0] },
      loadData: { url in
        FileManager.default.contents(atPath: folder + "/" + url).map { ChartDataFile(path: url, bytes: [UInt8]($0)) }
      })
    var result = ChartCompiler.compile(node, in: source, options: options)
    result.problems = problems + result.problems
    return result
  }

  /// A file of the case; nil if it has none of that name.
  func text(of name: String) -> String? {
    FileManager.default.contents(atPath: folder.appendingPathComponent(name).path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Compares a text with a file of the case.
  func verify(_ text: String, against name: String) {
    GoldenFile.check(text, at: folder.appendingPathComponent(name).path)
  }
}
