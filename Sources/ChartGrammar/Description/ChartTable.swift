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
