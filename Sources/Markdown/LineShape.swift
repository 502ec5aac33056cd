/// What the beginning of a line says about its block.
struct LineShape {
  private let text: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int
  /// Spaces before the first character (a tab counts four).
  private let indent: Int
  private let first: Int
  /// Block quotes, list items and footnotes that the line begins with.
  let nesting: Int
  /// The first byte after them.
  private let content: Int

  init(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    self.text = text
    self.start = start
    self.end = end
    var index = start
    var indent = 0
    while index < end, text[index] == 0x20 || text[index] == 0x09 {
      indent += text[index] == 0x20 ? 1 : 4
      index += 1
    }
    self.indent = indent
    first = index
    var nesting = 0
    while let next = Self.afterMarker(text, index, end) {
      nesting += 1
      index = next
      while index < end, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    }
    self.nesting = nesting
    content = index
  }

  private static func isSpace(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    index >= end || text[index] == 0x20 || text[index] == 0x09
  }

  /// The index after `>`, `-`, `1.` or `[^note]:`, if one stands at `index`.
  private static func afterMarker(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    guard index < end else { return nil }
    switch text[index] {
    case UInt8(ascii: ">"): return index + 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return isSpace(text, index + 1, end) ? index + 1 : nil
    case 0x30...0x39:
      var after = index + 1
      while after < end, (0x30...0x39).contains(text[after]) { after += 1 }
      guard after - index <= 9, after < end, text[after] == UInt8(ascii: ".") || text[after] == UInt8(ascii: ")") else {
        return nil
      }
      return isSpace(text, after + 1, end) ? after + 1 : nil
    case UInt8(ascii: "["):
      guard index + 1 < end, text[index + 1] == UInt8(ascii: "^") else { return nil }
      var after = index + 2
      while after < end, text[after] != UInt8(ascii: "]"), after - index < 1000 { after += 1 }
      return after + 1 < end && text[after] == UInt8(ascii: "]") && text[after + 1] == UInt8(ascii: ":")
        ? after + 2 : nil
    default: return nil
    }
  }

  var isBlank: Bool { first == end }
  var isBlankAfterMarkers: Bool { content >= end }
  var isHeading: Bool {
    guard indent < 4, text[first] == UInt8(ascii: "#") else { return false }
    let length = runLength(first)
    return length <= 6 && Self.isSpace(text, first + length, end)
  }

  /// Whether the line is one more row if a table stands before it: it begins no other block.
  var isRow: Bool {
    indent < 4 && nesting == 0 && !"<#`~=".utf8.contains(text[first])
      && text[first..<end].contains { !"*_- \t".utf8.contains($0) }
  }

  /// Whether a list item begins here even after a paragraph.
  func startsItem(inList: Bool) -> Bool {
    guard indent < 4, nesting > 0, content < end else { return false }
    switch text[first] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): return true
    case UInt8(ascii: "1"): return inList || first + 1 < end && !(0x30...0x39).contains(text[first + 1])
    case 0x30...0x39: return inList
    default: return false
    }
  }

  /// A fence at the very beginning of the line, which no other block can hold.
  var fence: (character: UInt8, length: Int)? { Self.fence(text, start, end) }

  static func fence(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (character: UInt8, length: Int)? {
    guard start < end, text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~") else { return nil }
    let length = runLength(text, start, end)
    guard length >= 3 else { return nil }
    if text[start] == UInt8(ascii: "`"), text[(start + length)..<end].contains(UInt8(ascii: "`")) { return nil }
    return (text[start], length)
  }

  func closes(_ fence: (character: UInt8, length: Int)) -> Bool {
    guard indent < 4, first < end, text[first] == fence.character else { return false }
    let length = runLength(first)
    return length >= fence.length && text[(first + length)..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func runLength(_ index: Int) -> Int { Self.runLength(text, index, end) }

  private static func runLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    var after = index
    while after < end, text[after] == text[index] { after += 1 }
    return after - index
  }

  /// Whether a block of HTML may begin here that doesn't end at the next blank line.
  var opensHTML: Bool {
    guard content + 1 < end, text[content] == UInt8(ascii: "<") else { return false }
    let rest = text[content..<end]
    switch text[content + 1] | 0x20 {
    case UInt8(ascii: "!") | 0x20:
      guard rest.starts(with: "<!--".utf8) else { return true }
      return !contains("-->", from: content + 4)
    case UInt8(ascii: "?") | 0x20: return true
    default:
      let name = String(decoding: rest.dropFirst().prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }, as: UTF8.self)
      return ["script", "pre", "style", "textarea"].contains(name.lowercased())
    }
  }

  private func contains(_ word: String, from index: Int) -> Bool {
    guard index < end else { return false }
    let wanted = Array(word.utf8)
    var index = index
    while index + wanted.count <= end {
      if text[index..<index + wanted.count].elementsEqual(wanted) { return true }
      index += 1
    }
    return false
  }

  /// Columns of a line that is made like the rule under a table's head; nil if it isn't.
  var ruleColumns: Int? {
    guard content < end,
      text[content] == UInt8(ascii: "|") || text[content] == UInt8(ascii: "-")
        || text[content] == UInt8(ascii: ":")
    else { return nil }
    for index in content..<end {
      switch text[index] {
      case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09, 0x0B, 0x0C: continue
      default: return nil
      }
    }
    return columns
  }

  /// Cells of the line if it is a row: what stands between bars without a backslash.
  var columns: Int {
    var last = end - 1
    while last > content, text[last] <= 0x20 { last -= 1 }
    guard content <= last else { return 0 }
    var columns = 1
    for index in content...last where text[index] == UInt8(ascii: "|") && (index == content || text[index - 1] != 0x5C)
    {
      if index != content, index != last { columns += 1 }
    }
    return columns
  }

  /// Where the cell ends that has so many cells before it, less one: the index of a bar without a backslash.
  func bar(_ cells: Int) -> Int? {
    var left = cells
    for index in content..<end where text[index] == UInt8(ascii: "|") && (index == content || text[index - 1] != 0x5C) {
      if index != content { left -= 1 }
      if left == 0 { return index }
    }
    return nil
  }

  var looksLikeDefinition: Bool { text[first] == UInt8(ascii: "[") && contains("]:", from: first) }

  /// Whether the line is a definition and has no brackets but those of its label.
  var isDefinition: Bool {
    guard indent < 4, looksLikeDefinition else { return false }
    var count = 0
    for index in first..<end where text[index] == UInt8(ascii: "[") || text[index] == UInt8(ascii: "]") { count += 1 }
    return count == 2
  }

  /// Whether the title of a definition may go on in the next line.
  var leavesTitleOpen: Bool {
    var last = end - 1
    while last > first, text[last] <= 0x20 { last -= 1 }
    let isClosed = "\"')".utf8.contains(text[last])
    var index = first + 1
    while index < last {
      if text[index] <= 0x20, "\"'(".utf8.contains(text[index + 1]) { return !isClosed }
      index += 1
    }
    return false
  }
}
