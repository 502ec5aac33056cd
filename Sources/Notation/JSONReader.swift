package import Diagnostics
import Limits

/// JSON (RFC 8259) → `Node`. Our own, because no library at hand tells where a value stands.
package enum JSONReader {
  static let maximumDepth = Limit.jsonLevels.most

  /// The value of a text; nil, with a problem, if it can't be read.
  package static func read(_ source: SourceText, problems: inout [Problem]) -> Node? {
    read(source, allowsMore: false, problems: &problems)?.node
  }

  /// The first value of a text and the offset behind it: a JSON front matter is followed by the article.
  package static func readPrefix(_ source: SourceText, problems: inout [Problem]) -> (node: Node, end: Int)? {
    read(source, allowsMore: true, problems: &problems)
  }

  private static func read(_ source: SourceText, allowsMore: Bool, problems: inout [Problem]) -> (node: Node, end: Int)?
  {
    source.bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes: bytes, source: source)
      do throws(JSONScanner.Failure) {
        let node = try scanner.value(depth: 0)
        let end = scanner.offset
        scanner.skipSpace()
        if !allowsMore, scanner.offset < bytes.count {
          throw scanner.failure(.syntax(format: "JSON", detail: "text after the value"))
        }
        return (node, end)
      } catch {
        problems.append(Problem(error.fact, in: source, at: source.position(at: error.offset)))
        return nil
      }
    }
  }
}

struct JSONScanner {
  struct Failure: Error {
    let fact: NotationProblem
    let offset: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let source: SourceText
  var offset = 0
  private var line = 1
  private var lineStart = 0
  private var continuationBytes = 0

  init(bytes: UnsafeBufferPointer<UInt8>, source: SourceText) {
    self.bytes = bytes
    self.source = source
  }

  func failure(_ fact: NotationProblem) -> Failure { Failure(fact: fact, offset: offset) }

  private func expected(_ what: String) -> Failure { failure(.syntax(format: "JSON", detail: "expected \(what)")) }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var position: Position {
    source.position(line: line, column: offset - lineStart - continuationBytes + 1)
  }

