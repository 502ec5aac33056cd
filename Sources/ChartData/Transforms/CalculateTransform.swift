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
    package let limit = 4_000_000
  }

  package func apply(_ table: Table, scope: ExpressionScope) throws(Excess) -> Table {
    let evaluator = ExpressionEvaluator(expression, over: table, scope: scope)
    var builder = ColumnBuilder()
    var elements = 0
    for row in 0..<table.rowCount {
      let value = evaluator.value(row)
      if case .list(let list) = value {
        elements += Self.size(list)
        guard elements <= Excess().limit else { throw Excess() }
      }
      builder.append(value)
    }
    return table.setting(name, builder.column)
  }

  private static func size(_ list: [Value]) -> Int {
    list.reduce(list.count) { sum, value in
      if case .list(let inner) = value { sum + size(inner) } else { sum }
    }
  }
}
