import Incremental
import Retrieval

/// What the search for related articles leaves to the next build, so that it looks only at what can differ.
struct RelatedMemory: Sendable {
  struct Text: Sendable {
    var terms: TermCounts
    var labels: [Label]
    /// Nil if they have to be made.
    var features: TextFeatures?
    /// The nearest texts; nil if they have to be looked for.
    var neighbours: [Neighbour]?

    /// Whether `other` was found out of the same text and says the same.
    func isSame(as other: Text) -> Bool {
      terms == other.terms && labels == other.labels && features == other.features && neighbours == other.neighbours
    }
  }

  struct Neighbour: Sendable, Equatable {
    /// Of the source.
    let path: String
    let score: Int32
    let reasons: [RelatedIndex.Reason]
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
  /// What the last build showed, with the fingerprint of its facts.
  var shown: (structure: Fingerprint, lists: [RelatedList])?

  init() {}

  /// As an earlier build left it.
  init(texts: [String: Text], options: Options) {
    self.texts = texts
    self.options = options
    recount()
    _ = frequency.news()
  }

  private mutating func recount() {
    frequency = DocumentFrequency(for: texts.count)
    for text in texts.values { frequency.add(text.terms, labels: text.labels) }
  }

  /// Takes over the texts of this build, in the order of `paths`; `terms` is nil for a text that didn't change.
  mutating func take(_ paths: [String], terms: [TermCounts?], labels: [[Label]], options: Options) {
    let isSame = options == self.options
    self.options = options
    let old = texts
    texts = [:]
    texts.reserveCapacity(paths.count)
    for (index, path) in paths.enumerated() {
      let known = old[path]
      var text = known ?? Text(terms: .none, labels: [])
      if terms[index] != nil || text.labels != labels[index] || known == nil {
        if known != nil { frequency.remove(text.terms, labels: text.labels) }
        text.terms = terms[index] ?? text.terms
        text.labels = labels[index]
        text.features = nil
        frequency.add(text.terms, labels: text.labels)
      }
      if !isSame {
        text.features = nil
        text.neighbours = nil
      }
      texts[path] = text
    }
    for (path, text) in old where texts[path] == nil { frequency.remove(text.terms, labels: text.labels) }
    if !frequency.suits(texts.count) { recount() }
  }

  /// Makes the lists of neighbours that can differ; the indices of the texts whose list was made. `ranks` decide ties.
  mutating func refresh(_ paths: [String], ranks: [UInt64]) async -> [Int] {
    guard let options else { return [] }
    let changed = await refreshFeatures(paths, options)
    let isSettled = changed.isEmpty && paths == settled
    settled = paths
    if isSettled { return [] }
    let indexOfPath = Dictionary(zip(paths, paths.indices), uniquingKeysWith: { first, _ in first })
    let lists = paths.map { path in texts[path]?.neighbours.flatMap { Self.placed($0, indexOfPath) } }
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
        index.nearest(to: query, count: options.listLength, scores: &scores).map {
          Neighbour(path: paths[$0.index], score: $0.score, reasons: index.reasons(query, $0.index))
        }
      }
    }
    for (query, list) in zip(outdated, found.joined()) { texts[paths[query]]?.neighbours = list }
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
      texts[paths[index]]?.features = features
    }
    return changed
  }

  /// Nil if one of the neighbours is gone.
  private static func placed(_ list: [Neighbour], _ indexOfPath: [String: Int]) -> [RelatedIndex.Neighbour]? {
    var placed: [RelatedIndex.Neighbour] = []
    for neighbour in list {
      guard let index = indexOfPath[neighbour.path] else { return nil }
      placed.append(.init(index: index, score: neighbour.score))
    }
    return placed
  }
}
