import Diagnostics

/// The names of footnotes as a text writes them. cmark drops what nobody refers to, and leaves a reference to nothing as
/// it stands; neither should go unnoticed.
struct FootnoteNames {
  /// Where each name is first referred to and first defined: offsets of its `[^`.
  private(set) var references: [String: Int] = [:]
  private(set) var definitions: [String: Int] = [:]

  private static let longest = 200

  init(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { text in
      var index = 0
      var fence: (character: UInt8, length: Int)?
      while index < text.count {
        var end = index
        while end < text.count, text[end] != 0x0A { end += 1 }
        if let open = fence {
          if LineShape(text, index, end).closes(open) { fence = nil }
        } else if let opening = LineShape.fence(text, index, end) {
          fence = opening
        } else {
          read(text, index, end)
        }
        index = end + 1
      }
    }
  }

  static func occur(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      text.indices.contains { index in
        text[index] == UInt8(ascii: "^") && index > 0 && text[index - 1] == UInt8(ascii: "[")
      }
    }
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    while index + 1 < end {
      defer { index += 1 }
      guard text[index] == UInt8(ascii: "["), text[index + 1] == UInt8(ascii: "^"),
        index == start || text[index - 1] != UInt8(ascii: "\\"),
        let close = text[(index + 2)..<min(end, max(index + 2, index + Self.longest))].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      let name = String(decoding: text[(index + 2)..<close], as: UTF8.self).lowercased()
      let isDefinition =
        close + 1 < end && text[close + 1] == UInt8(ascii: ":")
        && text[start..<index].allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
      if !isDefinition {
        references[name] = references[name] ?? index
      } else {
        definitions[name] = definitions[name] ?? index
      }
    }
  }

  /// Names that are defined and never referred to, in the order of the text.
  var unused: [(name: String, offset: Int)] {
    definitions.filter { references[$0.key] == nil }.map { ($0.key, $0.value) }.sorted { $0.1 < $1.1 }
  }

  /// Names of references that stayed text, in the order of the text.
  func undefined(in document: CMarkNode) -> [(name: String, offset: Int)] {
    let wanting = references.filter { definitions[$0.key] == nil }
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
}

extension TreeRewriter {
  /// Reports footnotes without a reference and references without a footnote.
  mutating func checkFootnotes(_ document: CMarkNode) {
    guard FootnoteNames.occur(in: source.bytes) else { return }
    let names = FootnoteNames(source.bytes)
    for (name, offset) in names.undefined(in: document).prefix(100) {
      collector.report(.undefinedFootnote(name), in: source, at: source.position(at: offset))
    }
    for (name, offset) in names.unused.prefix(100) {
      collector.report(.unusedFootnote(name), in: source, at: source.position(at: offset))
    }
  }
}
