import ChartGrammar
import Diagnostics
import Foundation
import Notation
import Testing

/// The specifications of `Gallery` with hostile texts in the place of others: no crash, and no drawing that holds markup
/// of them or that isn't XML.
@Suite struct MutationTests {
  private static let strings =
    HostileTests.strings + [
      "</svg><script>alert(1)</script>", "<!--", "&", "\u{2028}", String(repeating: "x", count: 1_000_000),
    ]

  /// Knuth's MMIX generator: the same numbers every time.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  private func mutated(_ node: Node, _ dice: inout Dice) -> Node {
    switch node.content {
    case .mapping(let entries):
      return Node(
        .mapping(
          entries.map { .init(key: $0.key, keyPosition: $0.keyPosition, value: mutated($0.value, &dice)) }),
        at: node.position)
    case .sequence(let parts):
      return Node(.sequence(parts.map { mutated($0, &dice) }), at: node.position)
    case .string:
      guard dice.roll(12) == 0 else { return node }
      return Node(.string(Self.strings[dice.roll(Self.strings.count)]), at: node.position)
    default: return node
    }
  }

  @Test(arguments: ChartCase.all(in: "Gallery")) func drawing(_ chart: ChartCase) throws {
    let folder = chart.folder.path
    guard let data = FileManager.default.contents(atPath: folder + "/spec.yaml") else { return }
    let source = SourceText(path: "spec.yaml", bytes: [UInt8](data)[...])
    var problems: [Problem] = []
    guard let root = YAMLReader.read(source, problems: &problems) else { return }
    for seed in 0..<8 {
      var dice = Dice(state: UInt64(seed))
      let options = ChartOptions(theme: seed % 2 == 0 ? .vega : .archive, language: "en") { url in
        FileManager.default.contents(atPath: folder + "/" + url).map { ChartDataFile(path: url, bytes: [UInt8]($0)) }
      }
      let result = ChartCompiler.compile(mutated(root, &dice), in: source, options: options)
      for drawing in result.drawings { check(drawing.svg) }
    }
  }

  private func check(_ svg: [UInt8]) {
    let text = String(decoding: svg, as: UTF8.self)
    #expect(!text.contains("<script") && !text.contains("<!--") && !text.contains("]]>"))
    #expect(!text.contains("href=\"javascript"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    let open = text.split(separator: "<").filter { !$0.hasPrefix("/") && !$0.contains("/>") }.count
    #expect(open == text.split(separator: "</").count - 1)
  }
}
