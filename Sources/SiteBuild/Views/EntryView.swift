import Content
import Incremental
import Markdown
import Notation
import Retrieval
import Templating

/// An article as an entry of a list, of any page. It leads to no other article, so what a page learns of it is bounded.
struct EntryView: KeyedRecord {
  enum Key: String, CaseIterable {
    case name, url, articleLanguage, isForeign, date, updated, authors, editors, people, hasAuthorPages, series, tags,
      summary, words,
      minutes
    case cover, source, isDraft, params, card, teaser, reason
  }

  let site: Site
  /// In `site.archive.articles`.
  let index: Int
  let words: Words
  /// Why it is in the list.
  var reason: String?
  /// Whether it is shown by the templates of `card` and `teaser` themselves.
  var isPart = false

  private var article: Article { site.archive.articles[index] }

  private var body: RenderedBody { site.bodies.article(index) }

  var address: String { site.addresses.ofSource[article.path] ?? "" }

  private var language: String { article.language ?? site.configuration.language }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(article.title)
    case .url: .text(site.url(address))
    case .articleLanguage: .text(language)
    case .isForeign: .flag(language != site.configuration.language)
    case .date: TemplateValue(article.date.map { DateView(time: $0, words: words) })
    case .updated: TemplateValue(article.updated.map { DateView(time: $0, words: words) })
    case .authors:
      names(article.authors.isEmpty ? [site.configuration.author].compactMap { $0 } : article.authors, .authors)
    case .editors: names(article.editors, .editors)
    case .people: .list(terms(.people))
    case .hasAuthorPages: .flag(hasAuthorPages)
    case .series: series
    case .tags: .list(terms(.tags))
    case .summary: .text(article.summary ?? body.excerpt)
    case .words: .text(words.text(.words, ["n": Words.approximate(body.length.total)]))
    case .minutes: .text(words.text(.minutes, ["n": String(body.length.minutes)]))
    case .cover: TemplateValue(article.cover.flatMap { ImageView(cover: $0, of: article, site: site) })
    case .source: TemplateValue(article.source.map { SourceView(source: $0, words: words) })
    case .isDraft: .flag(article.isDraft)
    case .params: .record(ParamsView(params: article.params, known: site.paramNames))
    case .card: isPart ? .none : .html(site.entries.entry(index, of: site).card)
    case .teaser: isPart ? .none : .html(site.entries.entry(index, of: site).teaser)
    case .reason: TemplateValue(reason)
    }
  }

  /// What lists show of the article is known once for all of them.
  func add(to fingerprint: inout FingerprintBuilder) {
    fingerprint.add(site.entries.fingerprint(index, of: site))
    fingerprint.add(words.strings.language)
    fingerprint.add(optional: reason)
  }

  /// The fingerprint of everything but the reason, and the two parts that templates make of the rest.
  func ownFingerprint() -> Fingerprint {
    var fingerprint = FingerprintBuilder()
    for key in Key.allCases where key != .reason && key != .card && key != .teaser {
      value(key).add(to: &fingerprint)
    }
    return fingerprint.fingerprint
  }

  /// Entries of some articles, by their indices.
  static func list(_ indices: some Sequence<Int>, of site: Site, _ words: Words) -> [EntryView] {
    indices.map { EntryView(site: site, index: $0, words: words) }
  }

  private func names(_ names: [String], _ key: StringKey) -> TemplateValue {
    names.isEmpty ? .none : .text(words.text(key, ["names": words.list(names)]))
  }

  /// Whether those who wrote it are among its `people`.
  private var hasAuthorPages: Bool {
    site.archive.taxonomies.contains { taxonomy in
      taxonomy.definition.role == .people && taxonomy.definition.name == "authors"
        && !taxonomy.termsOfArticle[index].isEmpty
    }
  }

  /// Terms of the taxonomies of a role. Not how many articles they have: that changes with other articles.
  private func terms(_ role: SiteConfiguration.Taxonomy.Role) -> [LinkView] {
    site.archive.taxonomies.enumerated().filter { $1.definition.role == role }.flatMap { number, taxonomy in
      taxonomy.termsOfArticle[index].map { term in
        let view = TermView(site: site, taxonomy: number, term: term, words: words)
        return LinkView(name: view.name, url: view.url)
      }
    }
  }

  /// The first series, with the article's place in it.
  private var series: TemplateValue {
    for (number, taxonomy) in site.archive.taxonomies.enumerated() where taxonomy.definition.role == .series {
      guard let term = taxonomy.termsOfArticle[index].first else { continue }
      let place = (taxonomy.terms[term].articles.firstIndex(of: index) ?? 0) + 1
      let label = words.text(.seriesPosition, ["series": taxonomy.terms[term].name, "n": String(place)])
      return .record(LinkView(name: label, url: TermView(site: site, taxonomy: number, term: term, words: words).url))
    }
    return .none
  }
}

struct DateView: KeyedRecord {
  enum Key: String, CaseIterable { case datetime, full, day, short }

  let time: Timestamp
  let words: Words

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .datetime: .text(time.attribute)
    case .full: .text(words.date(time))
    case .day: .text(words.day(time))
    case .short: .text(time.date.description)
    }
  }
}

struct OutlineView: KeyedRecord {
  enum Key: String, CaseIterable { case level, id, name }

  let entry: MarkdownDocument.OutlineEntry

  init(_ entry: MarkdownDocument.OutlineEntry) { self.entry = entry }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .level: .text(String(entry.level))
    case .id: .text(SitePath.encoded(entry.id))
    case .name: .text(entry.title)
    }
  }
}

struct SourceView: KeyedRecord {
  enum Key: String, CaseIterable { case name, url, author, date }

  let source: Article.Source
  let words: Words

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(source.name)
    case .url: TemplateValue(source.url)
    case .author: TemplateValue(source.author)
    case .date: TemplateValue(source.date.map { DateView(time: $0, words: words) })
    }
  }
}

struct ImageView: KeyedRecord {
  enum Key: String, CaseIterable { case url, width, height, alternative, caption }

  let url: String
  let size: ImageSizes.Size?
  let cover: Article.Cover

  /// Nil if there is no such file, which the build reports.
  init?(cover: Article.Cover, of article: Article, site: Site) {
    switch site.resolver.target(of: cover.path.value, from: article.folder) {
    case .address(let url, _, _): self.url = url
    case .external: url = cover.path.value
    case .asWritten, .missing, .unpublished: return nil
    }
    self.cover = cover
    size = site.images.file(of: cover.path.value, from: article.folder).flatMap(site.images.size)
  }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .url: .text(url)
    case .width: TemplateValue(size.map { String($0.width) })
    case .height: TemplateValue(size.map { String($0.height) })
    case .alternative: .text(cover.alternative)
    case .caption: TemplateValue(cover.caption)
    }
  }
}
