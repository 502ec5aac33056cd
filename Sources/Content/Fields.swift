package import Diagnostics
import Limits
import Notation

/// A value with the place it was written at.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let position: Position

  package init(_ value: Value, at position: Position) {
    self.value = value
    self.position = position
  }
}

/// The keys of a mapping, each with the other spellings that are understood for it.
struct FieldNames: Sendable, ExpressibleByArrayLiteral {
  private(set) var names: [String] = []
  private var byPlain: [String: String] = [:]

  /// Each element is a key, then its synonyms after a space.
  init(arrayLiteral elements: String...) { self.init(elements) }

  init(_ elements: [String]) {
    for element in elements {
      let words = element.split(separator: " ").map(String.init)
      if let name = words.first { add(name, synonyms: words.dropFirst()) }
    }
  }

  /// A name may hold spaces here: authors choose those of taxonomies.
  mutating func add(_ name: String, synonyms: some Sequence<String>) {
    names.append(name)
    byPlain[Self.plain(name)] = name
    for word in synonyms { byPlain[Self.plain(word)] = name }
  }

  /// The key that a spelling stands for. Case, `_` and `-` don't matter.
  func name(for key: String) -> String? { byPlain[key] ?? byPlain[Self.plain(key)] }

  /// Keys that decide whether a text is published: two that may differ are an error.
  static let grave: Set<String> = ["draft", "published", "hidden", "status", "publish_date", "expiry_date"]

  /// Keys that others use and that only look like slips.
  private static let ofOthers: Set<String> = ["data", "stats", "langs", "sources", "tops", "tocs"]

  /// Whether a key is so near to a name that it can only be a slip: one letter, in long ones two.
  func isSlip(_ key: String) -> Bool {
    guard key.unicodeScalars.count >= 3, !Self.ofOthers.contains(key.lowercased()),
      let near = Spelling.nearest(to: key, among: names), near.unicodeScalars.count >= 4
    else { return false }
    let (a, b) = (Array(key.lowercased().unicodeScalars), Array(near.unicodeScalars))
    return Spelling.distance(a, b) <= (b.count >= 8 ? 2 : 1)
  }

  private static func plain(_ key: String) -> String {
    key.lowercased().filter { $0 != "_" && $0 != "-" }
  }
}

/// Reads the keys of one mapping by type, and collects what is wrong with them.
struct Fields {
  let source: SourceText
  let position: Position
  private(set) var problems: [Problem] = []
  private var values: [String: Node.Entry] = [:]
  /// The keys that no name fits, and that aren't slips of one that does.
  private(set) var others: [Node.Entry] = []

  /// Takes the mapping apart. A key that is nearly a name is a problem; `keepsOthers` says whether any other key may
  /// stand there, too.
  init(
    _ entries: [Node.Entry], at position: Position, names: FieldNames, in source: SourceText, keepsOthers: Bool = false
  ) {
    self.source = source
    self.position = position
    var unknown = 0
    for entry in entries {
      guard let name = names.name(for: entry.key) else {
        let isSlip = names.isSlip(entry.key)
        if !isSlip { others.append(entry) }
        guard isSlip || !keepsOthers else { continue }
        unknown += 1
        if unknown <= Limit.problemsOfAKind.most {
          let fact =
            isSlip ? ContentProblem.unknownKey(entry.key, known: names.names) : .otherKey(entry.key, names.names)
          report(fact, at: entry.keyPosition)
        }
        continue
      }
      if let first = values[name] {
        let isGrave = FieldNames.grave.contains(name)
        guard first.value.scalarText == nil || first.value.scalarText != entry.value.scalarText else { continue }
        report(
          isGrave ? .sameKeyTwice(first.key, entry.key) : .keyLeftOut(entry.key, used: first.key),
          at: entry.keyPosition)
      } else {
        values[name] = entry
      }
    }
    if unknown > Limit.problemsOfAKind.most {
      report(.moreUnknownKeys(unknown - Limit.problemsOfAKind.most), at: position)
    }
  }

  mutating func report(_ problem: ContentProblem, at position: Position?) {
    problems.append(Problem(problem, in: source, at: position))
  }

  mutating func take(_ more: [Problem]) { problems += more }

  /// The entry of a key that is there and not null.
  func entry(_ name: String) -> Node.Entry? {
    guard let entry = values[name], !entry.value.isNull else { return nil }
    return entry
  }

  private mutating func wrongKind(_ entry: Node.Entry, _ expected: String) {
    report(.wrongKind(key: entry.key, expected: expected, found: entry.value.kind), at: entry.value.position)
  }

  mutating func text(_ name: String) -> Located<String>? {
    guard let entry = entry(name) else { return nil }
    guard let text = entry.value.scalarText else {
      wrongKind(entry, "text")
      return nil
    }
    let trimmed = Self.trimmed(text)
    return trimmed.isEmpty ? nil : Located(trimmed, at: entry.value.position)
  }

  /// A language tag (BCP 47): `zh-Hans`, `en`.
  mutating func language(_ name: String) -> String? {
    guard let text = text(name) else { return nil }
    if text.value.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil { return text.value }
    report(.notALanguage(text.value), at: text.position)
    return nil
  }

