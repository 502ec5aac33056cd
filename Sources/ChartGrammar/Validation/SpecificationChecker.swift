import Diagnostics
import Notation

/// Checks a specification against what Vega-Lite knows and what can be drawn, at the places where names stand.
struct SpecificationChecker {
  let source: SourceText

  func check(_ root: Node) -> [Problem] {
    var run = CheckRun(source: source)
    guard root.entries != nil else {
      run.report(.wrongType(property: "chart", expected: "a mapping", found: root.kind), root.position)
      return run.problems
    }
    run.collectParameters(root)
    run.view(root, isRoot: true)
    run.formats(root["config"])
    run.config(root["config"])
    run.data(of: root, isGiven: false)
    for (fact, position) in NumberLimits.faults(root) { run.report(fact, position) }
    run.shapes(root)
    return run.problems.sorted { ($0.position ?? root.position) < ($1.position ?? root.position) }
  }
}
