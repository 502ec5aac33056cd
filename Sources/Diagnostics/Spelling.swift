/// Finds the word that was probably meant.
package enum Spelling {
  /// The candidate with the smallest edit distance to `word`, if it is near enough to be a slip: at most a third of
  /// the word's length. Of equals the first in alphabetical order, so that the answer doesn't depend on the order given.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= 3 else { continue }
      let distance = distance(wanted, other)
      guard distance <= max(1, max(wanted.count, other.count) / 3) else { continue }
      if let b = best, (b.distance, b.word) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each
  /// (Boytsov 2011, "Indexing methods for approximate dictionary searching", section 2.1).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
