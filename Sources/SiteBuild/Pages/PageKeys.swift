import Content
import Incremental

/// Fingerprints of all that pages are made from, and which of them can differ from those of the last build.
struct PageKeys: Sendable {
  private let site: Site
  private let renderer: PageRenderer
  private let changes: BuildChanges
  private let news: PagesMemory.News

  init(site: Site, changes: BuildChanges, news: PagesMemory.News) {
    self.site = site
    self.changes = changes
    self.news = news
    renderer = PageRenderer(site: site)
  }

  func key(of page: PlannedPage) -> Fingerprint {
    var key = FingerprintBuilder()
    key.add(site.environment)
    switch page.kind {
    case .feed(let format, let scope):
      key.add(format.rawValue)
      Feed(site: site, scope: scope, address: page.address).add(to: &key)
    case .sitemap(let number, let count):
      key.add(site.structure)
      key.add(number)
      key.add(count)
    case .robots: key.add(0)
    case .copy(let path): key.add(site.reader.stamp(path) ?? .none)
    default: renderer.view(of: page)?.1.add(to: &key)
    }
    return key.fingerprint
  }

  /// Whether the key of a page may be another than at the last build: a cheap question, asked of every page.
  func mayDiffer(_ page: PlannedPage) -> Bool {
    guard case .same(let articles, let entries, let othersDiffer) = news else { return true }
    switch page.kind {
    case .article(let index): return articles[index] || mentions(index, entries)
    case .home, .term, .year, .month, .notFound, .feed: return othersDiffer || lists(page.kind, anyOf: entries)
    case .standalone, .taxonomy: return othersDiffer
    case .archive, .redirect, .robots, .sitemap: return false
    case .copy(let path): return changes.mayInclude(path)
    }
  }

  /// Whether a list has one of the entries that differ. Which articles it has is a fact, and the same.
  private func lists(_ kind: PageKind, anyOf entries: Set<Int>) -> Bool {
    let (archive, articles) = (site.archive, site.archive.articles)
    switch kind {
    case .home(let part): return entries.contains(where: part.range.contains)
    case .term(let taxonomy, let term, let part):
      return archive.taxonomies[taxonomy].terms[term].articles[part.range].contains(where: entries.contains)
    case .feed(_, .term(let taxonomy, let term)):
      return entries.contains { archive.taxonomies[taxonomy].termsOfArticle[$0].contains(term) }
    case .year(let year): return entries.contains { articles[$0].date?.year == year }
    case .month(let year, let month):
      return entries.contains { articles[$0].date.map { ($0.year, $0.month) == (year, month) } ?? false }
    default: return !entries.isEmpty
    }
  }

  /// Whether the page of an article shows an entry that differs: its own is one of them.
  private func mentions(_ index: Int, _ entries: Set<Int>) -> Bool {
    guard !entries.isEmpty else { return false }
    return (index - 1...index + 1).contains(where: entries.contains)
      || site.related[index].articles.contains { entries.contains($0.index) }
      || site.randomPicks(for: index).contains(where: entries.contains)
  }
}
