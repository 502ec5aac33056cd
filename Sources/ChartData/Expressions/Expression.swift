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
  package init(_ text: String) throws(ExpressionFault) {
    var parser = ExpressionParser(text)
    root = try parser.parse()
    fields = parser.fields
    names = parser.names
    chartFunctions = parser.chartFunctions
  }
}
