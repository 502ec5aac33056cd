import Glibc

/// In how many texts each term and each label stands, and the weights that follow from it.
///
/// Terms are counted in a table of hashed cells: two that meet in one cell look a little commoner than they are, which is
/// cheaper than a dictionary of all terms and as good for ranking. Weights see counts only in steps of half a doubling
/// (`FrequencyStep`), so that one text more or less leaves the weights of nearly all others as they were: what follows
/// from equal steps needn't be computed again.
package struct DocumentFrequency: Sendable {
  /// Terms in a text's features.
  private static let size = 48
  private static let logs: [Double] = (0...256).map { $0 == 0 ? 0 : 1 + log(Double($0)) }

  /// As many as a power of two.
  private var counts: [UInt32]
  private let shift: UInt64
  private var labelCounts: [Label: Int] = [:]
  private var texts = 0
  /// The counts of cells and labels that changed since `news` was asked; nil if it wasn't yet.
  private var before: [Int: UInt32]?
  private var labelsBefore: [Label: Int] = [:]
  private var textsBefore = 0

  /// A table for about `count` texts. Tables that suit the same count weigh the same texts alike.
  package init(for count: Int) {
    let bits = Self.bits(for: count)
    counts = [UInt32](repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  package init(_ texts: some Collection<(terms: TermCounts, labels: [Label])>) {
    self.init(for: texts.count)
    for text in texts { add(text.terms, labels: text.labels) }
  }

  /// What is kept of a table for another process.
  package struct Kept: Sendable {
    /// The counts of all cells: those that are larger than a byte are 255 here, and follow in their order.
    package var cells: [UInt8]
    package var large: [Int]
    package var labels: [UInt64]
    package var labelCounts: [Int]
    package var texts: Int

    package init(cells: [UInt8], large: [Int], labels: [UInt64], labelCounts: [Int], texts: Int) {
      self.cells = cells
      self.large = large
      self.labels = labels
      self.labelCounts = labelCounts
      self.texts = texts
    }
  }

  package var kept: Kept {
    let labels = labelCounts.sorted { $0.key.bits < $1.key.bits }
    return Kept(
      cells: counts.map { UInt8(min($0, 255)) }, large: counts.filter { $0 >= 255 }.map { Int($0) },
      labels: labels.map(\.key.bits), labelCounts: labels.map(\.value), texts: texts)
  }

  /// Nil if it isn't what was kept of a table. News begin here.
  package init?(_ kept: Kept) {
    let bits = kept.cells.count.trailingZeroBitCount
    guard kept.cells.count == 1 << bits, bits <= 22, kept.labels.count == kept.labelCounts.count else { return nil }
    var counts = kept.cells.map { UInt32($0) }
    var large = kept.large[...]
    for cell in counts.indices where counts[cell] == 255 {
      guard let count = large.popFirst() else { return nil }
      counts[cell] = UInt32(truncatingIfNeeded: count)
    }
    self.counts = counts
    shift = UInt64(64 - bits)
    labelCounts = Dictionary(
      zip(kept.labels.map(Label.init), kept.labelCounts), uniquingKeysWith: { first, _ in first })
    texts = kept.texts
    before = [:]
    textsBefore = texts
  }

  /// Where the terms of a text are counted.
  package func cells(of text: TermCounts) -> TermCells { TermCells(of: text.keys, shift: shift) }

  /// The number of cells.
  package var size: Int { counts.count }

  /// Some five hundred cells a text, at most four million.
  private static func bits(for count: Int) -> Int {
    min(22, max(12, Int.bitWidth - (count * 512).leadingZeroBitCount))
  }

  /// Whether a table for `count` texts would be of this one's size.
  package func suits(_ count: Int) -> Bool { counts.count == 1 << Self.bits(for: count) }

  package mutating func add(_ text: TermCounts, labels: [Label]) { count(text, labels, 1) }

  /// Adds what was counted in another table for as many texts.
  package mutating func add(_ other: DocumentFrequency) {
    texts += other.texts
    for cell in counts.indices { counts[cell] &+= other.counts[cell] }
    labelCounts.merge(other.labelCounts, uniquingKeysWith: +)
  }

  /// Takes away what `add` of the same values added.
  package mutating func remove(_ text: TermCounts, labels: [Label]) { count(text, labels, -1) }

  private mutating func count(_ text: TermCounts, _ labels: [Label], _ change: Int) {
    texts += change
    for term in text.terms {
      let cell = cell(term)
      if before?[cell] == nil { before?[cell] = counts[cell] }
      counts[cell] = UInt32(truncatingIfNeeded: Int(counts[cell]) + change)
    }
    for label in labels {
      if labelsBefore[label] == nil { labelsBefore[label] = labelCounts[label] ?? 0 }
      labelCounts[label, default: 0] += change
    }
  }

  /// What weighs otherwise since this was asked last.
  package mutating func news() -> FrequencyNews {
    defer {
      before = [:]
      labelsBefore = [:]
      textsBefore = texts
    }
    guard let before, FrequencyStep.of(textsBefore) == FrequencyStep.of(texts) else { return FrequencyNews(cells: nil) }
    let cells = before.filter { FrequencyStep.of(Int($1)) != FrequencyStep.of(Int(counts[$0])) }.keys
    let labels = labelsBefore.filter { FrequencyStep.of($1) != step($0) }.keys
    return FrequencyNews(cells: Set(cells), labels: Set(labels), shift: shift)
  }

  private func cell(_ term: Term) -> Int { FrequencyNews.cell(term, shift) }

  private func step(_ term: Term) -> Int { FrequencyStep.of(Int(counts[cell(term)])) }

  private func step(_ label: Label) -> Int { FrequencyStep.of(labelCounts[label] ?? 0) }

  /// The terms with the highest weights by tf–idf, `(1 + ln tf) · ln(1 + N / df)` (Salton & Buckley 1988,
  /// "Term-weighting approaches in automatic text retrieval"), and the labels by idf; each a vector of length one, then
  /// weighted against each other: `labelWeight` is the share of the labels in the similarity, 0 to 1.
  package func features(of text: TermCounts, labels: [Label], labelWeight: Double) -> TextFeatures {
    let terms = heaviest(of: text)
    let total = FrequencyStep.value(FrequencyStep.of(texts))
    let weights = labels.map { log(1 + total / max(1, FrequencyStep.value(step($0)))) }
    let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let textScale = (1 - labelWeight).squareRoot()
    let labelScale = length == 0 ? 0 : labelWeight.squareRoot() / length
    return TextFeatures(
      terms.map { .init(key: $0.term.bits, weight: TextFeatures.fixed($0.weight * textScale)) }
        + zip(labels, weights).map { .init(key: $0.bits, weight: TextFeatures.fixed($1 * labelScale)) },
      spelling: terms.compactMap { term, _ in text.spelling(of: term).map { (term.bits, $0) } })
  }

  /// Terms that stand in no other text or in more than a fifth of them tell nothing about what a text is related to.
  private func heaviest(of text: TermCounts) -> [(term: Term, weight: Double)] {
    let total = FrequencyStep.value(FrequencyStep.of(texts))
    let commonest = max(FrequencyStep.of(3), FrequencyStep.of(Int(total) / 5))
    let idf = (0...commonest).map { log(total / max(1, FrequencyStep.value($0)) + 1) }
    var found: [(term: Term, weight: Double)] = []
    found.reserveCapacity(text.keys.count)
    for (term, frequency) in zip(text.terms, text.counts) {
      let step = step(term)
      guard step > FrequencyStep.of(1), step <= commonest, !StopWords.contains(term) else { continue }
      found.append((term, Self.logs[Int(frequency)] * idf[step]))
    }
    let kept = Self.top(Self.size, of: found)
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

/// Counts in steps of half a doubling: 0, 1, 1.4, 2, 2.8, 4, 5.7, 8 …
enum FrequencyStep {
  /// 0 for 0, else `1 + 2 log₂ count`, rounded; exact on every machine.
  static func of(_ count: Int) -> Int {
    guard count > 0 else { return 0 }
    let power = Int.bitWidth - 1 - count.leadingZeroBitCount
    // The bounds between the steps are 2^¼ and 2^¾ of the power below.
    let part = count * 10_000
    return 1 + 2 * power + (part < 11_892 << power ? 0 : part < 16_818 << power ? 1 : 2)
  }

  static func value(_ step: Int) -> Double {
    guard step > 0 else { return 0 }
    return Double(1 << ((step - 1) / 2)) * (step % 2 == 1 ? 1 : 2.0.squareRoot())
  }
}
