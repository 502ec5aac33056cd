import ChartData
import ChartScene
package import Diagnostics
package import Notation

/// Compiles a Vega-Lite specification to SVG.
///
/// Specification (what the author wrote) → views with sugar removed → tables → scales → guides and layout → scene →
/// SVG text.
package enum ChartCompiler {
  /// Problems have places in `source`, or in a data file.
  package static func compile(_ specification: Node, in source: SourceText, options: ChartOptions) -> ChartResult {
    var problems = SpecificationChecker(source: source).check(specification)
    guard !problems.contains(where: { $0.severity == .error }) else { return ChartResult(problems: problems) }
    let specification = options.theme == .archive ? PageColours.applied(to: specification) : specification
    let setting = ChartSetting(specification, options: options, source: source)
    let tree = setting.views(specification)
    var stage = setting.dataStage(specification)
    let filled = DataCheck(source: source).checked(stage.run(tree), catalog: stage.catalog, into: &problems)
    problems += stage.catalog.problems + setting.expressions.problems
    guard !problems.contains(where: { $0.severity == .error }) else { return ChartResult(problems: problems) }
    var result = setting.seeing(stage.scope).result(specification, filled, problems)
    if let limit = stage.scope.meter.takeExcess() {
      result.drawings = []
      result.problems.append(Problem(ChartProblem.excess(limit), in: source, at: specification.position))
    }
    return result
  }
}
