extension ForeignSigns {
  private static let openBracket: [UInt8] = [0xEF, 0xBC, 0x88]
  private static let closeBracket: [UInt8] = [0xEF, 0xBC, 0x89]

  // MARK: [[页面]]

  /// Names that stand between two brackets in C++, and what only a program would write there, are no links.
  mutating func wikiLink(_ index: Int) -> Int? {
    guard index + 2 < text.count, text[index + 1] == UInt8(ascii: "["),
      let close = self.index(of: "]]", from: index + 2), close > index + 2
    else { return nil }
    let name = text[(index + 2)..<close]
    let isImage = index > 0 && text[index - 1] == UInt8(ascii: "!")
    guard !name.contains(where: { "[](){}=\"$".utf8.contains($0) }), name.first != 0x20, name.last != 0x20,
      name.contains(where: { $0 >= 0x80 || Self.isLetter($0) }), isImage || index == 0 || !Self.isWord(text[index - 1]),
      close + 2 == text.count || text[close + 2] != UInt8(ascii: "(")
    else { return nil }
    let words = String(decoding: name, as: UTF8.self)
    guard !words.contains("::"), !Self.attributes.contains(words), !["toc", "_toc_"].contains(words.lowercased()) else {
      return nil
    }
    let parts = words.split(separator: "|", maxSplits: 1).map(String.init)
    let target = parts.first ?? words
    let address = Self.bracketed(isImage ? target : Self.file(target))
    let advice = isImage ? "![](\(address))" : "[\(parts.last ?? words)](\(address))"
    let start = isImage ? index - 1 : index
    return add(.wikiLink(self.words(start..<(close + 2)), advice), start..<(close + 2))
  }

  private static let attributes: Set<String> = [
    "nodiscard", "noreturn", "deprecated", "fallthrough", "likely", "unlikely", "maybe_unused", "no_unique_address",
    "carries_dependency", "assume", "indeterminate",
  ]

  /// `页面#节` is a part of `页面.md`.
  private static func file(_ page: String) -> String {
    let name = page.prefix { $0 != "#" }
    return name.isEmpty || name.hasSuffix(".md") ? page : name + ".md" + page.dropFirst(name.count)
  }

  private static func bracketed(_ address: String) -> String { address.contains(" ") ? "<\(address)>" : address }

  // MARK: Links that aren't any

  /// What stands round a `]`.
  private struct Label {
    /// Of the text in brackets; nil if its beginning lies in another piece of text.
    let start: Int?
    let isImage: Bool
    /// Whether it follows a word, as an index in a program does.
    let followsWord: Bool
    let isNumber: Bool
  }