  mutating func bool(_ name: String) -> Bool? {
    guard let entry = entry(name) else { return nil }
    switch entry.value.content {
    case .bool(let value): return value
    case .string("yes"), .string("on"), .string("true"): return true
    case .string("no"), .string("off"), .string("false"): return false
    default:
      wrongKind(entry, "true or false")
      return nil
    }
  }

  /// Whether a key is there and says yes or no.
  func isFlag(_ name: String) -> Bool {
    switch entry(name)?.value.content {
    case .bool, .string("yes"), .string("no"), .string("on"), .string("off"), .string("true"), .string("false"): true
    default: false
    }
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let entry = entry(name) else { return nil }
    guard let number = entry.value.number, let value = Int(exactly: number) else {
      wrongKind(entry, "a whole number")
      return nil
    }
    guard range.contains(value) else {
      report(.numberOutOfRange(key: entry.key, range: range), at: entry.value.position)
      return nil
    }
    return value
  }

  /// A text of the author's words, which YAML may have cut off at a number sign.
  mutating func words(_ name: String) -> String? {
    guard let text = text(name) else { return nil }
    // Nearly all lines have no such sign: they are told without an index of the text's lines.
    guard holdsSign(inLine: text.position.line), let excerpt = source.excerpt(at: text.position) else {
      return text.value
    }
    let rest = String.UnicodeScalarView(excerpt.line.unicodeScalars.dropFirst(max(0, excerpt.column - 1)))
    guard let first = rest.first, !"\"'|>[{&!".unicodeScalars.contains(first),
      let blank = zip(rest.indices, rest.indices.dropFirst()).first(where: { rest[$0] == " " && rest[$1] == "#" })
    else { return text.value }
    let column = text.position.column + rest.distance(from: rest.startIndex, to: blank.1)
    let cut = String(rest[blank.1...].prefix(20))
    report(.cutOff(key: name, rest: cut), at: Position(line: text.position.line, column: column))
    return text.value
  }

  /// Whether ` #` stands in a line of the file.
  private func holdsSign(inLine number: Int) -> Bool {
    var (line, before): (Int, UInt8) = (1, 0)
    for byte in source.bytes {
      if byte == UInt8(ascii: "\n") {
        line += 1
        if line > number { return false }
      } else if line == number, byte == UInt8(ascii: "#"), before == UInt8(ascii: " ") {
        return true
      }
      before = byte
    }
    return false
  }

  /// A list of texts; a single text is cut at commas (also `，` and `、`). Nested lists are flattened, null is nothing.
  mutating func texts(_ name: String) -> [Located<String>] {
    guard let entry = entry(name) else { return [] }
    if let text = entry.value.scalarText {
      return Self.parts(of: text, at: entry.value.position, separators: ",，、")
    }
    var found: [Located<String>] = []
    collect(entry.value, of: entry, into: &found)
    return found
  }

  private mutating func collect(_ node: Node, of entry: Node.Entry, into found: inout [Located<String>]) {
    if let elements = node.elements {
      for element in elements { collect(element, of: entry, into: &found) }
    } else if let text = node.scalarText.map(Self.trimmed) {
      // In a list a comma may be part of a text; those of Chinese aren't what separates its elements, and were meant to.
      found += Self.parts(of: text, at: node.position, separators: "，、")
    } else if !node.isNull {
      let fact = ContentProblem.wrongKind(
        key: entry.key, expected: "a list of texts", found: "one that holds \(node.kind)")
      report(fact, at: node.position)
    }
  }

  private static func parts(of text: String, at position: Position, separators: String) -> [Located<String>] {
    text.split { separators.contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
      .map { Located($0, at: position) }
  }

  /// The keys of a mapping inside this one.
  mutating func fields(_ name: String, names: FieldNames) -> Fields? {
    guard let entry = entry(name) else { return nil }
    guard let entries = entry.value.entries else {
      wrongKind(entry, "a mapping")
      return nil
    }
    return Fields(entries, at: entry.value.position, names: names, in: source)
  }

  /// The mappings of a list of mappings.
  mutating func list(_ name: String, names: FieldNames) -> [Fields] {
    guard let entry = entry(name) else { return [] }
    guard let elements = entry.value.elements else {
      wrongKind(entry, "a list of mappings")
      return []
    }
    return elements.compactMap { element in
      guard let entries = element.entries else {
        wrongKind(entry, "a list of mappings")
        return nil
      }
      return Fields(entries, at: element.position, names: names, in: source)
    }
  }

  /// The part of an address that stands for a text; nil, with a problem, if none can.
  mutating func slug(of text: String, kind: String, at position: Position?) -> String? {
    do throws(ContentProblem) {
      return try Slug.checked(text, kind: kind)
    } catch {
      report(error, at: position)
      return nil
    }
  }

  /// Without white space at both ends, the ideographic space included.
  static func trimmed(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    else { return text }
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(scalars[...$0]) } ?? ""
  }
}
