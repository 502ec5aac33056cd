import Diagnostics

/// The tags of a template with their places, found before it is parsed: the engine itself reports no unknown names.
/// Tags may go over several lines, and change the signs that open and close them, as the engine allows.
struct TemplateTags {
  enum Kind { case name, section, partial, parent, block, closing }

  struct Tag {
    let kind: Kind
    let name: String
    let offset: Int
    let position: Position
    /// White space stands before it in its line, and nothing else.
    let isIndented: Bool
    /// How many sections, blocks and parents it is in.
    let depth: Int
    /// Where the tag ends.
    let end: Int

    /// Whether other tags stand inside it, until it is closed.
    var opens: Bool { kind == .section || kind == .block || kind == .parent }
  }

  private(set) var tags: [Tag] = []
  /// How often the sign that opens a tag begins, whether it opens one or not.
  private(set) var openings = 0
  /// The first tag that begins with a line end: the engine takes it for text.
  private(set) var broken: Position?

  init(_ source: SourceText) {
    var scanner = TagScanner(Array(source.bytes))
    var depth = 0
    while let word = scanner.next() {
      if word.text.first?.isNewline == true { broken = broken ?? source.position(at: word.offset) }
      guard let (kind, name) = Self.meaning(word.text) else { continue }
      if kind == .closing { depth = max(0, depth - 1) }
      tags.append(
        Tag(
          kind: kind, name: name, offset: word.offset, position: source.position(at: word.offset),
          isIndented: word.isIndented, depth: depth, end: scanner.offset))
      if tags.last?.opens == true { depth += 1 }
    }
    openings = scanner.openings
  }

  /// Whether all names outside of sections begin with one of `constants`, or with `strings`; what is asked inside a
  /// section of a constant belongs to that constant.
  func asksOnly(for constants: [String]) -> Bool {
    tags.allSatisfy { tag in
      switch tag.kind {
      case .partial, .parent, .block: false
      case .closing: true
      case .name, .section:
        tag.depth > 0 || (constants + ["strings"]).contains { tag.name == $0 || tag.name.hasPrefix($0 + ".") }
      }
    }
  }

  /// What stands between the signs; nil for comments and settings.
  private static func meaning(_ inner: String) -> (Kind, String)? {
    func trimmed(_ text: Substring) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let rest = inner.dropFirst()
    switch inner.first {
    case "!", "=", "%": return nil
    case ">": return (.partial, trimmed(rest))
    case "<": return (.parent, trimmed(rest))
    case "$": return (.block, trimmed(rest))
    case "/": return (.closing, trimmed(rest))
    case "#", "^": return (.section, trimmed(rest))
    case "&", "{": return (.name, trimmed(rest))
    default: return (.name, trimmed(inner[...]))
    }
  }
}

/// Finds the words between the signs `{{` and `}}`, or those that a tag `{{=<% %>=}}` puts in their place.
private struct TagScanner {
  struct Word {
    let text: String
    let offset: Int
    let isIndented: Bool
  }

  private let bytes: [UInt8]
  private(set) var offset = 0
  private(set) var openings = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private var lineStart = 0
  private var isBlank = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func starts(with text: [UInt8], at index: Int) -> Bool {
    index + text.count <= bytes.count && bytes[index..<index + text.count].elementsEqual(text)
  }

  /// The next tag; nil if there is none, or one that isn't closed.
  mutating func next() -> Word? {
    while offset < bytes.count {
      if bytes[offset] == opening[0] {
        openings += 1
        if starts(with: opening, at: offset) { return tag() }
      }
      pass()
    }
    return nil
  }

  private mutating func pass() {
    if bytes[offset] == UInt8(ascii: "\n") {
      lineStart = offset + 1
      isBlank = true
    } else if bytes[offset] != 0x20, bytes[offset] != 0x09 {
      isBlank = false
    }
    offset += 1
  }

  private mutating func tag() -> Word? {
    let (start, isIndented) = (offset, isBlank && offset > lineStart)
    offset += opening.count
    let first = offset
    let isTriple = offset < bytes.count && bytes[offset] == UInt8(ascii: "{")
    let end = isTriple ? [UInt8(ascii: "}")] + closing : closing
    while offset < bytes.count, !starts(with: end, at: offset) { pass() }
    guard offset < bytes.count else { return nil }
    let text = String(decoding: bytes[first..<offset], as: UTF8.self)
    offset += end.count
    isBlank = false
    if text.hasPrefix("="), text.hasSuffix("="), text.count > 1 { set(text.dropFirst().dropLast()) }
    return Word(text: text, offset: start, isIndented: isIndented)
  }

  private mutating func set(_ signs: Substring) {
    let signs = signs.split(whereSeparator: \.isWhitespace)
    guard signs.count == 2 else { return }
    (opening, closing) = (Array(signs[0].utf8), Array(signs[1].utf8))
  }
}
