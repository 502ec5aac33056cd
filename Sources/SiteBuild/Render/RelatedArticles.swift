import Content
import Diagnostics
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
}

/// Finds related articles by their texts and terms; the author's own choice comes first.
struct RelatedArticles {
  let archive: Archive
  let resolver: LinkResolver
  let reader: InputReader

  /// For each article of the archive. `terms` may lack those that couldn't be rendered.
  func find(_ terms: [TermCounts?], problems: inout [Problem]) async -> [[RelatedArticle]] {
    let options = archive.configuration.related
    let labels = labels()
    let empty = TermCounts(title: "", text: [UInt8]())
    let weight = Double(options.tagWeight) / 100
    let counts = terms.map { $0 ?? empty }
    let frequency = DocumentFrequency(counts)
    let vectors = await Parallel.map(counts, chunk: 128) { _, text in frequency.vector(of: text) }
    let index = RelatedIndex(vectors, labels: labels.own, options: .init(labelWeight: weight))
    let pinned = pinned(problems: &problems)
    let chunks = stride(from: 0, to: archive.articles.count, by: 256).map { $0..<min($0 + 256, archive.articles.count) }
    let found = await Parallel.map(chunks, chunk: 1) { _, range in
      var scores: [Float] = []
      return range.map { article in
        let own = pinned[article].map { RelatedArticle(index: $0, reason: .pinned) }
        // One word that both happen to use doesn't make two texts related.
        let matches = index.related(to: article, count: options.count + own.count, scores: &scores)
          .filter { match in match.isSubstantial && !pinned[article].contains(match.index) }
          .map { RelatedArticle(index: $0.index, reason: reason($0.reasons, labels.names)) }
        return Array((own + matches).prefix(options.count))
      }
    }
    return Array(found.joined())
  }

  /// Each term of each taxonomy as a number, and the names they stand for.
  private func labels() -> (own: [[Int]], names: [String]) {
    var own = [[Int]](repeating: [], count: archive.articles.count)
    var names: [String] = []
    for taxonomy in archive.taxonomies {
      let first = names.count
      names += taxonomy.terms.map(\.name)
      for (article, terms) in taxonomy.termsOfArticle.enumerated() { own[article] += terms.map { first + $0 } }
    }
    return (own, names)
  }

  private func reason(_ reasons: [RelatedIndex.Reason], _ names: [String]) -> RelatedArticle.Reason {
    var labels: [String] = []
    var terms: [String] = []
    for reason in reasons {
      switch reason {
      case .label(let label): if !labels.contains(names[label]) { labels.append(names[label]) }
      case .term(let term): terms.append(term)
      }
    }
    return labels.isEmpty ? .terms(terms) : .labels(labels)
  }

  /// The articles that front matters name under `related`, by index.
  private func pinned(problems: inout [Problem]) -> [[Int]] {
    let indexOfPath = Dictionary(archive.articles.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { a, _ in a })
    return archive.articles.map { article in
      article.related.compactMap { written in
        let path = written.value.hasPrefix("@/") ? String(written.value.dropFirst(2)) : written.value
        let roots = ["Content/" + path, article.folder + "/" + path]
        let candidates = roots.flatMap { [$0, $0 + ".md", $0 + "/index.md"] }
        if let index = candidates.lazy.compactMap({ indexOfPath[$0] }).first { return index }
        if candidates.contains(where: { resolver.unreadable.contains($0) || resolver.unpublished.contains($0) }) {
          return nil
        }
        let fact = BuildProblem.missingRelated(path, near: resolver.nearest(path, from: article.folder))
        problems.append(Problem(fact, in: reader.excerptSource(article.path), at: written.position))
        return nil
      }
    }
  }
}
