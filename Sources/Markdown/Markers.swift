/// Invisible marks that are put into a text before it is parsed, and taken out of the tree afterwards.
///
/// They are noncharacters, which no text may contain (a source that does is a problem): `mark` stands alone,
/// `markBefore` belongs to the byte after it, `markAfter` to the byte before it, and that byte is taken out too. A number
/// between two `formula`s stands for a line of a formula.
enum Markers {
  static let mark: [UInt8] = [0xEF, 0xB7, 0x90]
  static let markBefore: [UInt8] = [0xEF, 0xB7, 0x91]
  static let markAfter: [UInt8] = [0xEF, 0xB7, 0x92]
  static let formula: [UInt8] = [0xEF, 0xB7, 0x93]

  /// `kinds` are the last bytes of marks.
  private static func isMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ kinds: ClosedRange<UInt8>) -> Bool {
    text[index] == 0xEF && index + 2 < text.count && text[index + 1] == 0xB7 && kinds.contains(text[index + 2])
  }

  /// Those that are taken out again, and with those of formulas all of them.
  private static let invisible: ClosedRange<UInt8> = 0x90...0x92
  private static let all: ClosedRange<UInt8> = 0x90...0x93

  /// Where a text has what no text may contain.
  static func firstReserved(in text: UnsafeBufferPointer<UInt8>) -> Int? { firstIndex(of: all, in: text) }

  private static func firstIndex(of kinds: ClosedRange<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < text.count {
      if isMark(text, at: index, kinds) { return index }
      index += 1
    }
    return nil
  }

  /// The text without marks and what belongs to them; nil if it has none.
  static func removed(from text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard var index = firstIndex(of: invisible, in: text) else { return nil }
    var out = Array(text[..<index])
    out.reserveCapacity(text.count)
    while index < text.count {
      guard isMark(text, at: index, invisible) else {
        out.append(text[index])
        index += 1
        continue
      }
      let kind = text[index + 2]
      index += 3
      if kind == markBefore[2], index < text.count { index += 1 }
      if kind == markAfter[2], !out.isEmpty { out.removeLast() }
    }
    return out
  }

  static func removed(from text: String) -> String? {
    var text = text
    return text.withUTF8 { removed(from: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
