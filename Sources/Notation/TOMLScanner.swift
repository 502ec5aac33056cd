import Diagnostics

/// Reads the words of a TOML text: keys, strings, numbers, dates; and knows the place of each.
struct TOMLScanner {
  struct Failure: Error {
    let fact: NotationProblem
    let offset: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let source: SourceText
  var offset = 0

  init(bytes: UnsafeBufferPointer<UInt8>, source: SourceText) {
    self.bytes = bytes
    self.source = source
  }

  var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }
  var position: Position { source.position(at: offset) }

  func failure(_ detail: String, at offset: Int? = nil) -> Failure {
    Failure(fact: .syntax(format: "TOML", detail: detail), offset: offset ?? self.offset)
  }

  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    return offset + length <= bytes.count
      && text.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + length]) }
  }

  /// Takes a byte if it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 { offset += 1 }
  }

  /// Passes white space, line ends and comments.
  mutating func skipLines() throws(Failure) {
    while true {
      skipBlanks()
      try skipComment()
      guard takesLineEnd() else { return }
    }
  }

  mutating func skipComment() throws(Failure) {
    guard current == UInt8(ascii: "#") else { return }
    while let byte = current, byte != 0x0A, !starts(with: "\r\n") {
      guard !Self.isControl(byte) else { throw failure("a control character in a comment") }
      offset += 1
    }
  }

  mutating func takesLineEnd() -> Bool {
    if take(0x0A) { return true }
    guard starts(with: "\r\n") else { return false }
    offset += 2
    return true
  }

  static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }

  static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  // MARK: Keys

  /// `a."b c".d`
  mutating func keys() throws(Failure) -> [(name: String, position: Position)] {
    var keys: [(name: String, position: Position)] = []
    repeat {
      skipBlanks()
      let start = offset
      keys.append((try key(), source.position(at: start)))
      guard keys.count <= TOMLReader.maximumDepth else {
        throw Failure(fact: .tooDeep(limit: TOMLReader.maximumDepth), offset: start)
      }
      skipBlanks()
    } while take(UInt8(ascii: "."))
    return keys
  }

  private mutating func key() throws(Failure) -> String {
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
      guard !starts(with: "\"\"\""), !starts(with: "'''") else { throw failure("a key can't have several lines") }
      return try string()
    }
    let start = offset
    while let byte = current, Self.isBare(byte) { offset += 1 }
    let end = offset
    while let byte = current, byte >= 0x80 { offset += 1 }
    if offset > end {
      while let byte = current, byte >= 0x80 || Self.isBare(byte) { offset += 1 }
      let word = String(decoding: bytes[start..<offset], as: UTF8.self)
      throw Failure(fact: .bareKey(word), offset: start)
    }
    guard end > start else { throw failure("expected a key") }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  // MARK: Strings

  mutating func string() throws(Failure) -> String {
    if starts(with: "\"\"\"") { return try longString(UInt8(ascii: "\"")) }
    if starts(with: "'''") { return try longString(UInt8(ascii: "'")) }
    let start = offset
    let quote = bytes[offset]
    offset += 1
    var out: [UInt8] = []
    while let byte = current, byte != 0x0A, !starts(with: "\r\n") {
      if take(quote) { return String(decoding: out, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(into: &out)
      } else {
        guard !Self.isControl(byte) else { throw failure("a control character in a string") }
        out.append(byte)
        offset += 1
      }
    }
    throw failure("a string without its closing quote", at: start)
  }

  private mutating func longString(_ quote: UInt8) throws(Failure) -> String {
    let start = offset
    offset += 3
    _ = takesLineEnd()
    var out: [UInt8] = []
    while let byte = current {
      if byte == quote {
        let quotes = bytes[offset...].prefix(5).prefix { $0 == quote }.count
        offset += quotes
        out.append(contentsOf: repeatElement(quote, count: quotes < 3 ? quotes : quotes - 3))
        if quotes >= 3 { return String(decoding: out, as: UTF8.self) }
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        if !joinsLines() { try escape(into: &out) }
      } else {
        guard !Self.isControl(byte) || byte == 0x0A || starts(with: "\r\n") else {
          throw failure("a control character in a string")
        }
        out.append(byte)
        offset += 1
      }
    }
    throw failure("a string without its closing quotes", at: start)
  }

  /// A backslash at the end of a line takes the line end and all white space after it away.
  private mutating func joinsLines() -> Bool {
    var end = offset + 1
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    guard end < bytes.count,
      bytes[end] == 0x0A || (bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A)
    else { return false }
    while end < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end]) { end += 1 }
    offset = end
    return true
  }

  private mutating func escape(into out: inout [UInt8]) throws(Failure) {
    let start = offset
    guard offset + 1 < bytes.count else { throw failure("a character is missing after the backslash") }
    let byte = bytes[offset + 1]
    offset += 2
    switch byte {
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(byte)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = bytes[offset...].prefix(byte == UInt8(ascii: "u") ? 4 : 8)
      guard digits.count == (byte == UInt8(ascii: "u") ? 4 : 8), digits.allSatisfy(Self.isHexadecimal),
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value)
      else { throw failure("an escape that stands for no character", at: start) }
      offset += digits.count
      out.append(contentsOf: String(scalar).utf8)
    default: throw failure("an unknown escape", at: start)
    }
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
  }
}
