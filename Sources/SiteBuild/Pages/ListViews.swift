import Content
import Incremental
import Templating

/// A tag, a series, or the taxonomy that it belongs to.
struct TermView: KeyedRecord {
  enum Key: String, CaseIterable { case name, url, number, count, description, text, weight, kind }

  let site: Site
  let taxonomy: Int
  /// Nil for the taxonomy itself.
  let term: Int?
  let words: Words

  private var definition: SiteConfiguration.Taxonomy { site.archive.taxonomies[taxonomy].definition }

  private var found: Archive.Term? { term.map { site.archive.taxonomies[taxonomy].terms[$0] } }

  private var number: Int { found?.articles.count ?? site.archive.taxonomies[taxonomy].terms.count }

  var name: String { found?.name ?? definition.plural }

  var url: String { site.url(definition.path + "/" + (found.map { $0.slug + "/" } ?? "")) }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(name)
    case .url: .text(url)
    case .number: .text(String(number))
    case .count: .text(words.text(.articleCount, ["n": String(number)]))
    case .description: TemplateValue(found?.page?.description)
    case .text: found?.page.flatMap { site.bodies.html(ofTerm: $0.path) }.map(TemplateValue.html) ?? .none
    case .weight: .text(String(min(5, 1 + Int(Double(max(number, 1)).squareRoot()))))
    case .kind: .text(definition.singular)
    }
  }

  /// The text is what its body's identity says.
  func add(to fingerprint: inout FingerprintBuilder) {
    for key in Key.allCases where key != .text { value(key).add(to: &fingerprint) }
    fingerprint.add(found?.page.flatMap { site.bodies.term($0.path) }?.identity ?? .none)
  }
}

/// A year or month of the archive.
struct PeriodView: KeyedRecord {
  enum Key: String, CaseIterable { case name, url, count, months, articles }

  let name: String
  let url: String
  let count: String
  var months: [PeriodView] = []
  var articles: [EntryView] = []

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(name)
    case .url: .text(url)
    case .count: .text(count)
    case .months: .list(months)
    case .articles: .list(articles)
    }
  }
}

struct PaginationView: KeyedRecord {
  enum Key: String, CaseIterable { case label, newer, older }

  let pagination: Pagination
  let site: Site
  let words: Words

  /// Nil if there is one page only.
  init?(_ pagination: Pagination, site: Site, words: Words) {
    guard pagination.count > 1 else { return nil }
    self.pagination = pagination
    self.site = site
    self.words = words
  }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .label:
      .text(words.text(.pageOf, ["n": String(pagination.number), "count": String(pagination.count)]))
    case .newer:
      pagination.number > 1 ? .text(site.url(pagination.address(pagination.number - 1))) : .none
    case .older:
      pagination.number < pagination.count ? .text(site.url(pagination.address(pagination.number + 1))) : .none
    }
  }
}
