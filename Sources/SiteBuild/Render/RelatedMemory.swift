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

  /// By source path.
  private(set) var texts: [String: Text] = [:]
  private var frequency = DocumentFrequency(for: 0)
  private(set) var options: Options?
  /// The paths of the last build whose lists were all made.
  private var settled: [String] = []
  /// In their order, with places in it; nil for texts whose list has to be made.
  private var lists: [[RelatedIndex.Neighbour]?] = []
  /// What the last build showed, with the fingerprint of its facts.
  var shown: (structure: Fingerprint, lists: [RelatedList])?

  init() {}

  /// As an earlier build left it.
  init(texts: [String: Text], options: Options) async {
    self.texts = texts
    self.options = options
    await recount()
    _ = frequency.news()
  }

  private mutating func recount() async {
    let (texts, count) = (Array(texts.values), texts.count)
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
    let old = texts
    texts = [:]
    texts.reserveCapacity(paths.count)
    for (index, path) in paths.enumerated() {
      let known = old[path]
      if let known, terms[index] == nil, known.labels == labels[index] {
        texts[path] = isSame ? known : Text(terms: known.terms, labels: known.labels)
        continue
      }
      if let known { frequency.remove(known.terms, labels: known.labels) }
      let text = Text(
        terms: terms[index] ?? known?.terms ?? .none, labels: labels[index],
        neighbours: isSame ? known?.neighbours : nil)
      frequency.add(text.terms, labels: text.labels)
      texts[path] = text
    }
    for (path, text) in old where texts[path] == nil { frequency.remove(text.terms, labels: text.labels) }
    if !frequency.suits(texts.count) { await recount() }
  }

  /// Makes the lists of neighbours that can differ; the indices of the texts whose list was made. `articles` are the
  /// fingerprints of the paths, which decide ties.
  mutating func refresh(_ paths: [String], _ articles: ArticleIndex) async -> [Int] {
    guard let options else { return [] }
    let ranks = articles.fingerprints.map(\.low)
    let changed = await refreshFeatures(paths, options)
    if paths != settled {
      let known = paths.map { texts[$0]?.neighbours }
      lists = await Parallel.map(known, chunk: 512) { _, list -> [RelatedIndex.Neighbour]? in
        list.flatMap(articles.placed)
      }
      settled = paths
    } else if changed.isEmpty {
      return []
    }
    let features = paths.map { texts[$0]?.features ?? .none }
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
      guard let text = texts[paths[query]] else { continue }
      texts[paths[query]] = Text(
        terms: text.terms, labels: text.labels, features: text.features, neighbours: neighbours)
    }
    return outdated
  }

  /// Makes the features of new texts, and of those whose terms became rarer or commoner; the indices of those that differ.
  private mutating func refreshFeatures(_ paths: [String], _ options: Options) async -> [Int] {
    let news = frequency.news()
    let frequency = frequency
    let current = paths.map { texts[$0] ?? Text(terms: .none, labels: []) }
    let fresh = await Parallel.map(current, chunk: 128) { _, text -> TextFeatures? in
      if text.features != nil, !news.concerns(text.terms, labels: text.labels) { return nil }
      return frequency.features(of: text.terms, labels: text.labels, labelWeight: options.labelWeight)
    }
    var changed: [Int] = []
    for (index, features) in fresh.enumerated() {
      guard let features else { continue }
      if current[index].features != features || current[index].neighbours == nil { changed.append(index) }
      let text = current[index]
      texts[paths[index]] = Text(
        terms: text.terms, labels: text.labels, features: features, neighbours: text.neighbours)
    }
    return changed
  }
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
  fileprivate func placed(_ list: RelatedMemory.Neighbours) -> [RelatedIndex.Neighbour]? {
    var placed: [RelatedIndex.Neighbour] = []
    placed.reserveCapacity(list.count)
    for (article, score) in zip(list.articles, list.scores) {
      guard let index = places[article] else { return nil }
      placed.append(.init(index: index, score: score))
    }
    return placed
  }
}
