import Diagnostics
import Incremental
import Retrieval

/// What the search for related articles takes from the facts of the archive, not from the texts.
struct RelatedFacts: Sendable {
  /// Of all facts.
  let structure: Fingerprint
  /// Of the articles.
  let paths: [String]
  let articles: ArticleIndex
  /// The terms of all taxonomies of each article, and their names.
  let labels: [[Label]]
  let nameOfLabel: [Label: String]
  /// The articles that the author named for each.
  let pinned: [[Int]]
  let problems: [Problem]
}

/// The articles by the fingerprints of their paths, which are shorter than these and sooner compared.
struct ArticleIndex: Sendable {
  let fingerprints: [Fingerprint]
  private let places: [Fingerprint: Int]

  init(_ paths: [String]) {
    fingerprints = paths.map { Fingerprint(of: $0.utf8) }
    places = Dictionary(zip(fingerprints, fingerprints.indices), uniquingKeysWith: { first, _ in first })
  }

  subscript(fingerprint: Fingerprint) -> Int? { places[fingerprint] }

  /// Nil if one of the neighbours is gone.
  func placed(_ list: RelatedMemory.Neighbours) -> [RelatedIndex.Neighbour]? {
    var placed: [RelatedIndex.Neighbour] = []
    placed.reserveCapacity(list.count)
    for (article, score) in zip(list.articles, list.scores) {
      guard let index = places[article] else { return nil }
      placed.append(.init(index: index, score: score))
    }
    return placed
  }
}
