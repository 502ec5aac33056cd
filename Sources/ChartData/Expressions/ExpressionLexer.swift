/// Cuts an expression into tokens. It works on the bytes of UTF-8; only names may hold others than ASCII outside texts.
struct ExpressionLexer {
  private let bytes: [UInt8]
  /// Where the next token begins, in bytes.
  private(set) var offset = 0
  private var last: ExpressionToken = .end

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The token and where it begins, in bytes.
  mutating func next() throws(ExpressionFault) -> (ExpressionToken, Int) {
    skipSpace()
    let start = offset
    guard offset < bytes.count else { return (.end, start) }
    let token = try scan(bytes[offset])
    last = token
    return (token, start)
  }

  /// A place as faults give it: in characters.
  func characters(before offset: Int) -> Int { text(0, min(offset, bytes.count)).count }

  private func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  private func fault(_ reason: ExpressionFault.Reason, _ offset: Int) -> ExpressionFault {
    ExpressionFault(reason: reason, offset: characters(before: offset))
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      if bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset]) {
        offset += 1
      } else if bytes[offset] >= 0x80, let scalar = scalar(), scalar.properties.isWhitespace {
        offset += String(scalar).utf8.count
      } else {
        return
      }
    }
  }

  /// The character at the offset.
  private func scalar() -> Unicode.Scalar? {
    text(offset, min(offset + 4, bytes.count)).unicodeScalars.first
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func scan(_ first: UInt8) throws(ExpressionFault) -> ExpressionToken {
    if Self.isDigit(first)
      || (first == UInt8(ascii: ".") && offset + 1 < bytes.count && Self.isDigit(bytes[offset + 1]))
    {
      return number()
    }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return try string(first) }
    let start = offset
    skipName()
    if offset > start { return .name(text(start, offset)) }
    if first == UInt8(ascii: "/"), patternMayBegin { return try pattern() }
    for (mark, spelling) in first < 128 ? ExpressionMark.byFirst[Int(first)] : []
    where bytes[offset...].starts(with: spelling) {
      offset += spelling.count
      return .mark(mark)
    }
    throw fault(.unexpected(text(offset, bytes.count).first.map(String.init) ?? ""), offset)
  }

  /// Letters, digits, `_` and `$`; a digit can't come first, since numbers are read before.
  private mutating func skipName() {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
        UInt8(ascii: "_"), UInt8(ascii: "$"):
        offset += 1
      case 0x80...:
        guard let scalar = scalar(),
          Character(scalar).isLetter || Character(scalar).isNumber
            || scalar.properties.generalCategory == .nonspacingMark
        else { return }
        offset += String(scalar).utf8.count
      default: return
      }
    }
  }

  private var patternMayBegin: Bool {
    switch last {
    case .number, .string, .pattern, .name: false
    case .mark(let mark): mark != .closeParenthesis && mark != .closeBracket
    case .end: true
    }
  }

  private mutating func number() -> ExpressionToken {
    let start = offset
    func isLetter(_ offset: Int, _ letter: Unicode.Scalar) -> Bool {
      offset < bytes.count && bytes[offset] | 0x20 == UInt8(ascii: letter)
    }
    if bytes[offset] == UInt8(ascii: "0"), isLetter(offset + 1, "x") {
      offset += 2
      while offset < bytes.count, Self.isDigit(bytes[offset]) || (0x61...0x66).contains(bytes[offset] | 0x20) {
        offset += 1
      }
      return .number(NumberText.parse(text(start, offset)) ?? 0)
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      guard
        Self.isDigit(byte) || byte == UInt8(ascii: ".") || isLetter(offset, "e")
          || (isSign && offset > start && isLetter(offset - 1, "e"))
      else { break }
      offset += 1
    }
    return .number(NumberText.parse(text(start, offset)) ?? .nan)
  }

  private mutating func string(_ quote: UInt8) throws(ExpressionFault) -> ExpressionToken {
    let start = offset
    offset += 1
    var value: [UInt8] = []
    while offset < bytes.count, bytes[offset] != quote {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count {
        offset += 1
        escape(into: &value)
      } else {
        value.append(bytes[offset])
      }
      offset += 1
    }
    guard offset < bytes.count else { throw fault(.unclosedString, start) }
    offset += 1
    return .string(String(decoding: value, as: UTF8.self))
  }

  /// The escape whose letter is at the offset, which is left on its last byte.
  private mutating func escape(into value: inout [UInt8]) {
    switch bytes[offset] {
    case UInt8(ascii: "n"): value.append(0x0A)
    case UInt8(ascii: "t"): value.append(0x09)
    case UInt8(ascii: "r"): value.append(0x0D)
    case UInt8(ascii: "b"): value.append(0x08)
    case UInt8(ascii: "f"): value.append(0x0C)
    case UInt8(ascii: "u"):
      guard offset + 4 < bytes.count, let code = UInt32(text(offset + 1, offset + 5), radix: 16),
        let scalar = Unicode.Scalar(code)
      else { return value.append(UInt8(ascii: "u")) }
      offset += 4
      value.append(contentsOf: String(scalar).utf8)
    default: value.append(bytes[offset])
    }
  }

  private mutating func pattern() throws(ExpressionFault) -> ExpressionToken {
    let start = offset
    offset += 1
    var isInClass = false
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "/") || isInClass {
      switch bytes[offset] {
      case UInt8(ascii: "\\") where offset + 1 < bytes.count: offset += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      default: break
      }
      offset += 1
    }
    guard offset < bytes.count else { throw fault(.unclosedString, start) }
    let source = text(start + 1, offset)
    offset += 1
    let flags = offset
    while offset < bytes.count, (0x61...0x7A).contains(bytes[offset] | 0x20) { offset += 1 }
    return .pattern(source, flags: text(flags, offset))
  }
}
