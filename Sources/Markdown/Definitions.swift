import Diagnostics

/// What a text defines for its references: footnotes, and the addresses of links. cmark drops what nobody refers to and
/// what is defined once more, and leaves a reference to nothing as it stands; none of this should go unnoticed.
struct Definitions {
  /// Where each footnote is first referred to: the offset of its `[^`.
  private var references: [String: Int] = [:]
  /// Where each footnote is first defined: the offset, and the line.
  private var footnotes: [String: (offset: Int, line: Int)] = [:]
  /// Definitions of names that have one already.
  private(set) var repeated: [(fact: MarkdownProblem, offset: Int)] = []
  /// What each link definition says after its name.
  private var addresses: [String: [UInt8]] = [:]

  private static let longest = 200

  /// Lines that `hidden` names (code and HTML) define nothing and refer to nothing.
  init(_ text: ArraySlice<UInt8>, hidden: [Range<Int>]) {
    text.withUnsafeBufferPointer { text in
      var (index, number) = (0, 1)
      var hidden = hidden[...]
      // A definition of an address can't interrupt a paragraph.
      var mayDefine = true
      while index < text.count {
        var end = index
        while end < text.count, text[end] != 0x0A { end += 1 }
        while let range = hidden.first, range.upperBound <= number { hidden.removeFirst() }
        if hidden.first?.contains(number) == true {
          mayDefine = true
        } else {
          readFootnotes(text, index, end, line: number)
          mayDefine = readAddress(text, index, end, mayDefine: mayDefine)
        }
        index = end + 1
        number += 1
      }
    }
  }

  // MARK: Footnotes

  private mutating func readFootnotes(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, line: Int) {
    var index = start
    while index + 1 < end {
      defer { index += 1 }
      guard text[index] == UInt8(ascii: "["), text[index + 1] == UInt8(ascii: "^"),
        index == start || text[index - 1] != UInt8(ascii: "\\"),
        let close = text[(index + 2)..<min(end, max(index + 2, index + Self.longest))].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      let written = String(decoding: text[(index + 2)..<close], as: UTF8.self)
      let name = written.lowercased()
      let isDefinition =
        close + 1 < end && text[close + 1] == UInt8(ascii: ":") && Self.mayBegin(text, start, index)
        && !text[index..<close].contains { $0 <= 0x20 }
      if !isDefinition {
        references[name] = references[name] ?? index
      } else if footnotes[name] == nil {
        footnotes[name] = (index, line)
      } else {
        repeated.append((.repeatedFootnote(written), index))
      }
    }
  }

  /// Whether nothing but the signs of quotes and less than four blanks stand before a definition.
  private static func mayBegin(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: Int) -> Bool {
    var blanks = 0
    for byte in text[start..<index] {
      switch byte {
      case 0x20: blanks += 1
      case UInt8(ascii: ">"): blanks = -1
      default: return false
      }
    }
    return blanks < 4
  }

  // MARK: Addresses

  /// Notes the definition of an address. Gives whether one may stand in the next line.
  private mutating func readAddress(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, mayDefine: Bool
  ) -> Bool {
    var index = start
    while index < end, text[index] <= 0x20 || text[index] == UInt8(ascii: ">") { index += 1 }
    guard index < end, text[index] != UInt8(ascii: "#") else { return true }
    guard mayDefine, text[index] == UInt8(ascii: "["), Self.mayBegin(text, start, index),
      let close = text[index..<min(end, index + Self.longest)].firstIndex(of: UInt8(ascii: "]")), close > index + 1,
      close + 1 < end, text[close + 1] == UInt8(ascii: ":"), text[index + 1] != UInt8(ascii: "^")
    else { return false }
    let words = text[(index + 1)..<close]
    let address = Self.words(text[(close + 2)..<end])
    guard !words.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\") }),
      words.contains(where: { $0 > 0x20 }), Self.isAddress(address)
    else { return false }
    let written = String(decoding: Self.words(words), as: UTF8.self)
    let name = written.lowercased()
    if let first = addresses[name] {
      if first != address { repeated.append((.repeatedAddress(written), index)) }
    } else {
      addresses[name] = address
    }
    return true
  }

  /// With one space where there are blanks.
  private static func words(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    Array(text.split { $0 <= 0x20 }.joined(separator: [0x20]))
  }

  /// One word, or a word and a title.
  private static func isAddress(_ words: [UInt8]) -> Bool {
    guard let first = words.first else { return false }
    if first == UInt8(ascii: "<") { return words.contains(UInt8(ascii: ">")) }
    let title = words.drop { $0 != 0x20 }.dropFirst()
    return title.isEmpty || "\"'(".utf8.contains(title.first ?? 0)
  }
}

// MARK: - Against the tree

extension Definitions {
  /// Footnotes that are defined and never referred to, in the order of the text.
  func unused(in document: CMarkNode) -> [(name: String, offset: Int)] {
    var shown: Set<Int> = []
    var node = document.last
    while let definition = node, definition.kind == .footnoteDefinition {
      shown.insert(definition.line)
      node = definition.previous
    }
    return footnotes.filter { !shown.contains($0.value.line) }.map { ($0.key, $0.value.offset) }
      .sorted { $0.1 < $1.1 }
  }

  /// Names of references that stayed text, in the order of the text.
  func undefined(in document: CMarkNode) -> [(name: String, offset: Int)] {
    let wanting = references.filter { footnotes[$0.key] == nil }
    guard !wanting.isEmpty else { return [] }
    var shown: Set<String> = []
    document.walk { node, event in
      if event == .enter, node.kind == .text { node.withLiteral { Self.collect($0, &shown) } }
      return node.kind != .codeBlock
    }
    return wanting.filter { shown.contains($0.key) }.map { ($0.key, $0.value) }
      .sorted { $0.1 < $1.1 }
  }

  private static func collect(_ text: UnsafeBufferPointer<UInt8>, _ names: inout Set<String>) {
    for index in text.indices.dropLast(2) where text[index] == UInt8(ascii: "[") && text[index + 1] == UInt8(ascii: "^")
    {
      if let close = text[(index + 2)...].prefix(longest).firstIndex(of: UInt8(ascii: "]")) {
        names.insert(String(decoding: text[(index + 2)..<close], as: UTF8.self).lowercased())
      }
    }
  }

  /// The lines of code blocks and of HTML, in order.
  static func hiddenLines(of document: CMarkNode) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var node: CMarkNode? = document
    while let current = node {
      if current.kind == .codeBlock || current.kind == .htmlBlock {
        let count = current.withLiteral { $0.lazy.filter { $0 == 0x0A }.count }
        lines.append(current.line..<(current.line + count + (current.fence == nil ? 0 : 2)))
      }
      node = (current.holdsInlines ? nil : current.first) ?? current.following(within: document)
    }
    return lines.sorted { $0.lowerBound < $1.lowerBound }
  }
}

extension TreeRewriter {
  /// Reports footnotes without a reference, references without a footnote, and what is defined twice.
  mutating func checkDefinitions(_ document: CMarkNode) {
    let definitions = Definitions(source.bytes, hidden: Definitions.hiddenLines(of: document))
    for (name, offset) in definitions.undefined(in: document).prefix(100) {
      collector.report(.undefinedFootnote(name), in: source, at: source.position(at: offset))
    }
    for (name, offset) in definitions.unused(in: document).prefix(100) {
      collector.report(.unusedFootnote(name), in: source, at: source.position(at: offset))
    }
    for (fact, offset) in definitions.repeated.prefix(100) {
      collector.report(fact, in: source, at: source.position(at: offset))
    }
  }
}
