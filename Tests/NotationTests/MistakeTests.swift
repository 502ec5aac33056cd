import Diagnostics
import Foundation
import GoldenFiles
@testable import Notation
import Testing

/// What is said of YAML that can't be read, against `mistakes.txt`: a document in one line (`⏎` for its line ends, `→` for a tab, `␣` for
/// U+00A0), a tab, what is said of it.
@Suite struct MistakeTests {
  private static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("mistakes.txt").path

  @Test func tellsWhatWasMeant() throws {
    let lines = try String(contentsOfFile: Self.cases, encoding: .utf8).split(separator: "\n")
    let texts = lines.map { String($0.prefix { $0 != "\t" }) }
    GoldenFile.check(texts.map { $0 + "\t" + said(of: $0) + "\n" }.joined(), at: Self.cases)
  }

  private func said(of text: String) -> String {
    let document = text.replacing("⏎", with: "\n").replacing("␣", with: "\u{A0}").replacing("→", with: "\t") + "\n"
    var problems: [Problem] = []
    _ = YAMLReader.read(SourceText(path: "a.yml", text: document), problems: &problems)
    return problems.first.map { String($0.text.prefix { $0 != "\n" }) } ?? "right"
  }
}
