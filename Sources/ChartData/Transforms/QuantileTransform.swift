import Limits

/// Rows of probability and quantile of a field, a run of rows for each group.
package struct QuantileTransform: Sendable {
  package let field: String
  package let groupBy: [String]
  package let probabilities: [Double]
  package let names: (probability: String, value: String)

  package init(
    field: String, groupBy: [String], probabilities: [Double]?, step: Double,
    names: (probability: String, value: String)
  ) {
    self.field = field
    self.groupBy = groupBy
    self.names = names
    if let probabilities {
      self.probabilities = probabilities
    } else {
      let count = Int(((1 - 1e-14 - step / 2) / step).rounded(.up), heldIn: 0...Limit.curvePoints.most) ?? 0
      self.probabilities = (0..<count).map { step / 2 + Double($0) * step }
    }
  }

  package func apply(_ table: Table) -> Table {
    guard let column = table.column(at: field) else { return table }
    return GroupCurves.table(table, groupBy: groupBy, names: (names.probability, names.value)) { rows in
      let sorted = rows.map { column[$0] }.filter(\.isValid).map(\.asNumber).filter { !$0.isNaN }.sorted()
      return probabilities.map { ($0, Quantile.value(sorted, $0)) }
    }
  }
}

/// Builds a table of points, a run of them for each group of rows.
enum GroupCurves {
  static func table(
    _ table: Table, groupBy: [String], names: (String, String), points: ([Int]) -> [(Double, Double)]
  ) -> Table {
    let grouping = Grouping(table, by: groupBy)
    var source: [Int] = []
    var xs: [Double] = []
    var ys: [Double] = []
    for rows in grouping.rows {
      for (x, y) in points(rows) {
        source.append(rows[0])
        xs.append(x)
        ys.append(y)
      }
    }
    var columns: [(String, Column)] = groupBy.compactMap { field in
      table.column(at: field).map { (field, $0.taking(source)) }
    }
    columns.append((names.0, .numbers(xs)))
    columns.append((names.1, .numbers(ys)))
    return Table(columns, rowCount: xs.count)
  }
}