  mutating func skipSpace() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
      case UInt8(ascii: "\n"):
        offset += 1
        line += 1
        lineStart = offset
        continuationBytes = 0
      default: return
      }
    }
  }

  mutating func value(depth: Int) throws(Failure) -> Node {
    guard depth < JSONReader.maximumDepth else { throw failure(.tooDeep(limit: JSONReader.maximumDepth)) }
    skipSpace()
    let place = position
    switch current {
    case UInt8(ascii: "{"): return Node(.mapping(try entries(depth: depth)), at: place)
    case UInt8(ascii: "["): return Node(.sequence(try elements(depth: depth)), at: place)
    case UInt8(ascii: "\""): return Node(.string(try string()), at: place)
    case UInt8(ascii: "t"): return Node(try literal("true", .bool(true)), at: place)
    case UInt8(ascii: "f"): return Node(try literal("false", .bool(false)), at: place)
    case UInt8(ascii: "n"): return Node(try literal("null", .null), at: place)
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return Node(try number(), at: place)
    case nil: throw expected("a value, but the text ends here")
    default: throw expected("a value")
    }
  }

  private mutating func entries(depth: Int) throws(Failure) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var keys: Set<String> = []
    offset += 1
    skipSpace()
    if current == UInt8(ascii: "}") {
      offset += 1
      return entries
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw expected("a key in double quotes") }
      let place = position
      let start = offset
      let key = try string()
      // A few keys are compared faster than hashed.
      let isNew =
        entries.count < 16 ? !entries.contains { $0.key == key } : insert(key, of: entries, into: &keys)
      guard isNew else { throw Failure(fact: .duplicateKey(key), offset: start) }
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw expected("a colon after the key") }
      offset += 1
      entries.append(Node.Entry(key: key, keyPosition: place, value: try value(depth: depth + 1)))
      guard try continues(before: UInt8(ascii: "}")) else { return entries }
    }
  }

  private func insert(_ key: String, of entries: [Node.Entry], into keys: inout Set<String>) -> Bool {
    if keys.isEmpty { keys = Set(entries.map(\.key)) }
    return keys.insert(key).inserted
  }

  private mutating func elements(depth: Int) throws(Failure) -> [Node] {
    var elements: [Node] = []
    offset += 1
    skipSpace()
    if current == UInt8(ascii: "]") {
      offset += 1
      return elements
    }
    while true {
      elements.append(try value(depth: depth + 1))
      guard try continues(before: UInt8(ascii: "]")) else { return elements }
    }
  }

  /// Reads the comma before another member, or the closing bracket.
  private mutating func continues(before closing: UInt8) throws(Failure) -> Bool {
    skipSpace()
    guard let byte = current, byte == UInt8(ascii: ",") || byte == closing else {
      throw expected("a comma or \"\(Character(Unicode.Scalar(closing)))\"")
    }
    offset += 1
    return byte != closing
  }

  private mutating func literal(_ text: StaticString, _ content: Node.Content) throws(Failure) -> Node.Content {
    let length = text.utf8CodeUnitCount
    guard offset + length <= bytes.count,
      text.withUTF8Buffer({ $0.elementsEqual(bytes[offset..<offset + length]) })
    else { throw expected("a value") }
    offset += length
    return content
  }

  private mutating func number() throws(Failure) -> Node.Content {
    let start = offset
    while let byte = current {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        offset += 1
        continue
      default: break
      }
      break
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    let leadingZero =
      digits.first == UInt8(ascii: "0") && digits.dropFirst().first.map { $0 >= 0x30 && $0 <= 0x39 } == true
    guard !leadingZero, Self.isNumber(bytes[start..<offset]), let value = Double(text), value.isFinite else {
      throw Failure(fact: .syntax(format: "JSON", detail: "\"\(text)\" is not a number"), offset: start)
    }
    return .number(value, text: text)
  }

  /// Whether digits stand on both sides of a point (RFC 8259, section 6); the rest is seen by `Double`.
  private static func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let isDigit = { (byte: UInt8?) in byte.map { (0x30...0x39).contains($0) } ?? false }
    guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return isDigit(text.last) }
    return isDigit(text[..<point].last) && isDigit(text[(point + 1)...].first) && isDigit(text.last)
  }

  private mutating func string() throws(Failure) -> String {
    offset += 1
    let start = offset
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "\"") {
      if byte & 0xC0 == 0x80 { continuationBytes += 1 }
      offset += 1
    }
    if current == UInt8(ascii: "\"") {
      offset += 1
      return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
    }
    var out = Array(bytes[start..<offset])
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0..<0x20: throw failure(.syntax(format: "JSON", detail: "a line end or control character inside a string"))
      default:
        if byte & 0xC0 == 0x80 { continuationBytes += 1 }
        out.append(byte)
        offset += 1
      }
    }
    throw Failure(fact: .syntax(format: "JSON", detail: "a string without its closing quote"), offset: start - 1)
  }

  private mutating func escape(into out: inout [UInt8]) throws(Failure) {
    let start = offset
    guard offset + 1 < bytes.count else { throw expected("a character after the backslash") }
    let byte = bytes[offset + 1]
    offset += 2
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      var unit = try hexUnit(start)
      if unit & 0xFC00 == 0xD800, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        offset += 2
        let low = try hexUnit(start)
        guard low & 0xFC00 == 0xDC00 else {
          throw Failure(fact: .syntax(format: "JSON", detail: "half a surrogate pair"), offset: start)
        }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else {
        throw Failure(fact: .syntax(format: "JSON", detail: "half a surrogate pair"), offset: start)
      }
      out.append(contentsOf: String(scalar).utf8)
    default: throw Failure(fact: .syntax(format: "JSON", detail: "an unknown escape"), offset: start)
    }
  }

  private mutating func hexUnit(_ start: Int) throws(Failure) -> UInt32 {
    guard offset + 4 <= bytes.count, bytes[offset] != UInt8(ascii: "+"),
      let unit = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else {
      throw Failure(fact: .syntax(format: "JSON", detail: "expected four hexadecimal digits"), offset: start)
    }
    offset += 4
    return unit
  }
}
