/// The words of the expression language, with the place where each begins (in characters from 0).
enum ExpressionToken: Equatable {
  case number(Double)
  case string(String)
  case pattern(String, flags: String)
  case name(String)
  case mark(String)
  case end
}

/// What is wrong with an expression, and where in its text (in characters from 0).
package struct ExpressionFault: Error, Sendable {
  package enum Reason: Sendable {
    case unexpected(String)
    case unclosedString
    case unknownFunction(String)
    case unknownName(String)
    case tooDeep
    /// A regular expression that can't be read.
    case pattern
  }
  package let reason: Reason
  package let offset: Int
}

struct ExpressionLexer {
  private let characters: [Character]
  private(set) var offset = 0
  private var last: ExpressionToken = .end

  init(_ text: String) { characters = Array(text) }

  private static let marks: [String] = [
    ">>>", "===", "!==", "&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "**", "?.", "??",
  ]

  mutating func next() throws(ExpressionFault) -> (ExpressionToken, Int) {
    while offset < characters.count, characters[offset].isWhitespace { offset += 1 }
    let start = offset
    guard offset < characters.count else { return (.end, start) }
    let token = try scan(characters[offset])
    last = token
    return (token, start)
  }

  private mutating func scan(_ first: Character) throws(ExpressionFault) -> ExpressionToken {
    if first.isASCII,
      first.isNumber || (first == "." && offset + 1 < characters.count && characters[offset + 1].isNumber)
    {
      return number()
    }
    if first == "\"" || first == "'" { return try string(first) }
    if first.isLetter || first == "_" || first == "$" {
      let start = offset
      while offset < characters.count, Self.isNameCharacter(characters[offset]) { offset += 1 }
      return .name(String(characters[start..<offset]))
    }
    if first == "/", patternMayBegin { return try pattern() }
    for mark in Self.marks where characters[offset...].starts(with: mark) {
      offset += mark.count
      return .mark(mark)
    }
    guard "+-*/%<>!?:()[]{},.&|^~=".contains(first) else {
      throw ExpressionFault(reason: .unexpected(String(first)), offset: offset)
    }
    offset += 1
    return .mark(String(first))
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }

  private var patternMayBegin: Bool {
    switch last {
    case .number, .string, .pattern, .name: false
    case .mark(let mark): mark != ")" && mark != "]"
    case .end: true
    }
  }

  private mutating func number() -> ExpressionToken {
    let start = offset
    if characters[offset] == "0", offset + 1 < characters.count, "xX".contains(characters[offset + 1]) {
      offset += 2
      while offset < characters.count, characters[offset].isHexDigit { offset += 1 }
      return .number(Double(UInt64(String(characters[(start + 2)..<offset]), radix: 16) ?? 0))
    }
    while offset < characters.count {
      let character = characters[offset]
      let isExponentSign = "+-".contains(character) && offset > start && "eE".contains(characters[offset - 1])
      guard (character.isASCII && character.isNumber) || character == "." || "eE".contains(character) || isExponentSign
      else { break }
      offset += 1
    }
    return .number(NumberText.parse(String(characters[start..<offset])) ?? .nan)
  }

  private mutating func string(_ quote: Character) throws(ExpressionFault) -> ExpressionToken {
    let start = offset
    offset += 1
    var text = ""
    while offset < characters.count, characters[offset] != quote {
      if characters[offset] == "\\", offset + 1 < characters.count {
        offset += 1
        text.append(escape(characters[offset]))
      } else {
        text.append(characters[offset])
      }
      offset += 1
    }
    guard offset < characters.count else { throw ExpressionFault(reason: .unclosedString, offset: start) }
    offset += 1
    return .string(text)
  }

  private mutating func escape(_ character: Character) -> String {
    switch character {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "u":
      let digits = characters[(offset + 1)...].prefix(4)
      guard digits.count == 4, let code = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(code) else {
        return "u"
      }
      offset += 4
      return String(scalar)
    default: return String(character)
    }
  }

  private mutating func pattern() throws(ExpressionFault) -> ExpressionToken {
    let start = offset
    offset += 1
    var source = ""
    var isInClass = false
    while offset < characters.count, characters[offset] != "/" || isInClass {
      if characters[offset] == "\\", offset + 1 < characters.count {
        source.append(characters[offset])
        offset += 1
      } else if characters[offset] == "[" {
        isInClass = true
      } else if characters[offset] == "]" {
        isInClass = false
      }
      source.append(characters[offset])
      offset += 1
    }
    guard offset < characters.count else { throw ExpressionFault(reason: .unclosedString, offset: start) }
    offset += 1
    var flags = ""
    while offset < characters.count, characters[offset].isLetter {
      flags.append(characters[offset])
      offset += 1
    }
    return .pattern(source, flags: flags)
  }
}
