import Diagnostics
import Limits

/// Gathers the terms of one taxonomy from the spellings in all front matters.
struct TermTable {
  private let definition: SiteConfiguration.Taxonomy
  private let source: (String) -> SourceText
  /// The texts of the files that problems were found in: each is read once.
  private var sources: [String: SourceText] = [:]
  private(set) var problems: [Problem] = []
  /// Term page of each spelling that one claims.
  private var pageOfKey: [String: TermPage] = [:]
  private let pages: [TermPage]

  private struct Gathered {
    var spellings: [String: Int] = [:]
    var articles: [Int] = []
    var page: TermPage?
    var firstUse: (path: String, position: Position)?

    mutating func add(_ article: Int, _ spelling: String) {
      spellings[spelling, default: 0] += 1
      articles.append(article)
    }
  }

  init(_ definition: SiteConfiguration.Taxonomy, pages: [TermPage], source: @escaping (String) -> SourceText) {
    self.definition = definition
    self.source = source
    self.pages = pages.sorted { $0.path < $1.path }
    for page in self.pages {
      let spellings = [Located(page.title, at: page.position)] + page.aliases
      for spelling in spellings {
        let key = Self.key(spelling.value)
        if let other = pageOfKey[key], other.path != page.path {
          report(
            .sameTermTwice(spelling.value, taxonomy: "\(definition.name): \(other.path)"), page.path, spelling.position)
        }
        pageOfKey[key] = page
      }
    }
  }

  /// Spellings that differ only in case or in Unicode form are one term.
  static func key(_ name: String) -> String {
    Slug.normalized(name).lowercased()
  }

  /// What a spelling stands for.
  private func key(of spelling: String) -> (key: String, page: TermPage?) {
    let page = pageOfKey[Self.key(spelling)]
    return (Self.key(page?.title ?? spelling), page)
  }

  private mutating func report(_ problem: ContentProblem, _ path: String, _ position: Position) {
    let text = sources[path] ?? source(path)
    sources[path] = text
    problems.append(Problem(problem, in: text, at: position))
  }

  mutating func table(of articles: [Article]) -> Archive.Taxonomy {
    var gathered: [String: Gathered] = [:]
    var keysOfArticle: [[String]] = []
    // A few spellings are used again and again.
    var known: [String: (key: String, page: TermPage?)] = [:]
    for (index, article) in articles.enumerated() {
      var keys: [String] = []
      var seen: Set<String> = []
      for name in article.terms[definition.name] ?? [] {
        guard !Slug.isTooLong(name.value) else {
          report(.tooLong(kind: definition.singular, limit: .nameBytes), article.path, name.position)
          continue
        }
        let (key, page) = known[name.value] ?? self.key(of: name.value)
        known[name.value] = (key, page)
        guard seen.insert(key).inserted else {
          report(.sameTermTwice(name.value, taxonomy: definition.name), article.path, name.position)
          continue
        }
        keys.append(key)
        gathered[key, default: Gathered(page: page, firstUse: (article.path, name.position))].add(index, name.value)
      }
      keysOfArticle.append(keys)
    }
    for page in pages where gathered[Self.key(page.title)] == nil {
      gathered[Self.key(page.title)] = Gathered(page: page, firstUse: (page.path, page.position))
    }
    return taxonomy(gathered, keysOfArticle, articles)
  }

  private mutating func taxonomy(
    _ gathered: [String: Gathered], _ keysOfArticle: [[String]], _ articles: [Article]
  ) -> Archive.Taxonomy {
    var terms: [(key: String, term: Archive.Term)] = []
    for (key, found) in gathered.sorted(by: { $0.key < $1.key }) {
      let mostUsed = found.spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let name = found.page?.title ?? mostUsed?.key ?? key
      guard let slug = slug(of: name, found) else { continue }
      let reading = definition.isOrdered ? readingOrder(found.articles, articles) : found.articles
      terms.append((key, Archive.Term(name: name, slug: slug, page: found.page, articles: reading)))
    }
    terms.sort { ($0.term.slug, $0.key) < ($1.term.slug, $1.key) }
    for (a, b) in zip(terms, terms.dropFirst()) where a.term.slug == b.term.slug {
      if let use = gathered[b.key]?.firstUse {
        report(
          .sameTermSlug(a.term.name, b.term.name, slug: a.term.slug, taxonomy: definition.name), use.path, use.position)
      }
    }
    // Reported; kept, it would be reported again for each of its pages.
    var slugs: Set<String> = []
    terms.removeAll { !slugs.insert($0.term.slug).inserted }
    let indexOfKey = Dictionary(terms.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    return Archive.Taxonomy(
      definition: definition, terms: terms.map(\.term),
      termsOfArticle: keysOfArticle.map { $0.compactMap { indexOfKey[$0] } })
  }

  /// Nil, with a problem, for a name that no address can be made from.
  private mutating func slug(of name: String, _ found: Gathered) -> String? {
    if let page = found.page { return page.slug }
    do throws(ContentProblem) {
      return try Slug.checked(name, kind: definition.singular)
    } catch {
      if let use = found.firstUse { report(error, use.path, use.position) }
      return nil
    }
  }

  /// By the order given, then from the oldest on. `found` is newest first.
  private func readingOrder(_ found: [Int], _ articles: [Article]) -> [Int] {
    found.reversed().enumerated().sorted { a, b in
      let x = articles[a.element].seriesOrder ?? Int.max
      let y = articles[b.element].seriesOrder ?? Int.max
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
  }
}
