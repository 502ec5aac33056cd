import Incremental

/// The pages that the last build published.
struct PagesMemory: Sendable {
  /// By output path.
  var pages: [String: PageMemory] = [:]
  var facts: Facts?
  /// Files that the last build made.
  var rendered = 0

  /// What pages were made from, as far as it is cheap to compare.
  struct Facts: Sendable {
    let environment: Fingerprint
    let structure: Fingerprint
    /// Of each article: what lists show of it; its text and its related articles.
    let entries: [Fingerprint]
    let articles: [Fingerprint]
    /// Of the texts of standalone pages and terms.
    let others: Fingerprint
  }

  /// What differs from the last build.
  enum News: Sendable {
    case everything
    /// Settings, templates and addresses are the same; articles and entries that differ are marked.
    case same(articles: [Bool], entries: Set<Int>, othersDiffer: Bool)
  }

  /// What `new` has that the last one hadn't.
  func news(_ new: Facts) -> News {
    guard let old = facts, old.environment == new.environment, old.structure == new.structure else {
      return .everything
    }
    return .same(
      articles: zip(old.articles, new.articles).map { $0 != $1 },
      entries: Set(new.entries.indices.filter { old.entries[$0] != new.entries[$0] }),
      othersDiffer: old.others != new.others)
  }
}

extension PagesMemory.Facts {
  init(_ site: Site) {
    environment = site.environment
    structure = site.structure
    entries = site.entryFingerprints
    articles = zip(site.bodies.articleIdentities, site.related).map { identity, related in
      Fingerprint(of: identity, related.fingerprint)
    }
    var others = FingerprintBuilder()
    for identity in site.bodies.otherIdentities { others.add(identity) }
    self.others = others.fingerprint
  }
}
