import ChartGrammar
import Testing

/// Drawings of our own specifications as scene dumps; `RECORD=1 swift test` writes them anew.
@Suite struct GalleryTests {
  @Test(arguments: ChartCase.all(in: "Gallery")) func vega(_ chart: ChartCase) throws {
    let result = chart.compile(theme: .vega)
    #expect(result.problems.isEmpty)
    chart.verify(result.drawings.first?.dump ?? "nothing drawn\n", against: "expected.scene.txt")
  }

  @Test(arguments: ChartCase.all(in: "Gallery")) func archiveIsAsWideAsAsked(_ chart: ChartCase) {
    for width in [640.0, 350] {
      let result = chart.compile(theme: .archive, width: width)
      #expect(result.drawings.first?.width == width)
      #expect(!result.description.isEmpty)
      #expect(!result.table.columns.isEmpty)
    }
  }

  @Test(arguments: ChartCase.all(in: "Gallery")) func sameBytesTwice(_ chart: ChartCase) {
    #expect(chart.compile(theme: .archive).drawings.map(\.svg) == chart.compile(theme: .archive).drawings.map(\.svg))
  }
}
