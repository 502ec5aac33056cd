import Diagnostics
import Notation

extension Node {
  static func mapping(_ entries: [(String, Node)], at position: Position) -> Node {
    Node(.mapping(entries.map { Entry(key: $0.0, keyPosition: position, value: $0.1) }), at: position)
  }

  static func text(_ text: String, at position: Position) -> Node { Node(.string(text), at: position) }
  static func number(_ value: Double, at position: Position) -> Node {
    Node(.number(value, text: "\(value)"), at: position)
  }
  static func flag(_ value: Bool, at position: Position) -> Node { Node(.bool(value), at: position) }
  static func list(_ nodes: [Node], at position: Position) -> Node { Node(.sequence(nodes), at: position) }

  func setting(_ key: String, _ value: Node) -> Node {
    var entries = entries ?? []
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index] = Entry(key: key, keyPosition: entries[index].keyPosition, value: value)
    } else {
      entries.append(Entry(key: key, keyPosition: value.position, value: value))
    }
    return Node(.mapping(entries), at: position)
  }

  func removing(_ keys: Set<String>) -> Node {
    guard let entries else { return self }
    return Node(.mapping(entries.filter { !keys.contains($0.key) }), at: position)
  }

  func keeping(_ keys: Set<String>) -> Node {
    Node(.mapping((entries ?? []).filter { keys.contains($0.key) }), at: position)
  }

  /// This mapping with the entries of another laid over it.
  func merging(_ other: Node?) -> Node {
    (other?.entries ?? []).reduce(self) { $0.setting($1.key, $1.value) }
  }
}
