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
  /// The texts of the page that shows it.
  var texts = PageTexts()

  /// The index in `site.bodies` of what an editor wrote about the term.
  var text: Int? { found?.page.flatMap { site.bodies.index(ofTerm: $0.path) } }

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
    case .text: texts.value(text)
    case .weight: .text(String(min(5, 1 + Int(Double(max(number, 1)).squareRoot()))))
    case .kind: .text(definition.singular)
    }
  }

  /// The text is what its body's identity says.
  func add(to fingerprint: inout FingerprintBuilder) {
    for key in Key.allCases where key != .text { value(key).add(to: &fingerprint) }
    fingerprint.add(text.map(site.bodies.identity) ?? .none)
  }
}
