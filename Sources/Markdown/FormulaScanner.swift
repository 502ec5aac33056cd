/// Looks for formulas in the text of one block: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`.
///
/// Dollars follow pandoc's rule: no blank after the first, none before the second, and no digit after it. What the rule
/// lets through of money, variables and prose in brackets is told by `FormulaContent`. Code spans, addresses and the
/// attributes of tags are passed by.
struct FormulaScanner {
  let text: UnsafeBufferPointer<UInt8>
  /// The block that is looked at.
  private var block = FormulaBlock(end: 0, chunkEnd: 0)
  /// Where the last run of so many backticks begins.
  private var lastTicks: [Int: Int]?
  /// Up to where nothing closes a sign.
  private var noClose: [UInt8: Int] = [:]
  private(set) var found: [FormulaSpan] = []
  /// Signs at the beginning of a line that nothing closes.
  private(set) var unclosed: [Int] = []

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private var end: Int { block.end }

  mutating func enter(_ block: FormulaBlock) {
    self.block = block
    lastTicks = nil
  }

  /// Gives the index to go on at, which may lie in a later block.
  mutating func scan(from start: Int) -> Int {
    var index = start
    while index < end {
      switch text[index] {
      case UInt8(ascii: "\\"): index = bracket(index)
      case UInt8(ascii: "`"): index = afterCode(index)
      case UInt8(ascii: "$"): index = dollar(index)
      case UInt8(ascii: "<"): index = afterTag(index)
      case UInt8(ascii: "]"): index = afterAddress(index)
      case UInt8(ascii: ":") where begins("://", at: index): index = afterWord(index)
      default: index += 1
      }
    }
    return index
  }

  private func begins(_ word: StaticString, at index: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= text.count else { return false }
    for offset in 0..<count where text[index + offset] != word.utf8Start[offset] { return false }
    return true
  }

  // MARK: What holds no formulas

  private mutating func afterCode(_ start: Int) -> Int {
    let length = run(start)
    if lastTicks == nil { lastTicks = allTicks(from: start) }
    guard let last = lastTicks?[length], last > start else { return start + length }
    var index = start + length
    while index < end {
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let other = run(index)
      index += other
      if other == length { return index }
    }
    return start + length
  }

  private func run(_ start: Int) -> Int {
    var index = start
    while index < end, text[index] == text[start] { index += 1 }
    return index - start
  }

  private func allTicks(from start: Int) -> [Int: Int] {
    var last: [Int: Int] = [:]
    var index = start
    while index < end {
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let length = run(index)
      last[length] = index
      index += length
    }
    return last
  }

  /// A tag with attributes, or an address between angle brackets.
  private func afterTag(_ start: Int) -> Int {
    guard start + 1 < end, text[start + 1] | 0x20 >= 0x61, text[start + 1] | 0x20 <= 0x7A else { return start + 1 }
    var holds = false
    for index in (start + 1)..<min(end, start + Self.longestTag) {
      switch text[index] {
      case UInt8(ascii: ">"): return holds ? index + 1 : start + 1
      case UInt8(ascii: "="), UInt8(ascii: ":"): holds = true
      case UInt8(ascii: "<"), 0x0A: return start + 1
      default: break
      }
    }
    return start + 1
  }

  private static let longestTag = 2048

  /// `](address "title")`
  private func afterAddress(_ start: Int) -> Int {
    guard start + 1 < end, text[start + 1] == UInt8(ascii: "(") else { return start + 1 }
    var depth = 0
    for index in (start + 1)..<min(end, start + Self.longestTag) {
      switch text[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case 0x0A: return start + 1
      default: break
      }
    }
    return start + 1
  }

  private func afterWord(_ start: Int) -> Int {
    text[start..<end].firstIndex { $0 <= 0x20 || $0 >= 0x80 } ?? end
  }

  // MARK: Brackets

  private mutating func bracket(_ start: Int) -> Int {
    guard start + 1 < end else { return end }
    let sign = text[start + 1]
    guard sign == UInt8(ascii: "(") || sign == UInt8(ascii: "[") else { return start + 2 }
    let isDisplay = sign == UInt8(ascii: "[")
    let isFirst = isDisplay && beginsLine(start)
    let close = isDisplay ? UInt8(ascii: "]") : UInt8(ascii: ")")
    guard let last = closingBracket(close, from: start + 2, to: isFirst ? block.chunkEnd : end) else {
      if isFirst, endsLine(start + 2) { unclosed.append(start) }
      return start + 2
    }
    let content = FormulaContent(text, (start + 2)..<last)
    let isAlone = isFirst && endsLine(last + 2)
    guard !content.isEmpty, isAlone || !isDisplay ? content.isTerm : content.hasSign,
      !isDisplay || !content.isFootnote
    else { return start + 2 }
    return add(start..<(last + 2), (start + 2)..<last, isDisplay: isDisplay)
  }

