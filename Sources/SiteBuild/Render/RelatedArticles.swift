import Content
import Diagnostics
import Incremental
import Limits
import Retrieval

/// The articles shown under an article, with the reason for each.
struct RelatedArticle: Sendable, Equatable {
  enum Reason: Sendable, Equatable {
    /// Named by the author.
    case pinned
    /// Names of shared terms of the taxonomies.
    case labels([String])
    /// Words that both texts speak of.
    case terms([String])
  }

  let index: Int
  let reason: Reason

  func add(to fingerprint: inout FingerprintBuilder) {
    fingerprint.add(index)
    switch reason {
    case .pinned: fingerprint.add(0)
    case .labels(let names): fingerprint.add(["labels"] + names)
    case .terms(let terms): fingerprint.add(["terms"] + terms)
    }
  }
}

/// The related articles of one article.
struct RelatedList: Sendable {
  let articles: [RelatedArticle]
  let fingerprint: Fingerprint

  static let none = RelatedList([])

  init(_ articles: [RelatedArticle]) {
    self.articles = articles
    var fingerprint = FingerprintBuilder()
    for article in articles { article.add(to: &fingerprint) }
    self.fingerprint = fingerprint.fingerprint
  }
}

/// Finds related articles by their texts and terms; the author's own choice comes first.
struct RelatedArticles {
  let archive: Archive
  let resolver: LinkResolver
  let reader: InputReader

  /// For each article of the archive. `terms` is nil for those whose text `memory` knows already.
  /// `structure` stands for all facts of the archive. Fails if what the memory left in the store can't be read.
  func find(
    _ terms: [TermCounts?], structure: Fingerprint, memory: inout RelatedMemory, problems: inout [Problem]
  ) async throws -> [RelatedList] {
    let options = archive.configuration.related
    let facts = memory.facts.flatMap { $0.structure == structure ? $0 : nil } ?? facts(structure)
    memory.facts = facts
    problems += facts.problems
    // Twice as many as are shown: the author's own choices may be among them.
    try await memory.take(
      facts.paths, terms: terms, labels: facts.labels,
      options: .init(listLength: 2 * options.count, labelWeight: Double(options.tagWeight) / 100))
    let remade = try await memory.refresh(facts.articles)
    // While no fact changed, indices, names and the authors' choices are the same.
    let known = memory.shown?.structure == structure ? memory.shown?.lists ?? [] : []
    let texts = memory.texts
    let outdated = known.isEmpty ? Array(texts.indices) : remade
    let made = await Parallel.map(outdated, chunk: 256) { _, index in
      Self.list(texts[index].neighbours, pinned: facts.pinned[index], count: options.count, facts)
    }
    var lists = known.isEmpty ? Array(repeating: RelatedList.none, count: texts.count) : known
    for (index, list) in zip(outdated, made) { lists[index] = list }
    memory.shown = (structure, lists)
    return lists
  }

  /// What is shown of the nearest articles, after those that the author named.
  private static func list(
    _ neighbours: RelatedMemory.Neighbours?, pinned: [Int], count: Int, _ facts: RelatedFacts
  ) -> RelatedList {
    var list = pinned.map { RelatedArticle(index: $0, reason: .pinned) }
    for place in 0..<(neighbours?.count ?? 0) where list.count < count {
      guard let neighbours, let index = facts.articles[neighbours.articles[place]], !pinned.contains(index)
      else { continue }
      let reasons = neighbours.reasons(at: place)
      // One word that both happen to use doesn't make two texts related.
      if isSubstantial(reasons) {
        list.append(RelatedArticle(index: index, reason: reason(reasons, facts.nameOfLabel)))
      }
    }
    return RelatedList(Array(list.prefix(count)))
  }

  private static func isSubstantial(_ reasons: ArraySlice<RelatedIndex.Reason>) -> Bool {
    reasons.count > 1 || reasons.contains { if case .label = $0 { true } else { false } }
  }

  private func facts(_ structure: Fingerprint) -> RelatedFacts {
    let (labels, nameOfLabel) = labels()
    let paths = archive.articles.map(\.path)
    let articles = ArticleIndex(paths)
    var problems: [Problem] = []
    let pinned = pinned(articles, problems: &problems)
    return RelatedFacts(
      structure: structure, paths: paths, articles: articles, labels: labels, nameOfLabel: nameOfLabel, pinned: pinned,
      problems: problems)
  }

  /// The terms of each article, and their names; not who wrote it, which makes no two texts alike.
  private func labels() -> (own: [[Label]], names: [Label: String]) {
    var own = [[Label]](repeating: [], count: archive.articles.count)
    var names: [Label: String] = [:]
    for taxonomy in archive.taxonomies where taxonomy.definition.role != .people {
      let labels = taxonomy.terms.map { term in
        Label(Fingerprint(of: Array("\(taxonomy.definition.name)/\(term.slug)".utf8)).low)
      }
      names.merge(zip(labels, taxonomy.terms.map(\.name))) { first, _ in first }
      for (article, terms) in taxonomy.termsOfArticle.enumerated() { own[article] += terms.map { labels[$0] } }
    }
    return (own, names)
  }

  private static func reason(_ reasons: ArraySlice<RelatedIndex.Reason>, _ names: [Label: String])
    -> RelatedArticle.Reason
  {
    var labels: [String] = []
    var terms: [String] = []
    for reason in reasons {
      switch reason {
      case .label(let label): if let name = names[label], !labels.contains(name) { labels.append(name) }
      case .term(let term): terms.append(term)
      }
    }
    return labels.isEmpty ? .terms(terms) : .labels(labels)
  }

  /// The articles that front matters name under `related`, by index.
  private func pinned(_ articles: ArticleIndex, problems: inout [Problem]) -> [[Int]] {
    archive.articles.map { article in
      var missing = 0
      return article.related.compactMap { written -> Int? in
        let path = written.value.hasPrefix("@/") ? String(written.value.dropFirst(2)) : written.value
        let roots = ["Content/" + path, article.folder + "/" + path]
        let candidates = roots.flatMap(SourceNames.candidates)
        if let index = candidates.lazy.compactMap({ articles[Fingerprint(of: $0.utf8)] }).first { return index }
        if candidates.contains(where: { resolver.unreadable.contains($0) || resolver.unpublished[$0] != nil }) {
          return nil
        }
        missing += 1
        let isSuggested = missing <= Limit.suggestionsPerText.most
        let near = isSuggested ? resolver.nearest(path, from: article.folder) : nil
        let fact = BuildProblem.missingRelated(path, near: near)
        problems.append(Problem(fact, in: reader.excerptSource(article.path), at: written.position))
        return nil
      }
    }
  }
}
