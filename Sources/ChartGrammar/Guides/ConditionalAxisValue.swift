import ChartData

/// Axis properties that depend on the tick (`{condition: {test: …, value: …}, value: …}`).
struct ConditionalAxisValue {
  let settings: AxisSettings
  let scope: ExpressionScope
  let tick: (value: Value, label: String)

  func value(_ name: String) -> Value? {
    guard let value = settings.value(name) else { return nil }
    guard let record = value.record else { return value }
    if let text = record["expr"]?.string { return evaluate(text) }
    guard let condition = record["condition"] else { return value }
    for part in condition.list ?? [condition] {
      guard let test = part.record?["test"], holds(test) else { continue }
      if let text = part.record?["expr"]?.string { return evaluate(text) }
      return part.record?["value"]
    }
    if let text = record["expr"]?.string { return evaluate(text) }
    return record["value"]
  }

  private var datum: Record { Record([("value", tick.value), ("label", .string(tick.label))]) }

  private func evaluate(_ text: String) -> Value? {
    guard let expression = try? Expression(text) else { return nil }
    return ExpressionEvaluator.value(expression, datum: datum, scope: scope)
  }

  private func holds(_ test: Value) -> Bool {
    if let text = test.string { return evaluate(text)?.isTruthy ?? false }
    guard let record = test.record else { return false }
    return TickPredicate.holds(record, tick.value)
  }
}

/// Field predicates of axis conditions, which always mean the tick's value.
enum TickPredicate {
  static func holds(_ record: Record, _ value: Value) -> Bool {
    if let part = record["not"]?.record { return !holds(part, value) }
    if let parts = record["and"]?.list { return parts.allSatisfy { $0.record.map { holds($0, value) } ?? false } }
    if let parts = record["or"]?.list { return parts.contains { $0.record.map { holds($0, value) } ?? false } }
    var value = value
    let unit = record["timeUnit"]?.string.flatMap { TimeUnit(name: $0) }
    if let unit { value = .number(unit.floor(value.asNumber)) }
    func data(_ other: Value) -> Value {
      let result = DateTimeValue.value(other, temporal: unit != nil, unit: unit)
      if let unit, case .date(let time) = result { return .number(unit.floor(time)) }
      return result
    }
    if let other = record["equal"] { return value == data(other) || value.asNumber == data(other).asNumber }
    if let other = record["lt"] { return value.isLess(than: data(other)) ?? false }
    if let other = record["gt"] { return data(other).isLess(than: value) ?? false }
    if let other = record["lte"] { return !(data(other).isLess(than: value) ?? true) }
    if let other = record["gte"] { return !(value.isLess(than: data(other)) ?? true) }
    if let list = record["oneOf"]?.list { return list.contains { data($0) == value } }
    if let ends = record["range"]?.list, ends.count == 2 {
      return value.asNumber >= data(ends[0]).asNumber && value.asNumber <= data(ends[1]).asNumber
    }
    return false
  }
}
