@testable import ChartGrammar
import Diagnostics
import Foundation
import Notation
import Testing

/// How much work two drawings of a chart are.
@Suite struct WidthTests {
  /// Once for each width, but for the few whose second width has other labels than the first made expect.
  @Test func twoWidthsAreAssembledTwice() throws {
    let counts = try GuideTests.examples.map(assemblies)
    #expect(counts.allSatisfy { $0 <= 3 })
    #expect(counts.count { $0 > 2 } <= 3)
  }

  private func assemblies(_ example: GuideTests.Example) throws -> Int {
    let source = SourceText(path: "charts.md", text: example.text)
    var problems: [Problem] = []
    let node = try #require(YAMLReader.read(source, problems: &problems))
    let setting = ChartSetting(node, options: GuideTests.options, source: source)
    var stage = setting.dataStage
    let plan = ChartPlan(stage.run(setting.normalizer.tree(setting.specification)), config: setting.config)
    var fitting = WidthFitting(assembler: setting.layout(plan).assembler)
    for width in [640.0, 350] { _ = fitting.scene(width: width) }
    return fitting.assemblies
  }
}
