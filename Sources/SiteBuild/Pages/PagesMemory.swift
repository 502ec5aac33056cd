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

  /// What `new` has that the last build hadn't; nil if that can be anything.
  func news(_ new: Facts, _ changes: BuildChanges) -> PageNews? {
    guard let old = facts, old.environment == new.environment, old.structure == new.structure else { return nil }
    return PageNews(
      articles: zip(old.articles, new.articles).map { $0 != $1 },
      entries: Set(new.entries.indices.filter { old.entries[$0] != new.entries[$0] }),
      othersDiffer: old.others != new.others, changes: changes)
  }
}

extension PagesMemory.Facts {
  init(_ site: Site) async {
    environment = site.environment
    structure = site.structure
    entries = await site.entries.fingerprints(of: site)
    articles = zip(site.bodies.articleIdentities, site.related).map { identity, related in
      Fingerprint(of: identity, related.fingerprint)
    }
    var others = FingerprintBuilder()
    for identity in site.bodies.otherIdentities { others.add(identity) }
    self.others = others.fingerprint
  }
}
