#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ranks texts by what they share: rare terms of the text, and rare labels (tags).
///
/// Each text is a vector of its heaviest terms and a vector of its labels by idf, each of length one; the similarity is
/// the weighted sum of both cosines. Same input, same ranking: ties go to the lower index.
package struct RelatedIndex: Sendable {
  package struct Options: Sendable, Hashable {
    /// Share of the labels in the similarity, 0 to 1.
    package var labelWeight: Double
    package init(labelWeight: Double) { self.labelWeight = labelWeight }
  }

  /// What two texts have in common.
  package enum Reason: Sendable, Hashable {
    case label(Int)
    case term(String)
  }

  package struct Match: Sendable {
    package let index: Int
    package let score: Double
    /// The heaviest first, at most four.
    package let reasons: [Reason]

    /// Whether the two share a label, or more than one word.
    package var isSubstantial: Bool {
      reasons.count > 1 || reasons.contains { if case .label = $0 { true } else { false } }
    }
  }

  struct Feature {
    let key: Int32
    let weight: Float
  }

  private let vectors: [[Feature]]
  private let postings: [[(text: Int32, weight: Float)]]
  private let names: [Reason]

  /// `vectors[i]` are the heaviest terms of text `i`, `labels[i]` its labels, as small numbers.
  package init(_ texts: [TermVector], labels: [[Int]], options: Options) {
    var builder = FeatureTable()
    var vectors: [[Feature]] = []
    vectors.reserveCapacity(texts.count)
    let labelIDF = Self.labelIDF(labels)
    let textScale = (1 - options.labelWeight).squareRoot()
    let labelScale = options.labelWeight.squareRoot()
    for (text, own) in zip(texts, labels) {
      var vector: [Feature] = []
      vector.reserveCapacity(text.terms.count + own.count)
      for (term, weight) in text.terms {
        vector.append(Feature(key: builder.key(term, text.longWords), weight: Float(weight * textScale)))
      }
      let length = own.reduce(0) { $0 + labelIDF[$1] * labelIDF[$1] }.squareRoot()
      for label in own where length > 0 {
        vector.append(Feature(key: builder.key(label: label), weight: Float(labelIDF[label] / length * labelScale)))
      }
      vectors.append(vector)
    }
    var postings = [[(text: Int32, weight: Float)]](repeating: [], count: builder.names.count)
    for (index, vector) in vectors.enumerated() {
      for feature in vector { postings[Int(feature.key)].append((Int32(index), feature.weight)) }
    }
    self.vectors = vectors
    self.postings = postings
    names = builder.names
  }

  private static func labelIDF(_ labels: [[Int]]) -> [Double] {
    var frequency = [Int](repeating: 0, count: (labels.joined().max() ?? -1) + 1)
    for own in labels { for label in own { frequency[label] += 1 } }
    return frequency.map { $0 == 0 ? 0 : log(1 + Double(labels.count) / Double($0)) }
  }

  /// The `count` texts most like the one at `index`, the likest first; fewer if too little is shared.
  package func related(to index: Int, count: Int, scores: inout [Float]) -> [Match] {
    if scores.count != vectors.count { scores = Array(repeating: 0, count: vectors.count) }
    var touched: [Int32] = []
    for feature in vectors[index] {
      for posting in postings[Int(feature.key)] {
        if scores[Int(posting.text)] == 0 { touched.append(posting.text) }
        scores[Int(posting.text)] += feature.weight * posting.weight
      }
    }
    var best: [(score: Float, text: Int32)] = []
    for text in touched {
      let score = scores[Int(text)]
      scores[Int(text)] = 0
      guard Int(text) != index, score > 0.01 else { continue }
      if best.count == count, let last = best.last, (score, -text) <= (last.score, -last.text) { continue }
      let place = best.firstIndex { ($0.score, -$0.text) < (score, -text) } ?? best.endIndex
      best.insert((score, text), at: place)
      if best.count > count { best.removeLast() }
    }
    return best.map { Match(index: Int($0.text), score: Double($0.score), reasons: reasons(index, Int($0.text))) }
  }

  /// What two texts share, heaviest first: at most two labels, then terms, four in all.
  package func reasons(_ a: Int, _ b: Int) -> [Reason] {
    let other = Dictionary(vectors[b].map { ($0.key, $0.weight) }, uniquingKeysWith: { first, _ in first })
    let shared = vectors[a].compactMap { feature in other[feature.key].map { (feature.key, $0 * feature.weight) } }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    var labels: [Reason] = []
    var terms: [String] = []
    for (key, _) in shared {
      switch names[Int(key)] {
      case .label: labels.append(names[Int(key)])
      case .term(let text): terms.append(text)
      }
    }
    let phrases = Phrases.joined(Array(terms.prefix(12)))
    return Array((labels.prefix(2) + phrases.map(Reason.term)).prefix(4))
  }
}

/// Gives each term and label of the index a small number and its name.
private struct FeatureTable {
  private var keyOfTerm: [Term: Int32] = [:]
  private var keyOfLabel: [Int: Int32] = [:]
  private(set) var names: [RelatedIndex.Reason] = []

  mutating func key(_ term: Term, _ longWords: [Term: String]) -> Int32 {
    if let key = keyOfTerm[term] { return key }
    let key = Int32(names.count)
    keyOfTerm[term] = key
    names.append(.term(term.text ?? longWords[term] ?? ""))
    return key
  }

  mutating func key(label: Int) -> Int32 {
    if let key = keyOfLabel[label] { return key }
    let key = Int32(names.count)
    keyOfLabel[label] = key
    names.append(.label(label))
    return key
  }
}
