/// Precedence climbing over the tokens of an expression.
struct ExpressionParser {
  private static let maximumDepth = 200
  /// Operators in a row nest as deep as brackets do, one in the other.
  private static let mostOperators = 1000
  private var operators = 0
  private var lexer: ExpressionLexer
  private var token: ExpressionToken = .end
  /// Where the token begins, in bytes.
  private var offset = 0
  private var depth = 0
  private(set) var fields: [String] = []
  private(set) var names: [(name: String, offset: Int)] = []
  /// Those that have no value outside of a drawing.
  private(set) var chartFunctions: [String] = []

  init(_ text: String) { lexer = ExpressionLexer(text) }

  mutating func parse() throws(ExpressionFault) -> Expression.Node {
    try advance()
    let node = try conditional()
    guard token == .end else { throw unexpected() }
    return node
  }

  private mutating func advance() throws(ExpressionFault) { (token, offset) = try lexer.next() }

  private func unexpected() -> ExpressionFault {
    let what: String
    switch token {
    case .end: what = "the end"
    case .mark(let mark): what = mark.rawValue
    case .name(let name): what = name
    case .number(let value): what = NumberText.text(value)
    case .string(let text): what = "\"\(text)\""
    case .pattern(let source, _): what = "/\(source)/"
    }
    return ExpressionFault(reason: .unexpected(what), offset: lexer.characters(before: offset))
  }

  private func isAt(_ mark: ExpressionMark) -> Bool { if case .mark(mark) = token { true } else { false } }

  private mutating func take(_ mark: ExpressionMark) throws(ExpressionFault) -> Bool {
    guard isAt(mark) else { return false }
    try advance()
    return true
  }

  private mutating func countOperator() throws(ExpressionFault) {
    operators += 1
    guard operators <= Self.mostOperators else {
      throw ExpressionFault(reason: .tooDeep, offset: lexer.characters(before: offset))
    }
  }

  private mutating func expect(_ mark: ExpressionMark) throws(ExpressionFault) {
    guard try take(mark) else { throw unexpected() }
  }

