import Limits

/// Writes the value of an expression into a field.
package struct CalculateTransform: Sendable {
  package let expression: Expression
  package let name: String

  package init(_ expression: Expression, as name: String) {
    self.expression = expression
    self.name = name
  }

  /// Lists of all rows together hold more than memory should.
  package struct Excess: Error {
    package let limit = Limit.calculatedElements.most
  }

  package func apply(_ table: Table, scope: ExpressionScope) throws(Excess) -> Table {
    let evaluator = ExpressionEvaluator(expression, over: table, scope: scope)
    var builder = ColumnBuilder()
    var elements = 0
    for row in 0..<table.rowCount {
      let value = evaluator.value(row)
      switch value {
      case .list, .record:
        elements += value.weight(upTo: Excess().limit * 16) / 16
        guard elements <= Excess().limit else { throw Excess() }
      default: break
      }
      if row % 16 == 0, !scope.meter.isWithinLimits { break }
      builder.append(value)
    }
    for _ in builder.column.count..<max(table.rowCount, builder.column.count) { builder.append(.missing) }
    return table.setting(name, builder.column)
  }
}
