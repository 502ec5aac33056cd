import Limits

/// An expression with the columns it reads looked up once.
package struct ExpressionEvaluator {
  private let root: Expression.Node
  private let fieldNames: [String]
  private let columns: [Column?]
  private let table: Table
  private let scope: ExpressionScope
  /// Whether evaluating it for each row is within what a chart may take; it has no value otherwise.
  private let isAffordable: Bool

  package init(_ expression: Expression, over table: Table, scope: ExpressionScope) {
    root = expression.root
    fieldNames = expression.fields
    self.table = table
    self.scope = scope
    columns = expression.fields.map { table[$0] }
    let steps = table.rowCount.multipliedReportingOverflow(by: expression.size)
    isAffordable = scope.meter.spend(evaluated: steps.overflow ? .max : steps.partialValue)
  }

  package func value(_ row: Int) -> Value {
    guard isAffordable else { return .missing }
    let value = evaluate(root, row)
    // Whoever asked will read it: a parameter of a megabyte in each row takes time too.
    return canRead(value) ? value : .missing
  }

  /// The value of an expression that reads no row, or one given as a record.
  package static func value(_ expression: Expression, datum: Record = Record(), scope: ExpressionScope) -> Value {
    let table = Table(records: [datum])
    return ExpressionEvaluator(expression, over: table, scope: scope).value(0)
  }

  private func evaluate(_ node: Expression.Node, _ row: Int) -> Value {
    switch node {
    case .literal(let value): return value
    case .field(let slot): return columns[slot]?[row] ?? .missing
    case .datum: return .record(table.record(row))
    case .name(let name): return scope.names[name] ?? .missing
    case .member(let object, let key): return member(evaluate(object, row), evaluate(key, row).asText)
    case .unary(let op, let operand):
      let value = evaluate(operand, row)
      return canRead(value) ? unary(op, value) : .missing
    case .binary(let op, let a, let b):
      let (left, right) = (evaluate(a, row), evaluate(b, row))
      guard isLight(left), isLight(right), canRead(left, right) else { return .missing }
      return metered(BinaryOperation.apply(op, left, right))
    case .and(let a, let b):
      let left = evaluate(a, row)
      return left.isTruthy ? evaluate(b, row) : left
    case .or(let a, let b):
      let left = evaluate(a, row)
      return left.isTruthy ? left : evaluate(b, row)
    case .conditional(let test, let yes, let no):
      return evaluate(test, row).isTruthy ? evaluate(yes, row) : evaluate(no, row)
    case .list(let nodes): return .list(nodes.map { evaluate($0, row) })
    case .record(let fields): return .record(Record(fields.map { ($0.0, evaluate($0.1, row)) }))
    case .call(let name, let arguments): return call(name, arguments, row)
    }
  }

  private func member(_ object: Value, _ key: String) -> Value {
    // A letter of a text is found by going through it, an element of a list isn't.
    if case .string = object, !canRead(object) { return .missing }
    return object[key]
  }

  private func call(_ name: String, _ arguments: [Expression.Node], _ row: Int) -> Value {
    if name == "if", arguments.count == 3 {
      return evaluate(arguments[0], row).isTruthy ? evaluate(arguments[1], row) : evaluate(arguments[2], row)
    }
    let values = arguments.map { evaluate($0, row) }
    if let function = FunctionTable.functions[name] {
      guard values.allSatisfy({ canRead($0) }) else { return .missing }
      if Self.readsAll(name) { guard values.allSatisfy(isLight) else { return .missing } }
      return metered(function(values, scope))
    }
    return scope.chartFunction?(name, values) ?? .missing
  }

  /// Whether a function or an operator may look through its values; only what is long counts.
  private func canRead(_ values: Value...) -> Bool {
    let read = values.reduce(0) { sum, value in
      switch value {
      case .list(let elements): sum + elements.count
      case .string(let text): sum + (text.utf8.count > 256 ? text.utf8.count : 0)
      default: sum
      }
    }
    return read == 0 || scope.meter.spend(evaluated: read)
  }

  /// Functions that look at a list without going through it.
  private static func readsAll(_ name: String) -> Bool {
    !name.hasPrefix("is") && name != "length" && name != "peek" && name != "if"
  }

  /// Whether a list is small enough to be made a text of; what isn't is counted as too much.
  private func isLight(_ value: Value) -> Bool {
    switch value {
    case .list, .record:
      let weight = value.weight(upTo: Limit.calculatedBytes.most)
      return weight <= Limit.calculatedBytes.most || scope.meter.spend(bytes: weight)
    default: return true
    }
  }

  /// The value, or nothing if it is a text or a list beyond what a chart may make.
  private func metered(_ value: Value) -> Value {
    switch value {
    case .string(let text) where text.utf8.count > 256: scope.meter.spend(bytes: text.utf8.count) ? value : .missing
    // An element takes about as long to make as ten parts to evaluate.
    case .list(let elements): scope.meter.spend(evaluated: elements.count * 10) ? value : .missing
    default: value
    }
  }

  private func unary(_ op: UnaryOperator, _ value: Value) -> Value {
    switch op {
    case .negate: .number(-value.asNumber)
    case .number: .number(value.asNumber)
    case .not: .bool(!value.isTruthy)
    case .bitNot: .number(Double(~BinaryOperation.int32(value.asNumber)))
    }
  }
}

