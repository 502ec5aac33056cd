import Incremental
import Retrieval

/// The terms of the texts of all articles: what each is about, for whatever is made from that. Most of them lie in the
/// store, for few texts are asked for theirs: how often each term stands in a text is nine tenths of what is kept of it.
struct TextTerms: Sendable {
  /// By the article's index; nil for a text whose terms are in the store.
  private let counted: [TermCounts?]
  private let paths: [String]
  private let keeper: TermKeeper?

  init(_ counted: [TermCounts?], paths: [String], keeper: TermKeeper?) {
    (self.counted, self.paths, self.keeper) = (counted, paths, keeper)
  }

  /// The terms of some articles, by their indices. Fails if the store can't be read.
  func counts(of indices: [Int]) throws -> [TermCounts] {
    var read = try keeper?.terms(indices.filter { counted[$0] == nil }.map { paths[$0] })[...] ?? []
    return indices.map { counted[$0] ?? read.popFirst() ?? .none }
  }
}

/// Knows the terms of the texts in the store, by source path.
struct TermKeeper: Sendable {
  let terms: @Sendable (_ paths: [String]) throws -> [TermCounts]
}
