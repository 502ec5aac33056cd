import ChartGrammar
import Testing

/// Drawings of our own specifications as scene dumps; `RECORD=1 swift test` writes them anew.
@Suite struct GalleryTests {
  @Test(arguments: ChartCase.all(in: "Gallery")) func vega(_ chart: ChartCase) throws {
    let result = chart.compile(theme: .vega)
    #expect(result.problems.isEmpty)
    chart.verify(result.drawings.first?.dump ?? "nothing drawn\n", against: "expected.scene.txt")
  }

  /// The archive's look, for cases that ask for it with a file.
  @Test(arguments: ChartCase.all(in: "Gallery").filter { $0.text(of: "archive.scene.txt") != nil })
  func archive(_ chart: ChartCase) {
    let drawing = chart.compile(theme: .archive, width: 640).drawings.first
    chart.verify(drawing?.dump ?? "nothing drawn\n", against: "archive.scene.txt")
  }

  /// `record-reference.py` records what Vega-Lite itself draws.
  @Test(arguments: ChartCase.all(in: "Gallery").filter { $0.text(of: "reference.txt") != nil })
  func agreesWithVegaLite(_ chart: ChartCase) {
    let drawing = chart.compile(theme: .vega).drawings.first
    let texts = (drawing?.dump.split(separator: "\n") ?? []).compactMap { line -> String? in
      guard line.drop(while: { $0 == " " }).hasPrefix("text \""), let first = line.firstIndex(of: "\""),
        let last = line.lastIndex(of: "\"")
      else { return nil }
      return "text " + line[line.index(after: first)..<last].filter { $0 != "⏎" }
    }
    let size = "size \(Int(drawing?.width ?? 0)) × \(Int(drawing?.height ?? 0))"
    let sorted = texts.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    #expect(([size] + sorted).joined(separator: "\n") + "\n" == chart.text(of: "reference.txt"))
  }

  @Test(arguments: ChartCase.all(in: "Gallery")) func archiveIsAsWideAsAsked(_ chart: ChartCase) {
    // A facet by rows and columns can't be made narrower than its columns.
    let text = chart.text(of: "spec.yaml") ?? ""
    let isTable = text.contains("row: {field") && text.contains("column: {field")
    for width in isTable ? [640.0] : [640.0, 350] {
      let result = chart.compile(theme: .archive, width: width)
      #expect(result.drawings.first?.width == width)
      #expect(!result.description.isEmpty)
      #expect(!result.table.columns.isEmpty)
    }
  }

  /// Twenty bars with long names and a turned axis.
  @Test(arguments: ChartCase.all(in: "Gallery").filter { $0.testDescription == "bar-twenty-names" })
  func twentyBarsAreSmall(_ chart: ChartCase) throws {
    let drawing = try #require(chart.compile(theme: .archive, width: 640).drawings.first)
    #expect(drawing.svg.count <= 6000)
  }

  @Test(arguments: ChartCase.all(in: "Gallery")) func sameBytesTwice(_ chart: ChartCase) {
    #expect(chart.compile(theme: .archive).drawings.map(\.svg) == chart.compile(theme: .archive).drawings.map(\.svg))
  }
}
