package import Diagnostics

/// Keys of front matters that mean nothing to the program: each is told once for all texts that have it.
package enum OtherKeys {
  /// `articles` in reading order; `source` gives a text by its path.
  package static func problems(_ articles: [Article], kept: Set<String>, source: (String) -> SourceText) -> [Problem] {
    var uses: [String: (path: String, position: Position, count: Int)] = [:]
    for article in articles {
      for key in article.otherKeys where !kept.contains(key.value) {
        uses[key.value, default: (article.path, key.position, 0)].count += 1
      }
    }
    return uses.sorted { $0.key < $1.key }.map { key, use in
      Problem(ContentProblem.keyOfTexts(key, count: use.count), in: source(use.path), at: use.position)
    }
  }
}
