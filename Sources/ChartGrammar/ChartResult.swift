package import Diagnostics

/// One drawing of a chart.
package struct ChartDrawing: Sendable {
  /// Outer size in CSS pixels.
  package let width: Double
  package let height: Double
  /// An `<svg>` element in UTF-8, without XML declaration.
  package let svg: [UInt8]
  /// The scene as text, one item a line, for tests.
  package var dump: String { makeDump() }
  let makeDump: @Sendable () -> String
}

/// The data behind a chart as text, for a table beside it.
package struct ChartTable: Sendable {
  package let columns: [String]
  package let rows: [[String]]
  /// Rows left out because the table would be too long.
  package let omittedRows: Int

  package init(columns: [String] = [], rows: [[String]] = [], omittedRows: Int = 0) {
    self.columns = columns
    self.rows = rows
    self.omittedRows = omittedRows
  }
}

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
