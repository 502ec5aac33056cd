import Incremental
import Retrieval

/// What the search for related articles leaves to the next build, so that it looks only at what can differ.
struct RelatedMemory: Sendable {
  /// A class, because thousands of them are handed on at each build.
  final class Text: Sendable {
    let terms: TermCounts
    let labels: [Label]
    /// Nil if they have to be made.
    let features: TextFeatures?
    /// The nearest texts; nil if they have to be looked for.
    let neighbours: Neighbours?

    init(terms: TermCounts, labels: [Label], features: TextFeatures? = nil, neighbours: Neighbours? = nil) {
      self.terms = terms
      self.labels = labels
      self.features = features
      self.neighbours = neighbours
    }

    func hasSameTerms(as other: Text) -> Bool { self === other || terms == other.terms }

    /// Whether `other` says the same besides its terms.
    func isSame(as other: Text) -> Bool {
      self === other || labels == other.labels && features == other.features && neighbours == other.neighbours
    }
  }

  /// The texts nearest to one, the likest first: places in lists of the same length, so that a text needs few of them.
  struct Neighbours: Sendable, Equatable {
    /// The fingerprints of their paths.
    var articles: [Fingerprint] = []
    var scores: [Int32] = []
    /// Why each of them is near, one after the other, and where those of each end.
    var reasons: [RelatedIndex.Reason] = []
    var ends: [Int] = []

    var count: Int { articles.count }

    func reasons(at place: Int) -> ArraySlice<RelatedIndex.Reason> {
      reasons[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    }

    mutating func append(_ article: Fingerprint, _ score: Int32, _ reasons: [RelatedIndex.Reason]) {
      articles.append(article)
      scores.append(score)
      self.reasons += reasons
      ends.append(self.reasons.count)
    }
  }

  struct Options: Sendable, Equatable {
    let listLength: Int
    /// 0 to 1.
    let labelWeight: Double
  }

  /// The source paths of the last build's articles, and their texts in the same order.
  private var paths: [String] = []
  private(set) var texts: [Text] = []
  private var frequency = DocumentFrequency(for: 0)
  private(set) var options: Options?
  /// The nearest texts of each, with places in `texts`; nil for those whose list has to be made. Empty if the order is
  /// another than when they were made.
  private var lists: [[RelatedIndex.Neighbour]?] = []
  /// What follows from the facts of the archive alone.
  var facts: RelatedFacts?
  /// What the last build showed, with the fingerprint of its facts.
  var shown: (structure: Fingerprint, lists: [RelatedList])?

  init() {}

  /// As an earlier build left it.
  init(texts: [String: Text], options: Options) async {
    paths = Array(texts.keys)
    self.texts = Array(texts.values)
    self.options = options
    await recount()
    _ = frequency.news()
  }

  var textsByPath: [String: Text] {
    Dictionary(zip(paths, texts), uniquingKeysWith: { first, _ in first })
  }

  private mutating func recount() async {
    let (texts, count) = (texts, texts.count)
    // Two tables: another would cost more memory than it saves time.
    let tables = await Parallel.map([0, 1], chunk: 1) { _, half in
      var frequency = DocumentFrequency(for: count)
      for text in texts[(half * count / 2)..<((half + 1) * count / 2)] {
        frequency.add(text.terms, labels: text.labels)
      }
      return frequency
    }
    frequency = tables[0]
    frequency.add(tables[1])
  }

  /// Takes over the texts of this build, in the order of `paths`; `terms` is nil for a text that didn't change.
  mutating func take(_ paths: [String], terms: [TermCounts?], labels: [[Label]], options: Options) async {
    let isSame = options == self.options
    self.options = options
    var gone: [String: Text] = [:]
    var known = texts.map(Optional.some)
    if paths != self.paths {
      gone = textsByPath
      known = paths.map { gone.removeValue(forKey: $0) }
      self.paths = paths
      lists = []
    }
    texts = []
    texts.reserveCapacity(paths.count)
    for index in paths.indices {
      let old = known[index]
      if let old, terms[index] == nil, old.labels == labels[index] {
        texts.append(isSame ? old : Text(terms: old.terms, labels: old.labels))
        continue
      }
      if let old { frequency.remove(old.terms, labels: old.labels) }
      let text = Text(
        terms: terms[index] ?? old?.terms ?? .none, labels: labels[index], neighbours: isSame ? old?.neighbours : nil)
      frequency.add(text.terms, labels: text.labels)
      texts.append(text)
    }
    for text in gone.values { frequency.remove(text.terms, labels: text.labels) }
    if !frequency.suits(texts.count) { await recount() }
  }

  /// Makes the lists of neighbours that can differ; the indices of the texts whose list was made. `articles` are the
  /// fingerprints of the paths, which decide ties.
  mutating func refresh(_ articles: ArticleIndex) async -> [Int] {
    guard let options else { return [] }
    let ranks = articles.fingerprints.map(\.low)
    let changed = await refreshFeatures(options)
    if lists.isEmpty {
      lists = await Parallel.map(texts, chunk: 512) { _, text -> [RelatedIndex.Neighbour]? in
        text.neighbours.flatMap(articles.placed)
      }
    } else if changed.isEmpty {
      return []
    }
    let features = texts.map { $0.features ?? .none }
    let outdated = RelatedLists.outdated(
      lists, texts: features, ranks: ranks, changed: changed, count: options.listLength)
    let index = RelatedIndex(features, ranks: ranks, queries: outdated)
    let chunks = stride(from: 0, to: outdated.count, by: 256).map {
      Array(outdated[$0..<min($0 + 256, outdated.count)])
    }
    let found = await Parallel.map(chunks, chunk: 1) { _, queries in
      var scores: [Int32] = []
      return queries.map { query in
        let list = index.nearest(to: query, count: options.listLength, scores: &scores)
        var neighbours = Neighbours()
        for found in list {
          neighbours.append(articles.fingerprints[found.index], found.score, index.reasons(query, found.index))
        }
        return (list, neighbours)
      }
    }
    for (query, (list, neighbours)) in zip(outdated, found.joined()) {
      lists[query] = list
      let text = texts[query]
      texts[query] = Text(
        terms: text.terms, labels: text.labels, features: text.features, neighbours: neighbours)
    }
    return outdated
  }

  /// Makes the features of new texts, and of those whose terms became rarer or commoner; the indices of those that differ.
  private mutating func refreshFeatures(_ options: Options) async -> [Int] {
    let news = frequency.news()
    let frequency = frequency
    let fresh = await Parallel.map(texts, chunk: 128) { _, text -> TextFeatures? in
      if text.features != nil, !news.concerns(text.terms, labels: text.labels) { return nil }
      return frequency.features(of: text.terms, labels: text.labels, labelWeight: options.labelWeight)
    }
    var changed: [Int] = []
    for (index, features) in fresh.enumerated() {
      guard let features else { continue }
      let text = texts[index]
      if text.features != features || text.neighbours == nil { changed.append(index) }
      texts[index] = Text(
        terms: text.terms, labels: text.labels, features: features, neighbours: text.neighbours)
    }
    return changed
  }
}
