import GoldenFiles
import Diagnostics
import Foundation
import Testing

@testable import Markdown

/// One example of the GFM specification.
struct GFMExample: CustomTestStringConvertible {
  let number: Int
  let section: String
  let extensions: [String]
  let markdown: String
  let html: String

  var named: [CMarkTree.Extension] { extensions.compactMap(CMarkTree.Extension.init) }

  var testDescription: String { "\(number) \(section)" }

  static let all: [GFMExample] = {
    let fence = String(repeating: "`", count: 32)
    return Files.text("GFM/examples.txt").components(separatedBy: fence + " example ").dropFirst().compactMap { part in
      let lines = part.components(separatedBy: "\n")
      let head = lines[0].components(separatedBy: " | ")
      guard let number = Int(head[0]), let dot = lines.firstIndex(of: "."), let end = lines.firstIndex(of: fence) else {
        return nil
      }
      let text = { (range: Range<Int>) in
        lines[range].map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t")
      }
      return GFMExample(
        number: number, section: head[1].trimmingCharacters(in: ["|", " "]),
        extensions: head.count > 2 ? head[2].components(separatedBy: " ") : [], markdown: text(1..<dot),
        html: text((dot + 1)..<end))
    }
  }()
}

@Suite struct GFMTests {
  @Test func allExamplesAreThere() {
    #expect(GFMExample.all.map(\.number) == Array(1...673))
  }

  /// Each example with the extensions that the specification names for it.
  @Test(arguments: GFMExample.all)
  func example(_ example: GFMExample) {
    let rendered = MarkdownRenderer.plain(Array(example.markdown.utf8), extensions: example.named)
    let html = String(decoding: rendered, as: UTF8.self)
    #expect(html == example.html, "\(UnifiedDiff.text(from: example.html, to: html))")
  }

  /// The marks of the archive's emphasis, put in and taken out, change no tree.
  @Test(arguments: GFMExample.all)
  func marksChangeNothing(_ example: GFMExample) {
    let bytes = Array(example.markdown.utf8)
    let plain = CMarkTree(bytes, extensions: example.named, dialect: .gfm, allowsRawHTML: true)
    let marked = EmphasisMarkers.inserted(into: bytes) ?? bytes
    let tree = CMarkTree(marked, extensions: example.named, dialect: .gfm, allowsRawHTML: true)
    TreeCleaner.removeMarks(tree.document)
    let (expected, html) = (String(decoding: plain.html(), as: UTF8.self), String(decoding: tree.html(), as: UTF8.self))
    #expect(html == expected, "\(UnifiedDiff.text(from: expected, to: html))")
  }

  /// `sitegen markdown --plain`: everything on at once. Where that changes an example, exceptions.txt names it and why,
  /// and nothing else.
  @Test func plainMode() {
    var exceptions: [Int: String] = [:]
    for row in Table.rows("GFM/exceptions.txt") {
      for line in row {
        let words = line.split(separator: ":", maxSplits: 1)
        if let number = Int(words[0]) { exceptions[number] = String(words.last ?? "") }
      }
    }
    var different: Set<Int> = []
    for example in GFMExample.all {
      let (html, problems) = MarkdownRenderer.plain(SourceText(path: "spec.md", text: example.markdown))
      #expect(problems.isEmpty)
      if String(decoding: html, as: UTF8.self) != example.html { different.insert(example.number) }
    }
    #expect(different == Set(exceptions.keys))
    #expect(exceptions.values.allSatisfy { $0.count > 10 }, "an exception has no reason")
  }
}
