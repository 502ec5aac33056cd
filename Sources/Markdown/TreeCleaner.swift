/// Brings a parsed tree to what the author meant: takes the emphasis markers out, and joins lines of Chinese text.
enum TreeCleaner {
  static func clean(_ document: CMarkNode, hasMarkers: Bool) {
    if hasMarkers { document.walk(removeMarkers) }
    document.walk(joinLines)
  }

  private static func removeMarkers(_ node: CMarkNode) -> CMarkNode.Walk {
    switch node.kind {
    case .text, .code, .codeBlock, .htmlBlock, .htmlInline:
      let literal = node.literal
      if EmphasisMarkers.contained(in: literal) {
        node.setLiteral(EmphasisMarkers.remove(from: String(decoding: literal, as: UTF8.self)))
      }
    case .link, .image:
      if node.url.contains("%EF%B7%90") || node.url.unicodeScalars.contains(EmphasisMarkers.marker) {
        node.setURL(
          EmphasisMarkers.remove(
            from: node.url.split(separator: "%EF%B7%90", omittingEmptySubsequences: false).joined()))
      }
      if node.title.unicodeScalars.contains(EmphasisMarkers.marker) {
        node.setTitle(EmphasisMarkers.remove(from: node.title))
      }
    default: break
    }
    return .inside
  }

  /// A line end between two wide characters is no space in Chinese and Japanese.
  private static func joinLines(_ node: CMarkNode) -> CMarkNode.Walk {
    guard node.kind == .softBreak else { return .inside }
    if let before = node.previous.flatMap(lastScalar), let after = node.next.flatMap(firstScalar),
      WideCharacters.joinsLines(before), WideCharacters.joinsLines(after)
    {
      node.remove()
    }
    return .past
  }

  private static func lastScalar(_ node: CMarkNode) -> Unicode.Scalar? {
    switch node.kind {
    case .text, .code: String(decoding: node.literal, as: UTF8.self).unicodeScalars.last
    case .emphasis, .strong, .strikethrough, .link: node.last.flatMap(lastScalar)
    default: nil
    }
  }

  private static func firstScalar(_ node: CMarkNode) -> Unicode.Scalar? {
    switch node.kind {
    case .text, .code: String(decoding: node.literal, as: UTF8.self).unicodeScalars.first
    case .emphasis, .strong, .strikethrough, .link: node.first.flatMap(firstScalar)
    default: nil
    }
  }
}
