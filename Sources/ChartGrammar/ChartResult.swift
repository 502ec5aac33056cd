package import Diagnostics

/// One chart, compiled. Without drawings if there is an error among the problems.
package struct ChartResult: Sendable {
  package var drawings: [ChartDrawing] = []
  package var title: String?
  package var subtitle: String?
  /// What the chart shows, in words.
  package var description = ""
  package var source: String?
  package var note: String?
  package var unit: String?
  package var table = ChartTable()
  package var problems: [Problem] = []
}

extension ChartResult {
  /// Nothing drawn, nothing wrong.
  package static var empty: ChartResult { ChartResult() }
}
