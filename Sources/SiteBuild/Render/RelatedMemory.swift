import Retrieval

/// What the search for related articles leaves to the next build, so that it looks only at what can differ.
struct RelatedMemory: Sendable {
  struct Text: Sendable {
    var terms: TermCounts
    var labels: [Label]
    /// Of all that `features` were made from (`DocumentFrequency.signature`); nil if they have to be made.
    var signature: UInt64?
    var features = TextFeatures.none
    /// The nearest texts; nil if they have to be looked for.
    var neighbours: [Neighbour]?
  }

  struct Neighbour: Sendable {
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
  private var options: Options?

  init() {}

  /// As an earlier build left it.
  init(texts: [String: Text], options: Options) {
    self.texts = texts
    self.options = options
    recount()
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
        text.signature = nil
        frequency.add(text.terms, labels: text.labels)
      }
      if !isSame {
        text.signature = nil
        text.neighbours = nil
      }
      texts[path] = text
    }
    for (path, text) in old where texts[path] == nil { frequency.remove(text.terms, labels: text.labels) }
    if !frequency.suits(texts.count) { recount() }
  }

  /// The neighbours of each text, in the order of `paths`; `ranks` decide ties.
  mutating func neighbours(_ paths: [String], ranks: [UInt64]) async -> [[Neighbour]] {
    guard let options else { return [] }
    let changed = await refreshFeatures(paths, options)
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
    return paths.map { texts[$0]?.neighbours ?? [] }
  }

  /// Makes the features of new texts, and of those whose terms became rarer or commoner; the indices of those that differ.
  private mutating func refreshFeatures(_ paths: [String], _ options: Options) async -> [Int] {
    let frequency = frequency
    let current = paths.map { texts[$0] ?? Text(terms: .none, labels: []) }
    let fresh = await Parallel.map(current, chunk: 128) { _, text -> (UInt64, TextFeatures)? in
      let signature = frequency.signature(of: text.terms, labels: text.labels)
      guard signature != text.signature else { return nil }
      let features = frequency.features(of: text.terms, labels: text.labels, labelWeight: options.labelWeight)
      return (signature, features)
    }
    var changed: [Int] = []
    for (index, made) in fresh.enumerated() {
      guard let (signature, features) = made else { continue }
      if current[index].features != features || current[index].neighbours == nil { changed.append(index) }
      texts[paths[index]]?.signature = signature
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
