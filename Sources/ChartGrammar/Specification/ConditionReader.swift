import ChartData
import Diagnostics
import Notation

/// Reads predicates (`filter`, `test`, `param`) and the conditions of channels.
struct ConditionReader {
  let parameters: ParameterTable
  let expressions: ExpressionReader

  func conditions(_ node: Node?, channel: Channel, parser: ChannelParser) -> [ConditionalDefinition] {
    guard let node else { return [] }
    return (node.elements ?? [node]).compactMap { node in
      guard let predicate = conditionPredicate(node) else { return nil }
      return ConditionalDefinition(predicate: predicate, definition: parser.parse(node, channel: channel))
    }
  }

  func conditionPredicate(_ node: Node) -> RowPredicate? {
    if let test = node["test"] { return predicate(test) }
    if node["param"] != nil || node["selection"] != nil { return predicate(node) }
    return nil
  }

  /// Nil if an expression in it can't be read; the reader has reported it.
  func predicate(_ node: Node) -> RowPredicate? {
    if node.string != nil { return expressions.expression(node).map { .expression($0) } }
    if let flag = node.bool { return .always(flag) }
    if let parts = node["and"]?.elements { return all(parts).map { .and($0) } }
    if let parts = node["or"]?.elements { return all(parts).map { .or($0) } }
    if let part = node["not"] { return predicate(part).map { .not($0) } }
    if let name = (node["param"] ?? node["selection"])?.string {
      return parameters.predicate(name, emptyMeansAll: node["empty"]?.bool ?? true)
    }
    guard let field = node["field"]?.scalarText else { return .always(true) }
    let unit = ChannelParser.timeUnit(node["timeUnit"])
    return comparison(node, unit).map { .comparison(field: field, unit: unit, $0) }
  }

  private func all(_ nodes: [Node]) -> [RowPredicate]? {
    let parts = nodes.map { predicate($0) }
    return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }
  }

  private func comparison(_ node: Node, _ unit: TimeUnit?) -> RowPredicate.BinaryTest? {
    func value(_ node: Node) -> Value { data(Value(node), unit) }
    if let other = node["equal"] { return .equal(value(other)) }
    if let other = node["lt"] { return .less(value(other)) }
    if let other = node["lte"] { return .lessOrEqual(value(other)) }
    if let other = node["gt"] { return .greater(value(other)) }
    if let other = node["gte"] { return .greaterOrEqual(value(other)) }
    if let list = node["oneOf"]?.elements { return .oneOf(Set(list.map(value))) }
    if let valid = node["valid"]?.bool { return .valid(valid) }
    if let range = node["range"]?.elements, range.count == 2 {
      func end(_ node: Node) -> Double? { node.isNull ? nil : value(node).asNumber }
      return .range(end(range[0]), end(range[1]))
    }
    return nil
  }

  private func data(_ value: Value, _ unit: TimeUnit?) -> Value {
    let result = DateTimeValue.value(value, temporal: unit != nil, unit: unit)
    if let unit, case .date(let time) = result { return .number(unit.floor(time)) }
    if case .date(let time) = result { return .number(time) }
    return result
  }
}
