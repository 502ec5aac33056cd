/// What stands between two signs that may hold a formula: what tells TeX from money, variables and prose.
struct FormulaContent {
  private(set) var isEmpty = true
  /// Something that only formulas have: a command, an index, an equals sign.
  private(set) var hasSign = false
  /// A Chinese or Japanese character outside braces.
  private(set) var hasWide = false
  private var hasCommand = false
  private var hasWord = false
  private var hasBlank = false
  private var hasLetter = false
  private var beginsWithDigit = false
  private var hasSentence = false
  private var endsInPunctuation = false
  /// `[^1]`, with backslashes.
  let isFootnote: Bool

  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    beginsWithDigit = range.first.map { Self.isDigit(text[$0]) } ?? false
    isFootnote = range.first.map { text[$0] == UInt8(ascii: "^") } ?? false
    var (index, depth, word) = (range.lowerBound, 0, 0)
    while index < range.upperBound {
      let byte = text[index]
      word = Self.isLetter(byte) ? word + 1 : byte == UInt8(ascii: "_") ? word : 0
      if byte > 0x20 { isEmpty = false }
      if byte < 0x80 { endsInPunctuation = false }
      switch byte {
      case UInt8(ascii: "\\"):
        if Self.isCommand(text, index + 1, range.upperBound) { (hasSign, hasCommand) = (true, true) }
        index = Self.afterCommand(text, index + 1, range.upperBound)
        continue
      case UInt8(ascii: "{"): (hasSign, depth) = (true, depth + 1)
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "^"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "+"): hasSign = true
      case UInt8(ascii: "_"): if word < 2 { hasSign = true }
      case 0x09, 0x20: hasBlank = true
      case 0x80... where depth == 0 && byte >= 0xC0: noteWide(UTF8Scan.scalar(startingAt: index, in: text))
      default: break
      }
      if depth == 0, word > 1 { hasWord = true }
      if word > 0 { hasLetter = true }
      index += 1
    }
  }

  private mutating func noteWide(_ scalar: Unicode.Scalar) {
    if "。；！？".unicodeScalars.contains(scalar) { hasSentence = true }
    guard WideCharacters.isWide(scalar) else { return }
    endsInPunctuation = WideCharacters.isPunctuation(scalar)
    if !endsInPunctuation { hasWide = true }
  }

  /// `\alpha`, `\\`, `\,`, but not `\-`, which Markdown has too.
  private static func isCommand(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    index < end && (isLetter(text[index]) || "\\,;{}|%".utf8.contains(text[index]))
  }

  private static func afterCommand(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard start < end, isLetter(text[start]) else { return min(start + 1, end) }
    return text[start..<end].firstIndex { !isLetter($0) } ?? end
  }

  /// Between two dollars.
  var isMoneyOrProse: Bool {
    if hasCommand { return false }
    if hasSentence || endsInPunctuation || beginsWithDigit && (hasWide || hasWord) { return true }
    return !hasSign && (hasWide || hasBlank && hasWord)
  }

  /// Between brackets with backslashes, which many write for brackets: `\(x\)`, not `\[CLOSED\]` or `\[…\]`.
  var isTerm: Bool { hasSign || hasLetter && !hasWide && !hasWord }

  // MARK: Bytes

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  static func isBlank(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    text[index] <= 0x20
      || text[index] == 0xE3 && WideCharacters.isSpace(UTF8Scan.scalar(startingAt: index, in: text))
  }

  static func endsBlank(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    text[index - 1] <= 0x20 || WideCharacters.isSpace(UTF8Scan.scalar(endingAt: index, in: text))
  }

  /// `HOME`, `{HOME}`, `_x`: the name of a variable.
  static func beginsWithName(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "_") { return true }
    return text[range].prefix { isLetter($0) }.count > 1
  }
}
