import ChartData
import Notation

/// The parameters of a specification at their initial value: nothing has been clicked or dragged.
struct ParameterTable: Sendable {
  enum Parameter: Sendable {
    case variable(Value)
    case point(fields: [String], selected: [Value]?)
    case interval(encodings: [String], selected: Record?)
  }

  private(set) var parameters: [String: Parameter] = [:]
  /// Fields that an interval's channels show, filled in when encodings are known.
  private(set) var fieldOfChannel: [String: [String: String]] = [:]

  init() {}

  /// All `params` of a specification, in any view.
  init(_ root: Node, scope: ExpressionScope) {
    var scope = scope
    collect(root, &scope)
  }

  private mutating func collect(_ node: Node, _ scope: inout ExpressionScope) {
    for parameter in ParameterOrder(node["params"]?.elements ?? []).sorted { add(parameter, view: node, &scope) }
    for child in node.innerViews { collect(child, &scope) }
  }

  private mutating func add(_ node: Node, view: Node, _ scope: inout ExpressionScope) {
    guard let name = node["name"]?.string else { return }
    let select = node["select"]
    guard let select, let type = select.string ?? select["type"]?.string else {
      var value = node["value"].map { Value($0) } ?? .missing
      if let text = node["expr"]?.string, let expression = try? Expression(text) {
        value = ExpressionEvaluator.value(expression, scope: scope)
      }
      parameters[name] = .variable(value)
      scope.names[name] = value
      return
    }
    let encodings = (select["encodings"]?.elements ?? []).compactMap(\.string)
    for channel in ["x", "y", "color", "size", "shape"] {
      if let field = view["encoding"]?[channel]?["field"]?.scalarText {
        fieldOfChannel[name, default: [:]][channel] = field
      }
    }
    if type == "interval" {
      let value = node["value"].map { Value($0).record } ?? nil
      parameters[name] = .interval(encodings: encodings, selected: value)
    } else {
      let fields = (select["fields"]?.elements ?? []).compactMap(\.scalarText)
      let value = node["value"].map { Value($0) }
      let selected: [Value]? = value.map { $0.list ?? [$0] }
      parameters[name] = .point(fields: fields, selected: selected)
    }
  }

  /// The values that expressions see.
  var names: [String: Value] {
    parameters.compactMapValues { parameter in
      switch parameter {
      case .variable(let value): value
      case .point: .record(Record())
      case .interval(_, let selected): selected.map { .record($0) } ?? .record(Record())
      }
    }
  }

  /// Whether a row is selected by a parameter at rest.
  func predicate(_ name: String, emptyMeansAll: Bool) -> RowPredicate {
    switch parameters[name] {
    case .variable(let value)?: return .always(value.isTruthy)
    case .point(let fields, let selected?)? where !selected.isEmpty:
      return .or(
        selected.map { value in
          guard let record = value.record else {
            return .comparison(field: fields.first ?? "", unit: nil, .equal(value))
          }
          return .and(
            record.fields.map { key, value in
              let field = fieldOfChannel[name]?[key] ?? key
              return .comparison(field: field, unit: nil, test(value))
            })
        })
    case .interval(_, let selected?)?:
      return .and(
        selected.fields.map { key, value in
          .comparison(field: fieldOfChannel[name]?[key] ?? key, unit: nil, test(value))
        })
    default: return .always(emptyMeansAll)
    }
  }

  private func test(_ value: Value) -> RowPredicate.BinaryTest {
    guard let list = value.list else { return .equal(DateTimeValue.value(value, temporal: false)) }
    let ends = list.map { DateTimeValue.value($0, temporal: false) }
    if ends.count == 2, ends.allSatisfy(\.isNumeric) {
      let numbers = ends.map(\.asNumber)
      return .range(min(numbers[0], numbers[1]), max(numbers[0], numbers[1]))
    }
    return .oneOf(Set(ends))
  }
}
