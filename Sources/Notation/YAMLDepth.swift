/// How deep a YAML text goes, found without recursion and before Yams, which would overflow its stack. Brackets in
/// comments, quotes, plain texts and block texts open nothing (YAML 1.2, sections 7.3, 7.4 and 8.1).
struct YAMLDepth {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let most: Int
  private var offset = 0
  private var lineStart = 0
  private var flow = 0
  /// The columns of the blocks that are open.
  private var indents: [Int] = []
  /// Lines further in than this belong to the text that was begun.
  private var textIndent: Int?

  /// The byte at which a text goes deeper than `most` levels; nil if it doesn't.
  static func excess(in bytes: UnsafeBufferPointer<UInt8>, most: Int) -> Int? {
    var scanner = YAMLDepth(bytes: bytes, most: most)
    return scanner.scan()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, most: Int) {
    self.bytes = bytes
    self.most = most
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }
  private var column: Int { offset - lineStart }
  private var isTooDeep: Bool { flow + indents.count > most }

  private func isSpace(at index: Int) -> Bool {
    guard index < bytes.count else { return true }
    return [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index])
  }

  private mutating func scan() -> Int? {
    while current != nil {
      if column == 0, flow == 0, skipsText() { continue }
      skipSpace()
      guard let byte = current else { break }
      if byte == UInt8(ascii: "\n") {
        offset += 1
        lineStart = offset
      } else if flow > 0 {
        flowToken(byte)
      } else {
        blockToken(byte)
      }
      if isTooDeep { return min(offset, bytes.count) }
    }
    return nil
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0D { offset += 1 }
  }

  private mutating func skipLine() {
    while let byte = current, byte != UInt8(ascii: "\n") { offset += 1 }
  }

  /// Passes a line that goes on with the text of the lines before.
  private mutating func skipsText() -> Bool {
    guard let indent = textIndent else { return false }
    var end = offset
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    guard end - offset > indent || isSpace(at: end) else {
      textIndent = nil
      return false
    }
    skipLine()
    offset += 1
    lineStart = offset
    return true
  }

  private mutating func blockToken(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "#"): skipLine()
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      guard isSpace(at: offset + 1) else { return plain() }
      open(at: column)
      offset += 1
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
      while !isSpace(at: offset) { offset += 1 }
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      flow += 1
      offset += 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(byte)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      textIndent = indents.last ?? -1
      skipLine()
    default: plain()
    }
  }

  private mutating func open(at column: Int) {
    while let last = indents.last, last >= column { indents.removeLast() }
    indents.append(column)
  }

  /// A key, which opens a block, or a text, which may go on in the next line.
  private mutating func plain() {
    let start = column
    while let byte = current, byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: ":"), isSpace(at: offset + 1) {
        open(at: start)
        offset += 1
        return
      }
      if byte == UInt8(ascii: "#"), isSpace(at: offset - 1) { return skipLine() }
      offset += 1
    }
    // A document's first text has no block round it.
    textIndent = indents.last { $0 < start } ?? -1
    if textIndent == -1 { textIndent = nil }
  }

  private mutating func quoted(_ quote: UInt8) {
    offset += 1
    while let byte = current {
      if byte == UInt8(ascii: "\n") { lineStart = offset + 1 }
      offset += byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
      if byte == quote { return }
    }
  }

  private mutating func flowToken(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      flow += 1
      offset += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      flow -= 1
      offset += 1
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "?"): offset += 1
    case UInt8(ascii: "#"): skipLine()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(byte)
    default: flowPlain()
    }
  }

  private mutating func flowPlain() {
    while let byte = current, !",[]{}\n".utf8.contains(byte) {
      if byte == UInt8(ascii: ":"), isSpace(at: offset + 1) { return }
      if byte == UInt8(ascii: "#"), isSpace(at: offset - 1) { return }
      offset += 1
    }
  }
}
