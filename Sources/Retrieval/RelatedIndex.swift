/// Ranks texts by the features they share.
///
/// It can be made for some of the texts only: then features of the others are left out, and only those can be asked for.
/// Same input, same ranking: ties go to the text with the lower rank.
package struct RelatedIndex: Sendable {
  package struct Neighbour: Sendable, Equatable {
    package let index: Int
    /// From 0 to the square of `TextFeatures.one`.
    package let score: Int32

    package init(index: Int, score: Int32) {
      self.index = index
      self.score = score
    }
  }

  /// What two texts have in common.
  package enum Reason: Sendable, Hashable {
    case label(Label)
    case term(String)
  }

  /// Texts that share less than this aren't neighbours: a hundredth.
  package static let leastScore = Int32(TextFeatures.one * TextFeatures.one / 100)

  private let texts: [TextFeatures]
  private let ranks: [UInt64]
  private var numberOfKey: [UInt64: Int32] = [:]
  private var postings: [[(text: Int32, weight: Int32)]] = []

  /// `ranks` decide ties: as many as `texts`, each different. `queries` are the texts that will be asked for.
  package init(_ texts: [TextFeatures], ranks: [UInt64], queries: some Sequence<Int>) {
    self.texts = texts
    self.ranks = ranks
    for query in queries {
      for feature in texts[query].features where numberOfKey[feature.key] == nil {
        numberOfKey[feature.key] = Int32(postings.count)
        postings.append([])
      }
    }
    for (index, text) in texts.enumerated() {
      for feature in text.features {
        guard let number = numberOfKey[feature.key] else { continue }
        postings[Int(number)].append((Int32(index), feature.weight))
      }
    }
  }

  /// All texts that share enough with the one at `index`, in no order. `scores` is memory to work in: it is handed back
  /// as zeros.
  package func forEachNeighbour(of index: Int, scores: inout [Int32], _ body: (Neighbour) -> Void) {
    if scores.count != texts.count { scores = Array(repeating: 0, count: texts.count) }
    var touched: [Int32] = []
    for feature in texts[index].features {
      guard let number = numberOfKey[feature.key] else { continue }
      for posting in postings[Int(number)] {
        if scores[Int(posting.text)] == 0 { touched.append(posting.text) }
        scores[Int(posting.text)] &+= feature.weight &* posting.weight
      }
    }
    for text in touched {
      let score = scores[Int(text)]
      scores[Int(text)] = 0
      if Int(text) != index, score >= Self.leastScore { body(Neighbour(index: Int(text), score: score)) }
    }
  }

  /// The `count` texts most like the one at `index`, the likest first; fewer if too little is shared.
  package func nearest(to index: Int, count: Int, scores: inout [Int32]) -> [Neighbour] {
    var best: [Neighbour] = []
    forEachNeighbour(of: index, scores: &scores) { found in
      if best.count == count, let last = best.last, !precedes(found, last) { return }
      let place = best.firstIndex { precedes(found, $0) } ?? best.endIndex
      best.insert(found, at: place)
      if best.count > count { best.removeLast() }
    }
    return best
  }

  private func precedes(_ a: Neighbour, _ b: Neighbour) -> Bool {
    a.score != b.score ? a.score > b.score : ranks[a.index] < ranks[b.index]
  }

  /// What two texts share, heaviest first: at most two labels, then terms, four in all.
  package func reasons(_ a: Int, _ b: Int) -> [Reason] {
    let other = Dictionary(texts[b].features.map { ($0.key, $0.weight) }, uniquingKeysWith: { first, _ in first })
    let shared = texts[a].features.compactMap { feature in
      other[feature.key].map { (key: feature.key, weight: $0 * feature.weight) }
    }.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }
    var labels: [Reason] = []
    var terms: [String] = []
    for (key, _) in shared {
      let term = Term(bits: key)
      if key >> 62 == 0 {
        labels.append(.label(Label(key)))
      } else {
        terms.append(term.text ?? texts[a].spelling(of: key) ?? texts[b].spelling(of: key) ?? "")
      }
    }
    let phrases = Phrases.joined(Array(terms.prefix(12)))
    return Array((labels.prefix(2) + phrases.map(Reason.term)).prefix(4))
  }
}
