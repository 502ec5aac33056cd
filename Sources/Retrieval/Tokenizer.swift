/// Cuts Chinese and Latin text into terms; the same cut serves related articles and search.
///
/// Runs of Han, kana and Hangul give each pair of neighbours (a run of one gives the character), because pairs need no
/// dictionary and find every word of two characters or more. Other letters and digits give words, lower-case.
package struct Tokenizer: Sendable {
  /// A term, and the bytes of the text that it was cut from.
  package struct Token: Sendable {
    package let term: Term
    package let range: Range<Int>
  }

  package init() {}

  /// Calls `body` for each term, in the order of the text (UTF-8).
  @inline(__always)
  package func forEachTerm(in text: [UInt8], _ body: (Token) -> Void) {
    text.withUnsafeBufferPointer { scan($0, body) }
  }

  @inline(__always)
  private func scan(_ text: UnsafeBufferPointer<UInt8>, _ body: (Token) -> Void) {
    var run = TermRun()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        run.endWide(body)
        run.add(ascii: byte, at: index, body)
        index += 1
        continue
      }
      let (scalar, length) = Self.decode(text, index)
      switch Self.kind(scalar) {
      case .wide:
        run.endWord(at: index, body)
        run.add(wide: scalar, at: index, length, body)
      case .letter:
        run.endWide(body)
        run.add(letter: text[index..<index + length], at: index)
      case .other:
        run.endWide(body)
        run.endWord(at: index, body)
      }
      index += length
    }
    run.endWide(body)
    run.endWord(at: index, body)
  }

  /// `wide` are the letters that are written without spaces between words, a part of those that take two columns: no
  /// punctuation, which is no term.
  enum Kind { case wide, letter, other }

  static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3041...0x3096, 0x30A1...0x30FA,
      0x30FC...0x30FF, 0xAC00...0xD7A3, 0x3005, 0x3007:
      return .wide
    case 0x00AA, 0x00B5, 0x00BA, 0x00C0...0x00D6, 0x00D8...0x00F6, 0x00F8...0x02AF, 0x0300...0x058F, 0x05D0...0x06D3,
      0x0900...0x1FFF, 0x2C00...0x2DFF, 0xA640...0xA7FF:
      return .letter
    default: return .other
    }
  }

  /// The scalar at `index` of valid UTF-8, and its bytes.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    let first = text[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= text.count else { return (0xFFFD, text.count - index) }
    var scalar = UInt32(first & (0xFF >> UInt8(length + 1)))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
    return (scalar, length)
  }
}

/// What has been read of a word, or of a run of wide characters.
private struct TermRun {
  private var word: [UInt8] = []
  private var wordStart = 0
  private var previous: UInt32 = 0
  private var previousRange = 0..<0
  private var wideCount = 0

  @inline(__always)
  mutating func add(ascii byte: UInt8, at index: Int, _ body: (Tokenizer.Token) -> Void) {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: append(byte, at: index)
    case 0x41...0x5A: append(byte + 32, at: index)
    case 0x2B, 0x23:
      // C++ and C#.
      if !word.isEmpty, word.count < 3 { word.append(byte) } else { endWord(at: index, body) }
    default: endWord(at: index, body)
    }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, at index: Int) {
    if word.isEmpty { wordStart = index }
    word.append(byte)
  }

  @inline(__always)
  mutating func add(letter bytes: Slice<UnsafeBufferPointer<UInt8>>, at index: Int) {
    if word.isEmpty { wordStart = index }
    word.append(contentsOf: bytes)
  }

  @inline(__always)
  mutating func add(wide scalar: UInt32, at index: Int, _ length: Int, _ body: (Tokenizer.Token) -> Void) {
    if wideCount > 0 {
      body(Tokenizer.Token(term: Term(wide: previous, scalar), range: previousRange.lowerBound..<index + length))
    }
    (previous, previousRange, wideCount) = (scalar, index..<index + length, wideCount + 1)
  }

  @inline(__always)
  mutating func endWord(at index: Int, _ body: (Tokenizer.Token) -> Void) {
    guard !word.isEmpty else { return }
    if word.count > 1 || !(0x61...0x7A).contains(word[0]) {
      body(Tokenizer.Token(term: Term(word: word), range: wordStart..<index))
    }
    word.removeAll(keepingCapacity: true)
  }

  /// A character that stands alone is a term of its own.
  @inline(__always)
  mutating func endWide(_ body: (Tokenizer.Token) -> Void) {
    if wideCount == 1 { body(Tokenizer.Token(term: Term(wide: previous, 0), range: previousRange)) }
    wideCount = 0
  }
}
