/// An expression of Vega's language (the part of JavaScript without statements), parsed once, evaluated per row.
package struct Expression: Sendable {
  indirect enum Node: Sendable {
    case literal(Value)
    /// `datum.name`: the field by its index in `fields`.
    case field(Int)
    case datum
    case name(String)
    case member(Node, Node)
    case call(String, [Node])
    case unary(UnaryOperator, Node)
    case binary(BinaryOperator, Node, Node)
    case and(Node, Node)
    case or(Node, Node)
    case conditional(Node, Node, Node)
    case list([Node])
    case record([(String, Node)])
  }

  let root: Node
  /// The fields read as `datum.…`, each once.
  package let fields: [String]
  /// The names read that are neither `datum` nor constants: parameters, `width`, `event`. Each once, with the place of
  /// its first letter (in characters from 0).
  package let names: [(name: String, offset: Int)]
  /// The functions called that have no value outside of a drawing.
  package let chartFunctions: [String]
  /// How many parts it has: what evaluating it once takes.
  let size: Int

  package init(_ text: String) throws(ExpressionFault) {
    var parser = ExpressionParser(text)
    root = try parser.parse()
    fields = parser.fields
    names = parser.names
    chartFunctions = parser.chartFunctions
    size = root.size
  }
}

extension Expression.Node {
  /// The part and all that are in it.
  fileprivate var size: Int {
    switch self {
    case .literal, .field, .datum, .name: 1
    case .unary(_, let a): 1 + a.size
    case .member(let a, let b), .binary(_, let a, let b), .and(let a, let b), .or(let a, let b): 1 + a.size + b.size
    case .conditional(let a, let b, let c): 1 + a.size + b.size + c.size
    case .call(_, let parts), .list(let parts): parts.reduce(1) { $0 + $1.size }
    case .record(let fields): fields.reduce(1) { $0 + $1.1.size }
    }
  }
}
