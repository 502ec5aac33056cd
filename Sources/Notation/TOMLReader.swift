package import Diagnostics
import Limits

/// TOML 1.0 → `Node`. Our own: the libraries at hand don't tell where a value stands, and end the process for texts that
/// people write.
package enum TOMLReader {
  /// Levels of arrays, of inline tables, and of the parts of a key.
  static let maximumDepth = Limit.notationLevels.most

  package static func read(_ source: SourceText, problems: inout [Problem]) -> Node? {
    source.bytes.withUnsafeBufferPointer { bytes in
      var parser = TOMLParser(bytes: bytes, source: source)
      do throws(TOMLScanner.Failure) {
        return try parser.document()
      } catch {
        problems.append(Problem(error.fact, in: source, at: source.position(at: error.offset)))
        return nil
      }
    }
  }
}

private struct TOMLParser {
  typealias Failure = TOMLScanner.Failure

  private var scanner: TOMLScanner
  private let root: TOMLTable

  init(bytes: UnsafeBufferPointer<UInt8>, source: SourceText) {
    scanner = TOMLScanner(bytes: bytes, source: source)
    root = TOMLTable(.implied, at: source.position(line: 1, column: 1))
  }

  mutating func document() throws(Failure) -> Node {
    if let fault = scanner.bytes.firstIndex(where: { $0 == 0 }) { throw scanner.failure("a NUL character", at: fault) }
    var table = root
    while true {
      try scanner.skipLines()
      guard let byte = scanner.current else { return root.node }
      if byte == UInt8(ascii: "[") {
        table = try header()
      } else {
        try pair(into: table, depth: 0)
      }
      scanner.skipBlanks()
      try scanner.skipComment()
      guard scanner.current == nil || scanner.takesLineEnd() else {
        throw scanner.failure("expected the end of the line")
      }
    }
  }

  /// `[a.b]` or `[[a.b]]`: the table that the following keys belong to.
  private mutating func header() throws(Failure) -> TOMLTable {
    let start = scanner.offset
    let place = scanner.position
    let isArray = scanner.starts(with: "[[")
    scanner.offset += isArray ? 2 : 1
    let keys = try scanner.keys()
    for _ in 0..<(isArray ? 2 : 1) {
      guard scanner.take(UInt8(ascii: "]")) else { throw scanner.failure("expected \"\(isArray ? "]]" : "]")\"") }
    }
    var table = root
    for (key, position) in keys.dropLast() {
      switch table[key] {
      case nil:
        let new = TOMLTable(.implied, at: place)
        table.set(key, .table(new), at: position)
        table = new
      case .table(let found): table = found
      case .tables(let list): table = list.tables.last ?? root
      default: throw Failure(fact: .duplicateKey(key), offset: start)
      }
    }
    guard let (name, position) = keys.last else { return root }
    return try isArray
      ? element(name, position, of: table, place, start) : self.table(name, position, in: table, place, start)
  }

  private func element(_ name: String, _ position: Position, of table: TOMLTable, _ place: Position, _ start: Int)
    throws(Failure) -> TOMLTable
  {
    let new = TOMLTable(.header, at: place)
    switch table[name] {
    case nil: table.set(name, .tables(TOMLTable.List(new)), at: position)
    case .tables(let list): list.tables.append(new)
    default: throw Failure(fact: .duplicateKey(name), offset: start)
    }
    return new
  }

  private func table(_ name: String, _ position: Position, in table: TOMLTable, _ place: Position, _ start: Int)
    throws(Failure) -> TOMLTable
  {
    switch table[name] {
    case nil:
      let new = TOMLTable(.header, at: place)
      table.set(name, .table(new), at: position)
      return new
    case .table(let found) where found.origin == .implied:
      found.origin = .header
      return found
    default: throw Failure(fact: .duplicateKey(name), offset: start)
    }
  }

  /// `a.b = 1`
  private mutating func pair(into table: TOMLTable, depth: Int) throws(Failure) {
    let start = scanner.offset
    let keys = try scanner.keys()
    guard scanner.take(UInt8(ascii: "=")) else { throw scanner.failure("expected \"=\" after the key") }
    scanner.skipBlanks()
    var table = table
    for (key, position) in keys.dropLast() {
      switch table[key] {
      case nil:
        let new = TOMLTable(.dottedKey, at: position)
        table.set(key, .table(new), at: position)
        table = new
      case .table(let found) where found.origin == .dottedKey || found.origin == .implied: table = found
      default: throw Failure(fact: .duplicateKey(key), offset: start)
      }
    }
    guard let (name, position) = keys.last else { return }
    guard table[name] == nil else { throw Failure(fact: .duplicateKey(name), offset: start) }
    table.set(name, .leaf(try value(depth: depth + keys.count - 1)), at: position)
  }

  private mutating func value(depth: Int) throws(Failure) -> Node {
    guard depth < TOMLReader.maximumDepth else {
      throw Failure(fact: .tooDeep(limit: TOMLReader.maximumDepth), offset: scanner.offset)
    }
    let place = scanner.position
    switch scanner.current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return Node(.string(try scanner.string()), at: place)
    case UInt8(ascii: "["): return Node(.sequence(try elements(depth: depth)), at: place)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth, place)
    default: return Node(try word(), at: place)
    }
  }

  private mutating func elements(depth: Int) throws(Failure) -> [Node] {
    let start = scanner.offset
    scanner.offset += 1
    var elements: [Node] = []
    while true {
      try scanner.skipLines()
      if scanner.take(UInt8(ascii: "]")) { return elements }
      guard scanner.current != nil else { throw scanner.failure("a list without its closing \"]\"", at: start) }
      elements.append(try value(depth: depth + 1))
      try scanner.skipLines()
      guard scanner.take(UInt8(ascii: ",")) || scanner.current == UInt8(ascii: "]") else {
        throw scanner.failure("expected a comma or \"]\"")
      }
    }
  }

  private mutating func inlineTable(depth: Int, _ place: Position) throws(Failure) -> Node {
    scanner.offset += 1
    let table = TOMLTable(.implied, at: place)
    scanner.skipBlanks()
    if scanner.take(UInt8(ascii: "}")) { return table.node }
    while true {
      scanner.skipBlanks()
      try pair(into: table, depth: depth + 1)
      scanner.skipBlanks()
      if scanner.take(UInt8(ascii: "}")) { return table.node }
      guard scanner.take(UInt8(ascii: ",")) else { throw scanner.failure("expected a comma or \"}\"") }
    }
  }

  /// A truth value, a number or a date, which may hold one space.
  private mutating func word() throws(Failure) -> Node.Content {
    let start = scanner.offset
    func isPart(_ byte: UInt8) -> Bool {
      TOMLScanner.isBare(byte) || byte >= 0x80 || "+.:".utf8.contains(byte)
    }
    while let byte = scanner.current, isPart(byte) { scanner.offset += 1 }
    let end = scanner.offset
    if end - start == 10, scanner.take(0x20), let byte = scanner.current, (0x30...0x39).contains(byte) {
      while let byte = scanner.current, isPart(byte) { scanner.offset += 1 }
    } else {
      scanner.offset = end
    }
    let text = String(decoding: scanner.bytes[start..<scanner.offset], as: UTF8.self)
    if let content = TOMLScalar.content(text) { return content }
    if text.isEmpty { throw scanner.failure("expected a value", at: start) }
    throw scanner.failure("\"\(text)\" is no number, date, true or false; a text needs quotes", at: start)
  }
}
