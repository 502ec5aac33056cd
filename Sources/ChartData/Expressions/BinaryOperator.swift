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
