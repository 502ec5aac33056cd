import ChartGrammar
import Diagnostics
import Testing

/// Broken specifications and the exact problems they must give.
@Suite struct BrokenTests {
  @Test(arguments: ChartCase.all(in: "Broken")) func problems(_ chart: ChartCase) throws {
    let result = chart.compile(theme: .vega)
    #expect(result.drawings.isEmpty == result.problems.contains { $0.severity == .error })
    chart.verify(result.problems.map { $0.text + "\n" }.joined(), against: "expected.txt")
  }
}
