/// Gathers the words of inlines, block by block: no block begins or ends with a blank, what is left out leaves none
/// behind that two words share, and never joins two figures.
struct Words {
  private(set) var bytes: [UInt8] = []
  private var blockStart = 0
  private var gap = Gap.none

  /// What stood here and is no word.
  enum Gap {
    /// Nothing that a reader sees between two letters: a comment, what was struck out.
    case none
    /// What is between two figures: `10<sup>3</sup>`.
    case figures
    /// What is between two Latin words: a picture, the end of a line.
    case words
  }

  private var isAtStart: Bool { bytes.count == blockStart }

  mutating func append(_ literal: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    var index = start
    if isAtStart {
      while index < literal.count, WideCharacters.isSpace(UTF8Scan.scalar(startingAt: index, in: literal)) {
        index += UTF8.width(UTF8Scan.scalar(startingAt: index, in: literal))
      }
    } else if bytes.last == 0x20 {
      while index < literal.count, literal[index] == 0x20 { index += 1 }
    }
    guard index < literal.count else { return }
    if gap != .none, !isAtStart, let last = bytes.last, Self.parts(last, literal[index], gap) { bytes.append(0x20) }
    gap = .none
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: literal[index...]))
  }

  private static func parts(_ last: UInt8, _ first: UInt8, _ gap: Gap) -> Bool {
    let areFigures = (0x30...0x39).contains(last) && (0x30...0x39).contains(first)
    return areFigures || gap == .words && isWord(last) && isWord(first)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  mutating func blank() {
    if !isAtStart, bytes.last != 0x20 { bytes.append(0x20) }
  }

  mutating func leaveOut(_ gap: Gap) {
    if self.gap != .words { self.gap = gap }
  }

  /// A line feed after the block, if it has words.
  mutating func endBlock() {
    trim()
    if !isAtStart { bytes.append(UInt8(ascii: "\n")) }
    blockStart = bytes.count
    gap = .none
  }

  /// Takes blanks from the end of the block.
  mutating func trim() {
    while bytes.count > blockStart {
      let start = UTF8Scan.start(ofScalarEndingAt: bytes.count, in: bytes)
      guard WideCharacters.isSpace(UTF8Scan.scalar(startingAt: start, in: bytes)) else { return }
      bytes.removeSubrange(max(start, blockStart)...)
    }
  }
}
