@testable import ChartGrammar
import Diagnostics
import Notation
import Testing

/// The gallery holds all that the grammar knows: whoever adds a mark, a transform or a scale type adds a drawing of it.
@Suite struct CoverageTests {
  /// All that is written in the specifications of the gallery.
  private struct Written {
    var marks: Set<String> = []
    var transforms: Set<String> = []
    var scaleTypes: Set<String> = []
    var keys: Set<String> = []

    init() {
      for chart in ChartCase.all(in: "Gallery") {
        let source = SourceText(path: "spec.yaml", text: chart.text(of: "spec.yaml") ?? "")
        var problems: [Problem] = []
        if let node = YAMLReader.read(source, problems: &problems) { collect(node) }
      }
    }

    private mutating func collect(_ node: Node) {
      for entry in node.entries ?? [] {
        keys.insert(entry.key)
        switch entry.key {
        case "mark": marks.insert(entry.value.string ?? entry.value["type"]?.string ?? "")
        case "scale": if let type = entry.value["type"]?.string { scaleTypes.insert(type) }
        case "transform":
          for step in entry.value.elements ?? [] { transforms.formUnion(step.entries?.map(\.key) ?? []) }
        default: break
        }
        collect(entry.value)
      }
      for element in node.elements ?? [] { collect(element) }
    }
  }

  private static let written = Written()

  @Test func everyMarkIsDrawn() { #expect(KnownNames.marks.subtracting(Self.written.marks) == []) }

  @Test func everyTransformIsDrawn() {
    // A sample at random isn't drawn, because the same text must give the same picture.
    let transforms = Set(Transform.Kind.allCases.filter { $0 != .sample }.map(\.rawValue))
    #expect(transforms.subtracting(Self.written.transforms) == [])
  }

  @Test func everyScaleTypeIsDrawn() {
    #expect(Set(ScaleType.allCases.map(\.rawValue)).subtracting(Self.written.scaleTypes) == [])
  }

  @Test func everyCompositionAndGuideIsDrawn() {
    let keys: Set<String> = [
      "layer", "facet", "row", "column", "concat", "hconcat", "vconcat", "repeat", "axis", "legend", "header", "title",
    ]
    #expect(keys.subtracting(Self.written.keys) == [])
  }
}
