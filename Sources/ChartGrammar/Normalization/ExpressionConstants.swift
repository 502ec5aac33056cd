import ChartData
import Notation

/// Puts the values of expressions that depend on parameters only in their places (`{expr: "barWidth / 2"}` → `10`).
struct ExpressionConstants {
  /// Where expressions are read row by row, or aren't written as `{expr: …}`.
  private static let untouched: Set<String> = ["data", "datasets", "transform", "params", "values", "usermeta"]
  let scope: ExpressionScope

  func resolve(_ node: Node) -> Node {
    switch node.content {
    case .mapping(let entries):
      if entries.count == 1, entries[0].key == "expr" || entries[0].key == "signal", let text = entries[0].value.string,
        let value = constant(text)
      {
        return Node(writing: value, at: node.position)
      }
      return Node(
        .mapping(
          entries.map { entry in
            let value = Self.untouched.contains(entry.key) ? entry.value : resolve(entry.value)
            return .init(key: entry.key, keyPosition: entry.keyPosition, value: value)
          }), at: node.position)
    case .sequence(let elements): return Node(.sequence(elements.map(resolve)), at: node.position)
    default: return node
    }
  }

  private func constant(_ text: String) -> Value? {
    guard let expression = try? Expression(text), expression.fields.isEmpty,
      expression.names.allSatisfy({ scope.names[$0.name] != nil })
    else { return nil }
    let value = ExpressionEvaluator.value(expression, scope: scope)
    if case .missing = value { return nil }
    return value
  }
}
