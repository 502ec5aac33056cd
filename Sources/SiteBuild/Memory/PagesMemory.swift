import Incremental

/// The pages that the last build published.
struct PagesMemory: Sendable {
  /// By output path.
  var pages: [String: PageMemory] = [:]
  var facts: Facts?

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
    case same(articles: [Bool], entries: [Bool], othersDiffer: Bool)
  }

  /// What `site` has that the last one hadn't.
  func news(_ site: Site) -> News {
    guard let old = facts, old.environment == site.environment, old.structure == site.structure else {
      return .everything
    }
    let new = Facts(site)
    return .same(
      articles: zip(old.articles, new.articles).map { $0 != $1 },
      entries: zip(old.entries, new.entries).map { $0 != $1 }, othersDiffer: old.others != new.others)
  }

  mutating func set(_ pages: [String: PageMemory], of site: Site) {
    self.pages = pages
    facts = Facts(site)
  }
}

struct PageMemory: Sendable, Equatable {
  /// Of everything that the page was made from.
  let key: Fingerprint
  /// Of its bytes.
  let fingerprint: Fingerprint
  /// Of the file they were written to; nil if there is none.
  let stamp: FileStamp?
}

extension PagesMemory.Facts {
  init(_ site: Site) {
    environment = site.environment
    structure = site.structure
    entries = site.entryFingerprints
    articles = zip(site.articleBodies, site.related).map { body, related in
      var fingerprint = FingerprintBuilder()
      fingerprint.add(body.identity)
      fingerprint.add(related.fingerprint)
      return fingerprint.fingerprint
    }
    var others = FingerprintBuilder()
    for body in site.bodies.all.dropFirst(articles.count) { others.add(body.identity) }
    self.others = others.fingerprint
  }
}
