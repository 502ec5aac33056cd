/// Kinds of HTML that a text has and that aren't drawn: each is told of once, where it first stands.
struct HTMLKinds {
  enum Kind: Hashable {
    /// A tag of a name that is shown as text.
    case shown(String)
    /// A tag of a name that has no other half.
    case unbalanced(String)
    case attribute(String)
  }

  struct Found {
    let kind: Kind
    let words: String
    var times: Int

    var problem: MarkdownProblem {
      switch kind {
      case .shown: .rawHTML(words, times: times)
      case .unbalanced: .unbalancedHTML(words, times: times)
      case .attribute(let name): .attribute(name, times: times)
      }
    }
  }

  /// Whether the text has harmless tags.
  var holdsTags = false
  private var found: [(Found, SourceCursor.Place)] = []
  private var indices: [Kind: Int] = [:]

  /// The places of kinds that come first, first.
  var all: [(Found, SourceCursor.Place)] {
    found.sorted { ($0.1.line, $0.1.column) < ($1.1.line, $1.1.column) }
  }

  /// Counts a kind that is known already; the second half of a pair counts with the first.
  mutating func isNew(_ kind: Kind, isClosing: Bool) -> Bool {
    guard let index = indices[kind] else { return true }
    if !isClosing { found[index].0.times += 1 }
    return false
  }

  mutating func add(_ kind: Kind, _ words: String, _ place: SourceCursor.Place) {
    indices[kind] = found.count
    found.append((Found(kind: kind, words: words, times: 1), place))
  }
}
