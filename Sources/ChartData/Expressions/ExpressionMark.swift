/// The signs of the expression language, the longer ones first.
enum ExpressionMark: String, CaseIterable {
  case shiftRightUnsigned = ">>>"
  case same = "==="
  case notSame = "!=="
  case and = "&&"
  case or = "||"
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case power = "**"
  case optional = "?."
  case coalesce = "??"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case remainder = "%"
  case less = "<"
  case greater = ">"
  case not = "!"
  case question = "?"
  case colon = ":"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case dot = "."
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
  case bitNot = "~"
  case assign = "="

  /// The marks by their first byte.
  static let byFirst: [[(mark: ExpressionMark, bytes: [UInt8])]] = {
    var table = [[(mark: ExpressionMark, bytes: [UInt8])]](repeating: [], count: 128)
    for mark in allCases { table[Int(mark.rawValue.utf8.first ?? 0)].append((mark, Array(mark.rawValue.utf8))) }
    return table
  }()
}
