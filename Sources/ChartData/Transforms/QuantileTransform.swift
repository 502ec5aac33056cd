import Limits

/// Rows of probability and quantile of a field, a run of rows for each group.
package struct QuantileTransform: Sendable {
  package let field: String
  package let groupBy: [String]
  /// From 0 to 1.
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
