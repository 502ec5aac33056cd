import ChartData

/// `labelExpr`: the author's words for a label.
struct LabelExpression {
  private let expression: Expression?
  private let scope: ExpressionScope

  init(_ value: Value?, scope: ExpressionScope) {
    expression = value?.string.flatMap { try? Expression($0) }
    self.scope = scope
  }

  func text(_ value: Value, _ label: String, _ index: Int) -> String {
    guard let expression else { return label }
    let datum = Record([("value", value), ("label", .string(label)), ("index", .number(Double(index)))])
    let result = ExpressionEvaluator.value(expression, datum: datum, scope: scope)
    if let list = result.list { return list.map(\.asText).joined(separator: "\n") }
    return result.isNothing ? "" : result.asText
  }
}
