import Incremental
import Retrieval

/// What the search for related articles leaves to the next build, so that it looks only at what can differ.
struct RelatedMemory: Sendable {
  /// A class, because thousands of them are handed on at each build.
  final class Text: Sendable {
    let terms: Terms
    let labels: [Label]
    /// Nil if they have to be made.
    let features: TextFeatures?
    /// The nearest texts; nil if they have to be looked for.
    let neighbours: Neighbours?

    init(_ terms: Terms, labels: [Label], features: TextFeatures? = nil, neighbours: Neighbours? = nil) {
      self.terms = terms
      self.labels = labels
      self.features = features
      self.neighbours = neighbours
    }

    static let empty = Text(.counted(.none), labels: [])

    /// Nil if they are kept.
    var counts: TermCounts? { if case .counted(let counts) = terms { counts } else { nil } }

    /// Whether `other` says the same besides its terms.
    func isSame(as other: Text) -> Bool {
      self === other || labels == other.labels && features == other.features && neighbours == other.neighbours
    }
  }

  /// What is known of the terms of a text.
  enum Terms: Sendable {
    case counted(TermCounts)
    /// How often each of them stands in the text is kept in the store: few texts are asked for it.
    case kept(TermCells)
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
  private(set) var frequency = DocumentFrequency(for: 0)
  /// Knows the terms of the texts that don't.
  private var keeper: TermKeeper?
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
  init(texts: [String: Text], frequency: DocumentFrequency, options: Options, keeper: TermKeeper) {
    paths = Array(texts.keys)
    self.texts = Array(texts.values)
    self.frequency = frequency
    self.options = options
    self.keeper = keeper
  }

  var textsByPath: [String: Text] {
    Dictionary(zip(paths, texts), uniquingKeysWith: { first, _ in first })
  }

  /// All texts anew, for a table of another size.
  private mutating func recount() async throws {
    let counts = try await counts(of: Array(texts.indices))
    let labels = texts.map(\.labels)
    // Two tables: another would cost more memory than it saves time.
    let tables = await Parallel.map([0, 1], chunk: 1) { _, half in
      var frequency = DocumentFrequency(for: counts.count)
      for index in (half * counts.count / 2)..<((half + 1) * counts.count / 2) {
        frequency.add(counts[index], labels: labels[index])
      }
      return frequency
    }
    frequency = tables[0]
    frequency.add(tables[1])
    // Their cells are others now, so what is kept of the texts has to be written again.
    texts = zip(texts, counts).map { text, counts in
      Text(.counted(counts), labels: text.labels, features: text.features, neighbours: text.neighbours)
    }
  }

  /// The terms of the texts.
  var terms: TextTerms { TextTerms(texts.map(\.counts), paths: paths, keeper: keeper) }

  /// How often each term stands in some of the texts.
  private func counts(of indices: [Int]) async throws -> [TermCounts] {
    let terms = terms
    let chunks = stride(from: 0, to: indices.count, by: 64).map { indices[$0..<min($0 + 64, indices.count)] }
    let counts = await Parallel.map(chunks, chunk: 1) { _, chunk in Result { try terms.counts(of: Array(chunk)) } }
    return try counts.flatMap { try $0.get() }
  }

  /// Takes over the texts of this build, in the order of `paths`; `terms` is nil for a text that didn't change.
  mutating func take(_ paths: [String], terms: [TermCounts?], labels: [[Label]], options: Options) async throws {
    let isSame = options == self.options
    self.options = options
    var placeOfPath: [String: Int] = [:]
    let isSameOrder = paths == self.paths
    if !isSameOrder {
      placeOfPath = Dictionary(zip(self.paths, texts.indices), uniquingKeysWith: { first, _ in first })
      lists = []
    }
    let places = isSameOrder ? Array(paths.indices) : paths.map { placeOfPath[$0] }
    func isUnchanged(_ index: Int) -> Bool {
      places[index].map { terms[index] == nil && texts[$0].labels == labels[index] } ?? false
    }
    let changed = paths.indices.filter { !isUnchanged($0) }
    let stayed = Set(places.compactMap(\.self))
    let gone = stayed.count == texts.count ? [] : texts.indices.filter { !stayed.contains($0) }
    // What was counted of these is taken away.
    let old = gone + changed.compactMap { places[$0] }
    let oldCounts = Dictionary(zip(old, try await counts(of: old)), uniquingKeysWith: { first, _ in first })
    for index in old { frequency.remove(oldCounts[index] ?? .none, labels: texts[index].labels) }
    var new = places.map { place in
      let text = place.map { texts[$0] } ?? .empty
      return isSame ? text : Text(text.terms, labels: text.labels)
    }
    for index in changed {
      let text = new[index]
      let counts = terms[index] ?? places[index].flatMap { oldCounts[$0] } ?? .none
      frequency.add(counts, labels: labels[index])
      new[index] = Text(
        terms[index] == nil ? text.terms : .counted(counts), labels: labels[index], neighbours: text.neighbours)
    }
    (self.paths, texts) = (paths, new)
    if !frequency.suits(texts.count) { try await recount() }
  }

  /// Makes the lists of neighbours that can differ; the indices of the texts whose list was made. `articles` are the
  /// fingerprints of the paths, which decide ties.
  mutating func refresh(_ articles: ArticleIndex) async throws -> [Int] {
    guard let options else { return [] }
    let ranks = articles.fingerprints.map(\.low)
    let changed = try await refreshFeatures(options)
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
        text.terms, labels: text.labels, features: text.features, neighbours: neighbours)
    }
    return outdated
  }

  /// Makes the features of new texts, and of those whose terms became rarer or commoner; the indices of those that differ.
  private mutating func refreshFeatures(_ options: Options) async throws -> [Int] {
    let news = frequency.news()
    let frequency = frequency
    let isConcerned = await Parallel.map(texts, chunk: 128) { _, text in
      guard text.features != nil else { return true }
      return switch text.terms {
      case .counted(let counts): news.concerns(counts, labels: text.labels)
      case .kept(let cells): news.concerns(cells, labels: text.labels)
      }
    }
    let concerned = texts.indices.filter { isConcerned[$0] }
    let labels = concerned.map { texts[$0].labels }
    let fresh = await Parallel.map(try await counts(of: concerned), chunk: 32) { place, counts in
      frequency.features(of: counts, labels: labels[place], labelWeight: options.labelWeight)
    }
    var changed: [Int] = []
    for (index, features) in zip(concerned, fresh) {
      let text = texts[index]
      if text.features != features || text.neighbours == nil { changed.append(index) }
      texts[index] = Text(text.terms, labels: text.labels, features: features, neighbours: text.neighbours)
    }
    return changed
  }
}
