@testable import ChartGrammar
import Diagnostics
import Foundation
import Notation
import Testing

/// How much work two drawings of a chart are.
@Suite struct WidthTests {
  /// Once for each width, but for the few whose labels change with the width: the names at their lines don't fit, or ticks have other texts.
  @Test func twoWidthsAreAssembledTwice() throws {
    let counts = try GuideTests.examples.map(assemblies)
    #expect(counts.allSatisfy { $0 <= 6 })
    #expect(counts.count { $0 > 2 } <= 5)
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
