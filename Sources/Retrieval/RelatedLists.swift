/// The nearest texts of each text, kept from one build to the next: only the lists that can differ are made again.
package enum RelatedLists {
  /// `lists[i]` is what is known of text `i`; nil if it has to be made. `changed` are the texts whose features aren't those
  /// that the lists were made with. Lists that name a text that is gone must be nil already.
  ///
  /// A list differs only if its own text changed, if it names one that did, or if one that did now comes before its last
  /// entry. So the lists are those that a ranking of everything would give.
  package static func outdated(
    _ lists: [[RelatedIndex.Neighbour]?], texts: [TextFeatures], ranks: [UInt64], changed: [Int], count: Int
  ) -> [Int] {
    var outdated = lists.map { $0 == nil }
    var isChanged = [Bool](repeating: false, count: lists.count)
    for index in changed {
      isChanged[index] = true
      outdated[index] = true
    }
    for (index, list) in lists.enumerated() where list?.contains(where: { isChanged[$0.index] }) ?? false {
      outdated[index] = true
    }
    // Beyond a quarter, asking what is outdated takes as long as ranking everything.
    guard changed.count <= lists.count / 4 else { return Array(lists.indices) }
    let index = RelatedIndex(texts, ranks: ranks, queries: changed)
    var scores: [Int32] = []
    for text in changed {
      index.forEachNeighbour(of: text, scores: &scores) { found in
        guard !outdated[found.index], let list = lists[found.index] else { return }
        outdated[found.index] = list.count < count || found.score >= (list.last?.score ?? 0)
      }
    }
    return outdated.indices.filter { outdated[$0] }
  }
}
