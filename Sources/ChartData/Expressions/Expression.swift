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
  package init(_ text: String) throws(ExpressionFault) {
    var parser = ExpressionParser(text)
    root = try parser.parse()
    fields = parser.fields
    names = parser.names
  }
}

enum UnaryOperator: Sendable {
  case negate, number, not, bitNot

  init?(_ mark: ExpressionMark) {
    switch mark {
    case .minus: self = .negate
    case .plus: self = .number
    case .not: self = .not
    case .bitNot: self = .bitNot
    default: return nil
    }
  }
}

enum BinaryOperator: Sendable {
  case add, subtract, multiply, divide, remainder, power, less, greater, lessOrEqual, greaterOrEqual, equal, notEqual,
    same, notSame, bitAnd, bitOr, bitXor, shiftLeft, shiftRight, shiftRightUnsigned

  init?(_ mark: ExpressionMark) {
    switch mark {
    case .plus: self = .add
    case .minus: self = .subtract
    case .times: self = .multiply
    case .over: self = .divide
    case .remainder: self = .remainder
    case .power: self = .power
    case .less: self = .less
    case .greater: self = .greater
    case .lessOrEqual: self = .lessOrEqual
    case .greaterOrEqual: self = .greaterOrEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .same: self = .same
    case .notSame: self = .notSame
    case .bitAnd: self = .bitAnd
    case .bitOr: self = .bitOr
    case .bitXor: self = .bitXor
    case .shiftLeft: self = .shiftLeft
    case .shiftRight: self = .shiftRight
    case .shiftRightUnsigned: self = .shiftRightUnsigned
    default: return nil
    }
  }

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
