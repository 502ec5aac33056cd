/// Fits a curve to two fields and gives its points.
package struct RegressionTransform: Sendable {
  package let x: String
  package let y: String
  package let groupBy: [String]
  package let method: RegressionMethod
  /// The degree of a polynomial.
  package var order = 3
  /// From where to where the curve is drawn; nil for the extent of the x values.
  package var extent: (Double, Double)?
  /// Coefficients and r² instead of points.
  package var givesParameters = false
  package let names: (x: String, y: String)

  package init(x: String, y: String, groupBy: [String], method: RegressionMethod, names: (x: String, y: String)) {
    self.x = x
    self.y = y
    self.groupBy = groupBy
    self.method = method
    self.names = names
  }

  package func apply(_ table: Table) -> Table {
    guard let xs = table.column(at: x), let ys = table.column(at: y) else { return table }
    func pairs(_ rows: [Int]) -> [(Double, Double)] {
      rows.map { (xs[$0], ys[$0]) }.filter { $0.0.isValid && $0.1.isValid }.map { ($0.asNumber, $1.asNumber) }
        .filter { !$0.0.isNaN && !$0.1.isNaN }
    }
    if givesParameters { return parameters(table, pairs) }
    return GroupCurves.table(table, groupBy: groupBy, names: names) { rows in
      let points = pairs(rows)
      guard points.count > 1, let fit = RegressionFit(points, method: method, order: order) else { return [] }
      let range = extent ?? (points.map(\.0).min() ?? 0, points.map(\.0).max() ?? 0)
      if method == .linear || (method == .poly && order <= 1) {
        return [range.0, range.1].map { ($0, fit.predict($0)) }
      }
      return CurveSampling.points(extent: range, curve: fit.predict)
    }
  }

  private func parameters(_ table: Table, _ pairs: ([Int]) -> [(Double, Double)]) -> Table {
    let grouping = Grouping(table, by: groupBy)
    var coefficients: [Value] = []
    var squares: [Double] = []
    for rows in grouping.rows {
      let fit = RegressionFit(pairs(rows), method: method, order: order)
      coefficients.append(.list((fit?.coefficients ?? []).map(Value.number)))
      squares.append(fit?.rSquared ?? .nan)
    }
    var columns: [(String, Column)] = groupBy.compactMap { field in
      table.column(at: field).map { (field, $0.taking(grouping.firstRows)) }
    }
    columns.append(("coef", .values(coefficients)))
    columns.append(("rSquared", .numbers(squares)))
    return Table(columns, rowCount: grouping.count)
  }
}
