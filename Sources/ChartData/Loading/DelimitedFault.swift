/// What is wrong with the form of a CSV file, each kind once.
package struct DelimitedFault: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case tooFewCells(found: Int, names: Int)
    case tooManyCells(found: Int, names: Int)
    case duplicateName(String)
    case emptyName
    case unclosedQuote
    case nul
    case notUTF8
  }

  package let kind: Kind
  /// Where the first one stands, in bytes.
  package let offset: Int
  /// How many lines have it.
  package var count = 1

  /// Whether the table that is read isn't the one that was meant.
  package var loses: Bool {
    switch kind {
    case .tooFewCells, .emptyName: false
    default: true
    }
  }
}

/// Looks at the form of a delimited text (RFC 4180) without reading its cells.
package struct DelimitedInspection {
  private var few: DelimitedFault?
  private var many: DelimitedFault?
  private var others: [DelimitedFault] = []
  private var names: Int?
  private let separator: UInt8

  /// The faults in the order of their offsets.
  package static func faults(_ bytes: [UInt8], separator: UInt8) -> [DelimitedFault] {
    var inspection = DelimitedInspection(separator: separator)
    if let offset = invalid(bytes) { return [DelimitedFault(kind: .notUTF8, offset: offset)] }
    bytes.withUnsafeBufferPointer { inspection.lines($0) }
    inspection.header(bytes)
    let found = [inspection.few, inspection.many].compactMap { $0 } + inspection.others
    return found.sorted { $0.offset < $1.offset }
  }

  private init(separator: UInt8) { self.separator = separator }

  /// The first byte that doesn't begin a character of UTF-8; nil if all is well.
  private static func invalid(_ bytes: [UInt8]) -> Int? {
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return offset
      }
    }
  }

  private mutating func lines(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      let start = index
      let cells = line(bytes, &index)
      let isEmpty = cells == 1 && (start == index || bytes[start] == 0x0A || bytes[start] == 0x0D)
      if !isEmpty { record(cells, at: start) }
    }
  }

  private mutating func record(_ cells: Int, at offset: Int) {
    guard let names else { return names = cells }
    if cells < names {
      few = few ?? DelimitedFault(kind: .tooFewCells(found: cells, names: names), offset: offset, count: 0)
      few?.count += 1
    } else if cells > names {
      many = many ?? DelimitedFault(kind: .tooManyCells(found: cells, names: names), offset: offset, count: 0)
      many?.count += 1
    }
  }

  /// How many cells a line has; `index` is behind its end.
  private mutating func line(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
    var cells = 1
    var isStart = true
    while index < bytes.count {
      let byte = bytes[index]
      if isStart, byte == UInt8(ascii: "\"") {
        quoted(bytes, &index)
        isStart = false
        continue
      }
      isStart = false
      index += 1
      if byte == separator {
        cells += 1
        isStart = true
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        return cells
      } else if byte == 0 {
        add(.nul, index - 1)
      }
    }
    return cells
  }

  private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let start = index
    index += 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        if index == bytes.count || bytes[index] != UInt8(ascii: "\"") { return }
      } else if bytes[index] == 0 {
        add(.nul, index)
      }
      index += 1
    }
    add(.unclosedQuote, start)
  }

  private mutating func add(_ kind: DelimitedFault.Kind, _ offset: Int) {
    if !others.contains(where: { $0.kind == kind }) { others.append(DelimitedFault(kind: kind, offset: offset)) }
  }

  private mutating func header(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let names = DelimitedReader(bytes, separator: separator).names()
    var seen: Set<String> = []
    for name in names {
      if name.isEmpty {
        add(.emptyName, start)
      } else if !seen.insert(name).inserted {
        add(.duplicateName(name), start)
      }
    }
  }
}