/// JavaScript's binary operators.
enum BinaryOperation {
  static func apply(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value {
    switch op {
    case .add: return add(a, b)
    case .subtract: return .number(a.asNumber - b.asNumber)
    case .multiply: return .number(a.asNumber * b.asNumber)
    case .divide: return .number(a.asNumber / b.asNumber)
    case .remainder: return .number(a.asNumber.truncatingRemainder(dividingBy: b.asNumber))
    case .power: return .number(NumericFunctions.power(a.asNumber, b.asNumber))
    case .less: return .bool(a.isLess(than: b) ?? false)
    case .greater: return .bool(b.isLess(than: a) ?? false)
    case .lessOrEqual: return .bool(b.isLess(than: a).map { !$0 } ?? false)
    case .greaterOrEqual: return .bool(a.isLess(than: b).map { !$0 } ?? false)
    case .equal: return .bool(a.looselyEquals(b))
    case .notEqual: return .bool(!a.looselyEquals(b))
    case .same: return .bool(a.strictlyEquals(b))
    case .notSame: return .bool(!a.strictlyEquals(b))
    case .bitAnd: return .number(Double(int32(a.asNumber) & int32(b.asNumber)))
    case .bitOr: return .number(Double(int32(a.asNumber) | int32(b.asNumber)))
    case .bitXor: return .number(Double(int32(a.asNumber) ^ int32(b.asNumber)))
    case .shiftLeft: return .number(Double(int32(a.asNumber) << (int32(b.asNumber) & 31)))
    case .shiftRight: return .number(Double(int32(a.asNumber) >> (int32(b.asNumber) & 31)))
    case .shiftRightUnsigned:
      return .number(Double(UInt32(bitPattern: int32(a.asNumber)) >> UInt32(int32(b.asNumber) & 31)))
    }
  }

  private static func add(_ a: Value, _ b: Value) -> Value {
    if case .number(let x) = a, case .number(let y) = b { return .number(x + y) }
    switch (a, b) {
    case (.string, _), (_, .string), (.list, _), (_, .list), (.record, _), (_, .record), (.date, _), (_, .date):
      return .string(a.asText + b.asText)
    default: return .number(a.asNumber + b.asNumber)
    }
  }

  static func int32(_ value: Double) -> Int32 {
    guard value.isFinite else { return 0 }
    let wrapped = value.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
    return Int32(truncatingIfNeeded: Int64(wrapped))
  }
}
