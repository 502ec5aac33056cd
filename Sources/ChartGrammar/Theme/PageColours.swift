import Notation

/// Colours that an author writes as one of the archive's own become the page's custom properties, so that they too follow
/// light, dark and print.
enum PageColours {
  private static let properties: [String: String] = {
    let all =
      ArchiveTheme.series + [
        ArchiveTheme.paper, ArchiveTheme.ink, ArchiveTheme.muted, ArchiveTheme.rule, ArchiveTheme.grid,
        ArchiveTheme.accent,
      ]
    let pairs = all.map { property in (String(property.drop { $0 != "#" }.dropLast()), property) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  /// The specification with its colours replaced; data stay as they are.
  static func applied(to node: Node) -> Node {
    switch node.content {
    case .string(let text):
      guard text.utf8.first == UInt8(ascii: "#"), let property = properties[text.lowercased()] else { return node }
      return Node(.string(property), at: node.position)
    case .sequence(let elements): return Node(.sequence(elements.map(applied)), at: node.position)
    case .mapping(let entries):
      let replaced = entries.map { entry in
        let value = entry.key == "data" || entry.key == "datasets" ? entry.value : applied(to: entry.value)
        return Node.Entry(key: entry.key, keyPosition: entry.keyPosition, value: value)
      }
      return Node(.mapping(replaced), at: node.position)
    case .null, .bool, .number: return node
    }
  }
}