  private mutating func conditional() throws(ExpressionFault) -> Expression.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      throw ExpressionFault(reason: .tooDeep, offset: lexer.characters(before: offset))
    }
    let test = try disjunction()
    guard try take(.question) else { return test }
    let yes = try conditional()
    try expect(.colon)
    return .conditional(test, yes, try conditional())
  }

  private mutating func disjunction() throws(ExpressionFault) -> Expression.Node {
    var left = try conjunction()
    while try take(.or) {
      try countOperator()
      left = .or(left, try conjunction())
    }
    return left
  }

  private mutating func conjunction() throws(ExpressionFault) -> Expression.Node {
    var left = try binary(minimum: 3)
    while try take(.and) {
      try countOperator()
      left = .and(left, try binary(minimum: 3))
    }
    return left
  }

  private mutating func binary(minimum: Int) throws(ExpressionFault) -> Expression.Node {
    var left = try unary()
    while case .mark(let mark) = token, let op = BinaryOperator(mark), op.precedence >= minimum {
      try countOperator()
      try advance()
      let right = try binary(minimum: op == .power ? op.precedence : op.precedence + 1)
      left = .binary(op, left, right)
    }
    return left
  }

  private mutating func unary() throws(ExpressionFault) -> Expression.Node {
    if case .mark(let mark) = token, let op = UnaryOperator(mark) {
      depth += 1
      defer { depth -= 1 }
      guard depth < Self.maximumDepth else {
        throw ExpressionFault(reason: .tooDeep, offset: lexer.characters(before: offset))
      }
      try advance()
      let operand = try unary()
      // A negative number is a constant, too.
      if case .negate = op, case .literal(.number(let number)) = operand { return .literal(.number(-number)) }
      return .unary(op, operand)
    }
    return try postfix()
  }

  private mutating func postfix() throws(ExpressionFault) -> Expression.Node {
    var node = try primary()
    while true {
      if isAt(.dot) {
        try countOperator()
        try advance()
        guard case .name(let name) = token else { throw unexpected() }
        try advance()
        node = member(node, .literal(.string(name)))
      } else if isAt(.openBracket) {
        try countOperator()
        try advance()
        let key = try conditional()
        try expect(.closeBracket)
        node = member(node, key)
      } else {
        return node
      }
    }
  }

  private mutating func member(_ node: Expression.Node, _ key: Expression.Node) -> Expression.Node {
    if case .datum = node, case .literal(let literal) = key {
      return .field(slot(literal.asText))
    }
    return .member(node, key)
  }

  private mutating func slot(_ field: String) -> Int {
    if let index = fields.firstIndex(of: field) { return index }
    fields.append(field)
    return fields.count - 1
  }

  private mutating func primary() throws(ExpressionFault) -> Expression.Node {
    let start = offset
    switch token {
    case .number(let value):
      try advance()
      return .literal(.number(value))
    case .string(let text):
      try advance()
      return .literal(.string(text))
    case .pattern(let source, let flags):
      let pattern = TextPattern(source, flags: flags)
      guard pattern.isReadable else {
        throw ExpressionFault(reason: .pattern, offset: lexer.characters(before: offset))
      }
      try advance()
      return .literal(.pattern(pattern))
    case .name(let name):
      try advance()
      return try named(name, at: start)
    case .mark(.openParenthesis):
      try advance()
      let node = try conditional()
      try expect(.closeParenthesis)
      return node
    case .mark(.openBracket):
      try advance()
      return Self.list(try elements(until: .closeBracket))
    case .mark(.openBrace):
      try advance()
      return try recordLiteral()
    default: throw unexpected()
    }
  }

  private mutating func named(_ name: String, at start: Int) throws(ExpressionFault) -> Expression.Node {
    switch name {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    case "undefined": return .literal(.missing)
    case "datum": return .datum
    default: break
    }
    if isAt(.openParenthesis) {
      try advance()
      guard FunctionTable.knows(name) else {
        throw ExpressionFault(reason: .unknownFunction(name), offset: lexer.characters(before: start))
      }
      let arguments = try elements(until: .closeParenthesis)
      try check(arguments, of: name, at: start)
      return .call(name, arguments)
    }
    if let constant = FunctionTable.constants[name] { return .literal(.number(constant)) }
    if !names.contains(where: { $0.name == name }) { names.append((name, lexer.characters(before: start))) }
    return .name(name)
  }

  /// A list of constants is one itself: it isn't made anew for each row.
  private static func list(_ nodes: [Expression.Node]) -> Expression.Node {
    let values = nodes.compactMap { node -> Value? in if case .literal(let value) = node { value } else { nil } }
    return values.count == nodes.count ? .literal(.list(values)) : .list(nodes)
  }

  /// A function that has too little, or a pattern that can't be read, would be no value for every row.
  private mutating func check(_ arguments: [Expression.Node], of name: String, at start: Int) throws(ExpressionFault) {
    let fewest = FunctionTable.fewestArguments(name)
    guard arguments.count >= fewest else {
      let reason = ExpressionFault.Reason.tooFewArguments(name, fewest: fewest)
      throw ExpressionFault(reason: reason, offset: lexer.characters(before: start))
    }
    let argument = name == "match" ? 1 : name == "test" || name == "regexp" ? 0 : nil
    if let argument, case .literal(.string(let text)) = arguments[argument], !TextPattern(text).isReadable {
      throw ExpressionFault(reason: .pattern, offset: lexer.characters(before: start))
    }
    if FunctionTable.chartFunctions.contains(name), name != "if" { chartFunctions.append(name) }
  }

  private mutating func elements(until end: ExpressionMark) throws(ExpressionFault) -> [Expression.Node] {
    var nodes: [Expression.Node] = []
    if try take(end) { return nodes }
    while true {
      nodes.append(try conditional())
      if try take(end) { return nodes }
      try expect(.comma)
    }
  }

  private mutating func recordLiteral() throws(ExpressionFault) -> Expression.Node {
    var fields: [(String, Expression.Node)] = []
    if try take(.closeBrace) { return .record(fields) }
    while true {
      let key: String
      switch token {
      case .name(let name): key = name
      case .string(let text): key = text
      case .number(let value): key = NumberText.text(value)
      default: throw unexpected()
      }
      try advance()
      try expect(.colon)
      fields.append((key, try conditional()))
      if try take(.closeBrace) { return .record(fields) }
      try expect(.comma)
    }
  }
}
