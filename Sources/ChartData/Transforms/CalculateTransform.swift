/// Writes the value of an expression into a field.
package struct CalculateTransform: Sendable {
  package let expression: Expression
  package let name: String

  package init(_ expression: Expression, as name: String) {
    self.expression = expression
    self.name = name
  }

  package func apply(_ table: Table, scope: ExpressionScope) -> Table {
    let evaluator = ExpressionEvaluator(expression, over: table, scope: scope)
    var builder = ColumnBuilder()
    for row in 0..<table.rowCount { builder.append(evaluator.value(row)) }
    return table.setting(name, builder.column)
  }
}
