import Diagnostics

/// The tags of a template with their places, found before it is parsed: the engine itself reports no unknown names.
struct TemplateTags {
  enum Kind { case name, section, partial, block, closing }

  struct Tag {
    let kind: Kind
    let name: String
    let position: Position
    /// White space stands before it in its line, and nothing else.
    let isIndented: Bool
  }

  let tags: [Tag]

  init(_ source: SourceText) {
    var tags: [Tag] = []
    var line = 1
    for content in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      tags += Self.tags(String(decoding: content, as: UTF8.self), line: line, in: source)
      line += 1
    }
    self.tags = tags
  }

  /// Whether all names outside of sections begin with one of `constants`, or with `strings`; what is asked inside a
  /// section of a constant belongs to that constant.
  func asksOnly(for constants: [String]) -> Bool {
    var depth = 0
    for tag in tags {
      let isConstant = (constants + ["strings"]).contains { tag.name == $0 || tag.name.hasPrefix($0 + ".") }
      switch tag.kind {
      case .partial, .block: return false
      case .closing: depth -= 1
      case .name, .section:
        if depth == 0, !isConstant { return false }
        if tag.kind == .section { depth += 1 }
      }
    }
    return true
  }

  private static func tags(_ line: String, line number: Int, in source: SourceText) -> [Tag] {
    var tags: [Tag] = []
    var column = 1
    var rest = line.unicodeScalars[...]
    while let open = rest.first {
      guard open == "{", rest.dropFirst().first == "{" else {
        rest.removeFirst()
        column += 1
        continue
      }
      let start = column
      let isIndented = start > 1 && line.unicodeScalars.prefix(start - 1).allSatisfy { $0 == " " || $0 == "\t" }
      var body = rest.dropFirst(2)
      column += 2
      let end = body.firstIndex(of: "}") ?? body.endIndex
      let inner = body[..<end]
      column += inner.count
      body = body[end...]
      while body.first == "}" {
        body.removeFirst()
        column += 1
      }
      rest = body
      let position = source.position(line: number, column: start)
      if let tag = tag(String(inner), at: position, isIndented: isIndented) { tags.append(tag) }
    }
    return tags
  }

  private static func tag(_ inner: String, at position: Position, isIndented: Bool) -> Tag? {
    guard let sign = inner.first else { return nil }
    func trimmed(_ text: Substring) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let kind: Kind
    var name = trimmed(inner[...])
    switch sign {
    case "!", "=", "%": return nil
    case ">", "<":
      kind = .partial
      name = trimmed(inner.dropFirst())
    case "$":
      kind = .block
      name = trimmed(inner.dropFirst())
    case "/":
      kind = .closing
      name = trimmed(inner.dropFirst())
    case "#", "^":
      kind = .section
      name = trimmed(inner.dropFirst())
    case "&", "{":
      kind = .name
      name = trimmed(inner.dropFirst())
    default: kind = .name
    }
    return Tag(kind: kind, name: name, position: position, isIndented: isIndented)
  }
}
