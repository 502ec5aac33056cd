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
    case unary(String, Node)
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
  /// The names read that are neither `datum` nor constants: parameters, `width`, `event`.
  package let names: [String]

  package init(_ text: String) throws(ExpressionFault) {
    var parser = ExpressionParser(text)
    root = try parser.parse()
    fields = parser.fields
    names = parser.names
  }
}

enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "**"
  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case same = "==="
  case notSame = "!=="
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case shiftRightUnsigned = ">>>"

  var precedence: Int {
    switch self {
    case .bitOr: 3
    case .bitXor: 4
    case .bitAnd: 5
    case .equal, .notEqual, .same, .notSame: 6
    case .less, .greater, .lessOrEqual, .greaterOrEqual: 7
    case .shiftLeft, .shiftRight, .shiftRightUnsigned: 8
    case .add, .subtract: 9
    case .multiply, .divide, .remainder: 10
    case .power: 11
    }
  }
}