  private func label(endingAt end: Int) -> Label {
    let tail = text[max(0, end - Self.longest)..<end]
    guard let start = tail.lastIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }),
      text[start] == UInt8(ascii: "[")
    else { return Label(start: nil, isImage: false, followsWord: tail.contains(UInt8(ascii: "]")), isNumber: false) }
    let before = start > 0 ? text[start - 1] : 0x20
    let isImage = before == UInt8(ascii: "!")
    return Label(
      start: isImage ? start - 1 : start, isImage: isImage,
      followsWord: Self.isWord(before) || ")]\"'".utf8.contains(before),
      isNumber: text[(start + 1)..<end].allSatisfy { $0 < 0x80 && !Self.isLetter($0) })
  }

  mutating func link(_ index: Int) -> Int? {
    guard index + 1 < text.count else { return nil }
    switch text[index + 1] {
    case UInt8(ascii: "["): return reference(index)
    case UInt8(ascii: "("): return address(index, index + 2)
    case 0xEF where text[(index + 1)...].starts(with: Self.openBracket): return wideAddress(index, index + 4)
    default: return nil
    }
  }

  /// `[年报][report]`, but neither an index (`a[i][j]`), a citation (`[1][2]`), a row of labels nor a level of a log.
  private mutating func reference(_ index: Int) -> Int? {
    guard let close = self.index(of: "]", from: index + 2) else { return nil }
    let name = text[(index + 2)..<close]
    let label = label(endingAt: index)
    let text = text[(label.start ?? index)..<index].drop { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "[") }
    guard !name.contains(UInt8(ascii: "[")), !label.followsWord, !text.isEmpty || label.start == nil else { return nil }
    let isWide = name.contains { $0 >= 0x80 } || name.isEmpty && text.contains { $0 >= 0x80 }
    if !label.isImage {
      let isShort = name.count == 1 && !isWide
      let isLoud = !text.isEmpty && !text.contains { $0 >= 0x61 }
      let isRow = close + 1 < self.text.count && "[(".utf8.contains(self.text[close + 1])
      if isShort || isLoud || isRow || label.isNumber { return nil }
      if name.isEmpty ? !isWide && !usesReferences : isWide && !usesReferences { return nil }
    }
    guard name.isEmpty || name.contains(where: { $0 >= 0x80 || Self.isLetter($0) }) else { return nil }
    let shown = name.isEmpty ? text : name
    return add(.reference(String(decoding: shown, as: UTF8.self)), (label.start ?? index)..<(close + 1))
  }

  /// `[词](网址）`, `![剖面](剖 面.svg)`
  private mutating func address(_ index: Int, _ start: Int) -> Int? {
    let label = label(endingAt: index)
    guard label.isImage || !label.followsWord else { return nil }
    let range = (label.start ?? index)
    let narrow = self.index(of: ")", from: start)
    let wide = self.index(of: "）", from: start)
    if let wide, narrow.map({ wide < $0 }) ?? true {
      let address = text[start..<wide]
      guard Self.isAddress(address) else { return nil }
      let written = words(range..<start) + String(decoding: address, as: UTF8.self) + ")"
      return add(.fullWidthBracket(written), range..<(wide + 3))
    }
    if let narrow {
      let (address, title) = Self.parts(text[start..<narrow])
      guard address.contains(0x20), Self.isAddress(address) else { return nil }
      let written = words(range..<start) + "<" + String(decoding: address, as: UTF8.self) + ">" + title + ")"
      return add(.blankInAddress(written), range..<(narrow + 1))
    }
    guard start == text.count, let link = next, link.kind == .link, let rest = link.next, rest.kind == .text else {
      return nil
    }
    let written = words(range..<start) + link.url + ")"
    let after = rest.literal
    if after.starts(with: Self.closeBracket) { return add(.fullWidthBracket(written), range..<start) }
    guard after.first == 0x20, let end = after.firstIndex(of: UInt8(ascii: ")")) else { return nil }
    let tail = String(decoding: after[..<end], as: UTF8.self)
    return add(.blankInAddress(words(range..<start) + "<" + link.url + tail + ">)"), range..<start)
  }

  /// `[词]（网址）`, where an address can be nothing else: `[1]（见下）` is right.
  private mutating func wideAddress(_ index: Int, _ start: Int) -> Int? {
    let label = label(endingAt: index)
    guard let from = label.start, label.isImage || !label.followsWord && !label.isNumber else { return nil }
    if start == text.count, let link = next, link.kind == .link {
      return add(.fullWidthBracket(words(from..<(index + 1)) + "(" + link.url + ")"), from..<start)
    }
    guard let close = self.index(of: "）", from: start) ?? self.index(of: ")", from: start) else { return nil }
    let address = text[start..<close]
    guard !address.contains(0x20), Self.isAddress(address), !address.contains(where: { $0 >= 0x80 }) else { return nil }
    let written = words(from..<(index + 1)) + "(" + String(decoding: address, as: UTF8.self) + ")"
    return add(.fullWidthBracket(written), from..<close)
  }

  /// An address, and the title behind it.
  private static func parts(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (Slice<UnsafeBufferPointer<UInt8>>, String) {
    guard let last = text.last, last == UInt8(ascii: "\"") || last == UInt8(ascii: "'"),
      let open = text.dropLast().lastIndex(of: last), open > text.startIndex, text[open - 1] == 0x20
    else { return (text, "") }
    return (text[..<(open - 1)], " " + String(decoding: text[open...], as: UTF8.self))
  }

  /// Whether words look like an address and like nothing else: a scheme, a path or the ending of a file.
  private static func isAddress(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = text.first else { return false }
    let words = String(decoding: text, as: UTF8.self)
    if words.contains("://") || ["/", "./", "../", "@/", "#"].contains(where: words.hasPrefix) { return first != 0x20 }
    let path = words.prefix { $0 != "#" && $0 != "?" }
    guard let dot = path.lastIndex(of: "."), dot > path.startIndex else { return false }
    let ending = path[path.index(after: dot)...]
    return (1...5).contains(ending.utf8.count) && ending.utf8.allSatisfy { isDigit($0) || isLetter($0) }
      && ending.utf8.first.map(isLetter) == true
  }
}