  private mutating func closingBracket(_ close: UInt8, from start: Int, to end: Int) -> Int? {
    if let known = noClose[close], known >= end { return nil }
    var index = start
    while index + 1 < end {
      if text[index] == UInt8(ascii: "\\") {
        if text[index + 1] == close { return index }
        index += 2
      } else {
        if block.isInRow, text[index] == UInt8(ascii: "|") { return nil }
        index += 1
      }
    }
    noClose[close] = end
    return nil
  }

  // MARK: Dollars

  private mutating func dollar(_ start: Int) -> Int {
    let length = run(start)
    if length == 2 { return display(start) }
    guard length == 1 else { return start + length }
    guard start + 1 < end, !FormulaContent.isBlank(text, start + 1), mayOpen(start),
      let last = closingDollar(from: start + 1)
    else { return start + 1 }
    guard mayClose(last, openedAt: start) else { return start + 1 }
    let content = FormulaContent(text, (start + 1)..<last)
    guard !content.isMoneyOrProse else { return start + 1 }
    return add(start..<(last + 1), (start + 1)..<last, isDisplay: false)
  }

  /// `10$^{-3}$`, but not `US$20`.
  private func mayOpen(_ start: Int) -> Bool {
    guard start > 0, FormulaContent.isWord(text[start - 1]) else { return true }
    return "^_\\{".utf8.contains(text[start + 1])
  }

  /// The next dollar that doesn't stand in braces, or the next one if braces don't match. Nil where a formula can't go on.
  private mutating func closingDollar(from start: Int) -> Int? {
    var (index, depth) = (start, 0)
    var first: Int?
    let isTicked = text[start] == UInt8(ascii: "`")
    let heedsBraces = (noClose[UInt8(ascii: "{")] ?? 0) < end
    while index < end, depth <= Self.deepest {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{") where heedsBraces: depth += 1
      case UInt8(ascii: "}") where heedsBraces:
        guard depth > 0 else { return nil }
        depth -= 1
      case UInt8(ascii: "`") where !isTicked && depth == 0: return nil
      case UInt8(ascii: "|") where block.isInRow: return nil
      case UInt8(ascii: "$"):
        if depth == 0 { return index }
        first = first ?? index
      default: break
      }
      index += 1
    }
    if first != nil { noClose[UInt8(ascii: "{")] = end }
    return first
  }

  private static let deepest = 64

  private func mayClose(_ last: Int, openedAt start: Int) -> Bool {
    guard !FormulaContent.endsBlank(text, last), last > start + 1 else { return false }
    guard last + 1 < end else { return true }
    let next = text[last + 1]
    if FormulaContent.isDigit(next) || next == UInt8(ascii: "$") { return false }
    if next == UInt8(ascii: "("), text[start + 1] == next { return false }
    guard FormulaContent.isLetter(next) || next == UInt8(ascii: "_") || next == UInt8(ascii: "{") else { return true }
    // Two variables of a shell or a program with something between them.
    return !FormulaContent.beginsWithName(text, (start + 1)..<last)
      && !"+-*/=:,.;&|<>([{@%!?~\"'".utf8.contains(text[last - 1])
  }

  private mutating func display(_ start: Int) -> Int {
    let isFirst = beginsLine(start)
    guard let last = closingDollars(from: start + 2, to: isFirst ? block.chunkEnd : end) else {
      if isFirst, endsLine(start + 2) { unclosed.append(start) }
      return start + 2
    }
    let content = FormulaContent(text, (start + 2)..<last)
    guard !content.isEmpty, isFirst || content.hasSign || !content.hasWide else { return start + 2 }
    return add(start..<(last + 2), (start + 2)..<last, isDisplay: true)
  }

  private mutating func closingDollars(from start: Int, to end: Int) -> Int? {
    if let known = noClose[UInt8(ascii: "$")], known >= end { return nil }
    var index = start
    while index + 1 < end {
      if text[index] == UInt8(ascii: "\\") {
        index += 2
      } else if text[index] == UInt8(ascii: "$"), text[index + 1] == UInt8(ascii: "$") {
        return index
      } else {
        if block.isInRow, text[index] == UInt8(ascii: "|") { return nil }
        index += 1
      }
    }
    noClose[UInt8(ascii: "$")] = end
    return nil
  }

  // MARK: Lines

  /// Whether nothing but the marks of quotes and lists stands before an index in its line.
  private func beginsLine(_ index: Int) -> Bool {
    var start = index
    while start > 0, text[start - 1] != 0x0A, text[start - 1] != 0x0D {
      guard FormulaContent.isDigit(text[start - 1]) || " \t>-+*.)".utf8.contains(text[start - 1]) else { return false }
      start -= 1
    }
    return LineShape(text, start, index).isBlankAfterMarkers
  }

  private func endsLine(_ index: Int) -> Bool {
    text[index...].prefix { $0 != 0x0A && $0 != 0x0D }.allSatisfy { $0 <= 0x20 }
  }

  private mutating func add(_ range: Range<Int>, _ content: Range<Int>, isDisplay: Bool) -> Int {
    found.append(
      FormulaSpan(range: range, content: content, isDisplay: isDisplay, quotes: block.quotes, isInRow: block.isInRow))
    return range.upperBound
  }
}
