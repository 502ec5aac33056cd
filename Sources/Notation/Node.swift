package import Diagnostics

/// A value that an author wrote in YAML, JSON or TOML, with the place where it stands.
package struct Node: Sendable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    /// A number, and the text it was written as (`1.0`, `2024`, `1e3`).
    case number(Double, text: String)
    /// Quoted or not; whatever is no null, bool or number.
    case string(String)
    case sequence([Node])
    /// In the order written; keys are unique.
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package let key: String
    package let keyPosition: Position
    package let value: Node

    package init(key: String, keyPosition: Position, value: Node) {
      self.key = key
      self.keyPosition = keyPosition
      self.value = value
    }
  }

  package let content: Content
  package let position: Position

  package init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }
}

extension Node {
  package var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  package var elements: [Node]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  package var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  package var number: Double? {
    if case .number(let value, _) = content { value } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let value) = content { value } else { nil }
  }

  package var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// What stands in the file for a scalar: `2024`, `true`, `1.0` as written. Nil for null, sequences and mappings.
  package var scalarText: String? {
    switch content {
    case .string(let text): text
    case .number(_, let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .sequence, .mapping: nil
    }
  }

  /// What kind of value this is, in the words of the formats: used in problems.
  package var kind: String {
    switch content {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  package subscript(key: String) -> Node? {
    entry(key)?.value
  }

  package func entry(_ key: String) -> Entry? {
    guard case .mapping(let entries) = content else { return nil }
    let length = key.utf8.count
    // Lengths tell most keys apart, and cost less to compare.
    return entries.first { $0.key.utf8.count == length && $0.key == key }
  }
}
