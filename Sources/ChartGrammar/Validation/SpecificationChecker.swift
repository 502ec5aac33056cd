import Diagnostics
import Notation

/// Checks a specification against what Vega-Lite knows and what can be drawn.
struct SpecificationChecker {
  let source: SourceText

  func check(_ root: Node) -> [Problem] { [] }
}
