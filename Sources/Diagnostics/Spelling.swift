/// Finds the word that was probably meant.
package enum Spelling {
  /// A word longer than this has no suggestion, and of the words that look like one no more than so many are compared:
  /// what a suggestion costs doesn't grow with what is known.
  private static let longest = 48
  private static let mostCompared = 200

  /// The candidate with the smallest edit distance to `word`, if it is near enough to be a slip: at most a third of
  /// the word's length. Of equals the first in alphabetical order, so that the answer doesn't depend on the order given.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    guard word.utf8.count <= 4 * longest else { return nil }
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    let signs = signs(wanted)
    var best: (distance: Int, word: String)?
    var compared = 0
    for candidate in candidates {
      // Lengths tell most words apart, and cost less than letters.
      guard candidate.utf8.count <= 4 * (wanted.count + 3), candidate.utf8.count + 3 >= wanted.count else { continue }
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= 3 else { continue }
      let limit = max(1, max(wanted.count, other.count) / 3)
      // Each edit brings in one new letter at most, and takes one away.
      let difference = Self.signs(other) ^ signs
      guard difference.nonzeroBitCount <= 2 * limit else { continue }
      compared += 1
      if compared > mostCompared { break }
      let distance = distance(wanted, other)
      guard distance <= limit else { continue }
      if let b = best, (b.distance, b.word) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  /// A bit for each letter that is there.
  private static func signs(_ word: [Unicode.Scalar]) -> UInt64 {
    word.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
  }

  /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each
  /// (Boytsov 2011, "Indexing methods for approximate dictionary searching", section 2.1).
  package static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 0..<a.count {
      row[0] = i + 1
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row[j + 1] = cost
      }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}
