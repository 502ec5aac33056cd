import ChartData
import ChartScene
package import Diagnostics
package import Notation

/// Compiles a Vega-Lite specification to SVG.
///
///     specification ── check ── normalize ──► ViewTree
///          ── load and transform, check the data ──► LoadedData
///          ── resolve scales, plan guides ──► ChartPlan
///          ── lay out each width ──► Scene ── write ──► ChartResult
package enum ChartCompiler {
  /// Problems have places in `source`, or in a data file.
  package static func compile(_ specification: Node, in source: SourceText, options: ChartOptions) -> ChartResult {
    var problems = SpecificationChecker(source: source).check(specification)
    guard !problems.haveErrors else { return ChartResult(problems: problems) }
    let setting = ChartSetting(specification, options: options, source: source)
    let views = setting.normalizer.tree(setting.specification)
    var stage = setting.dataStage
    let loaded = stage.run(views)
    problems += DataCheck(source: source).problems(loaded) + loaded.catalog.problems + setting.expressions.problems
    guard !problems.haveErrors else { return ChartResult(problems: problems) }
    let plan = ChartPlan(loaded, config: setting.config)
    let scenes = setting.layout(plan).scenes(setting.widths)
    if let limit = loaded.scope.meter.takeExcess() {
      problems.append(Problem(ChartProblem.excess(limit), in: source, at: specification.position))
    }
    guard !problems.haveErrors else { return ChartResult(problems: problems) }
    return ChartWriter(plan: plan, setting: setting).result(scenes, problems)
  }
}

extension [Problem] {
  fileprivate var haveErrors: Bool { contains { $0.severity == .error } }
}
