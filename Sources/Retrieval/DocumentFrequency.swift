#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The heaviest terms of a text, as a vector of length one.
package struct TermVector: Sendable {
  let terms: [(term: Term, weight: Double)]
  /// The spelling of terms that can't give their own.
  let longWords: [Term: String]
}

/// In how many texts a term stands, counted in a table of hashed cells: two terms that meet in one cell look a little
/// commoner than they are, which is cheaper than a dictionary of all terms and as good for ranking.
package struct DocumentFrequency: Sendable {
  private static let cells = 1 << 22
  private let counts: [UInt32]
  private let logs: [Double]
  private let texts: Int

  package init(_ texts: [TermCounts]) {
    var counts = [UInt32](repeating: 0, count: Self.cells)
    for text in texts {
      for term in text.terms { counts[Self.cell(term)] += 1 }
    }
    self.counts = counts
    self.texts = texts.count
    logs = (0...256).map { $0 == 0 ? 0 : 1 + log(Double($0)) }
  }

  private static func cell(_ term: Term) -> Int {
    Int(truncatingIfNeeded: (term.bits &* 0x9E37_79B9_7F4A_7C15) >> 42)
  }

  /// The terms of a text with the highest weights by tf–idf, `(1 + ln tf) · ln(1 + N / df)` (Salton & Buckley 1988,
  /// "Term-weighting approaches in automatic text retrieval"). Terms that stand in no other text or in more than a fifth
  /// of them tell nothing about what it is related to.
  package func vector(of text: TermCounts, size: Int = 48) -> TermVector {
    let terms = heaviest(size, of: text)
    let long = text.longWords.isEmpty ? [] : terms.compactMap { term, _ in text.longWords[term].map { (term, $0) } }
    return TermVector(terms: terms, longWords: Dictionary(long, uniquingKeysWith: { first, _ in first }))
  }

  private func heaviest(_ count: Int, of text: TermCounts) -> [(term: Term, weight: Double)] {
    let commonest = max(3, texts / 5)
    var found: [(term: Term, weight: Double)] = []
    found.reserveCapacity(text.terms.count)
    for (term, frequency) in zip(text.terms, text.counts) {
      let documents = Int(counts[Self.cell(term)])
      guard documents > 1, documents <= commonest, !StopWords.contains(term) else { continue }
      found.append((term, logs[Int(frequency)] * log(Double(texts) / Double(documents) + 1)))
    }
    let kept = Self.top(count, of: found)
    let length = kept.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    return length == 0 ? [] : kept.map { ($0.term, $0.weight / length) }
  }

  /// The `count` heaviest in order. A threshold found by sampling the weights would save little: texts have some
  /// thousand terms.
  private static func top(_ count: Int, of found: [(term: Term, weight: Double)]) -> [(term: Term, weight: Double)] {
    var heap: [(term: Term, weight: Double)] = []
    heap.reserveCapacity(count + 1)
    for entry in found {
      if heap.count == count, let last = heap.last, entry.weight <= last.weight { continue }
      var low = 0
      var high = heap.count
      while low < high {
        let middle = (low + high) / 2
        if heap[middle].weight >= entry.weight { low = middle + 1 } else { high = middle }
      }
      heap.insert(entry, at: low)
      if heap.count > count { heap.removeLast() }
    }
    return heap
  }
}
