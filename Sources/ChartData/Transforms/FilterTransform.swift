/// Keeps the rows that meet a condition.
package struct FilterTransform: Sendable {
  package let predicate: RowPredicate

  package init(_ predicate: RowPredicate) { self.predicate = predicate }

  package func apply(_ table: Table, scope: ExpressionScope) -> Table {
    let test = predicate.test(over: table, scope: scope)
    var rows: [Int] = []
    for row in 0..<table.rowCount {
      if row % 16 == 0, !scope.meter.isWithinLimits { break }
      if test(row) { rows.append(row) }
    }
    return rows.count == table.rowCount ? table : table.taking(rows)
  }
}

/// A condition on a row: an expression, a comparison of a field, or a combination.
package indirect enum RowPredicate: Sendable {
  case expression(Expression)
  case comparison(field: String, unit: TimeUnit?, BinaryTest)
  case and([RowPredicate])
  case or([RowPredicate])
  case not(RowPredicate)
  case always(Bool)

  package enum BinaryTest: Sendable {
    case equal(Value)
    case less(Value)
    case lessOrEqual(Value)
    case greater(Value)
    case greaterOrEqual(Value)
    case oneOf(Set<Value>)
    case range(Double?, Double?)
    case valid(Bool)
  }

  /// The fields that its expressions can't do without; comparisons come from selections too, whose fields nobody wrote.
  package var fieldsOfExpressions: [String] {
    switch self {
    case .always, .comparison: []
    case .expression(let expression): expression.requiredFields
    case .and(let parts), .or(let parts): parts.flatMap(\.fieldsOfExpressions)
    case .not(let part): part.fieldsOfExpressions
    }
  }

  package func test(over table: Table, scope: ExpressionScope) -> (Int) -> Bool {
    switch self {
    case .always(let value): return { _ in value }
    case .expression(let expression):
      let evaluator = ExpressionEvaluator(expression, over: table, scope: scope)
      return { evaluator.value($0).isTruthy }
    case .and(let parts):
      let tests = parts.map { $0.test(over: table, scope: scope) }
      return { row in tests.allSatisfy { $0(row) } }
    case .or(let parts):
      let tests = parts.map { $0.test(over: table, scope: scope) }
      return { row in tests.contains { $0(row) } }
    case .not(let part):
      let test = part.test(over: table, scope: scope)
      return { !test($0) }
    case .comparison(let field, let unit, let comparison):
      let column = table.column(at: field)
      return { row in
        var value = column?[row] ?? .missing
        if let unit, !value.isNothing { value = .number(unit.floor(DateFunctions.time(value))) }
        return comparison.holds(value)
      }
    }
  }
}

extension RowPredicate.BinaryTest {
  func holds(_ value: Value) -> Bool {
    switch self {
    case .equal(let other):
      if case .date(let time) = value { return time == DateFunctions.time(other) }
      return value.strictlyEquals(other) || (value.isNumeric && other.isNumeric && value.asNumber == other.asNumber)
    case .less(let other): return value.isLess(than: other) ?? false
    case .greater(let other): return other.isLess(than: value) ?? false
    case .lessOrEqual(let other): return other.isLess(than: value).map { !$0 } ?? false
    case .greaterOrEqual(let other): return value.isLess(than: other).map { !$0 } ?? false
    case .oneOf(let values): return values.contains(value)
    case .range(let low, let high):
      let number = value.asNumber
      if number.isNaN { return false }
      return (low.map { number >= $0 } ?? true) && (high.map { number <= $0 } ?? true)
    case .valid(let wanted): return (value.isValid && (value.isNumeric ? value.asNumber.isFinite : true)) == wanted
    }
  }
}
