import Content
import Incremental
import Templating

/// The root of every template: the page, and what it shows. Names that mean nothing for a page stand for nothing.
struct PageView: KeyedRecord {
  enum Key: String, CaseIterable {
    case site, strings, language, title, heading, description, canonical, address, noIndex, isHome, isArticle
    case feeds, article, articles, pagination, taxonomy, terms, term, years, months, year, body, target, image, count
  }

  let site: Site
  let words: Words
  let language: String
  /// Relative to the base address.
  let address: String
  let heading: String
  var description: String?
  var noIndex = false
  var isHome = false
  var isArticle = false
  /// Feeds of the page's own; those of the site are the site's.
  var feeds: [FeedView] = []
  var article: ArticleView?
  var articles: [EntryView] = []
  var pagination: PaginationView?
  var taxonomy: TermView?
  var terms: [TermView] = []
  var term: TermView?
  var years: [PeriodView] = []
  var months: [PeriodView] = []
  var year: LinkView?
  /// The index in `site.bodies` of a standalone page's text.
  var text: Int?
  var target: String?
  var image: String?
  var count: String?
  /// The texts that it shows, once they are there.
  private var texts = PageTexts()

  init(site: Site, language: String? = nil, address: String, heading: String) {
    self.site = site
    self.language = language ?? site.configuration.language
    words = site.strings[self.language]
    self.address = address
    self.heading = heading
  }

  /// The texts that it may show, by their index in `site.bodies`.
  var shownTexts: [Int] {
    [text, article?.entry.index, term?.text].compactMap(\.self) + terms.compactMap(\.text)
  }

  /// The view with its texts, without which it can be compared but not put out.
  func showing(_ texts: PageTexts) -> PageView {
    var view = self
    view.texts = texts
    view.article?.texts = texts
    view.term?.texts = texts
    for index in terms.indices { view.terms[index].texts = texts }
    return view
  }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .site: .record(site.view)
    case .strings: .record(words.strings)
    case .language: .text(language)
    case .title:
      .text(
        isHome || heading == site.configuration.title
          ? site.configuration.title : "\(heading) · \(site.configuration.title)")
    case .heading: .text(heading)
    case .description: TemplateValue(description)
    case .canonical: .text(site.absolute(address))
    case .address: .text(site.url(address))
    case .noIndex: .flag(noIndex)
    case .isHome: .flag(isHome)
    case .isArticle: .flag(isArticle)
    case .feeds: .list(feeds)
    case .article: TemplateValue(article)
    case .articles: .list(articles)
    case .pagination: TemplateValue(pagination)
    case .taxonomy: TemplateValue(taxonomy)
    case .terms: .list(terms)
    case .term: TemplateValue(term)
    case .years: .list(years)
    case .months: .list(months)
    case .year: TemplateValue(year)
    case .body: texts.value(text)
    case .target: TemplateValue(target)
    case .image: TemplateValue(image)
    case .count: TemplateValue(count)
    }
  }

  /// The site and its words are part of every page's environment; a text is what its body's identity says.
  func add(to fingerprint: inout FingerprintBuilder) {
    for key in Key.allCases where key != .site && key != .strings && key != .body {
      value(key).add(to: &fingerprint)
    }
    if let text { fingerprint.add(site.bodies.identity(text)) }
  }
}
