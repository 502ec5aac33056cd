import Content
import Markdown
import Retrieval
import Templating

/// An article, whole or as an entry of a list.
struct ArticleView: KeyedRecord {
  enum Key: String, CaseIterable {
    case name, url, articleLanguage, isForeign, date, updated, authors, editors, series, tags, summary, words, minutes
    case cover, source, text, outline, hasOutline, related, random, previous, next, reason, permanent, isDraft
    case card, teaser
  }

  let site: Site
  /// In `site.archive.articles`.
  let index: Int
  let words: Words
  var reason: String?

  init(site: Site, index: Int, words: Words, reason: String? = nil) {
    self.site = site
    self.index = index
    self.words = words
    self.reason = reason
  }

  private var article: Article { site.archive.articles[index] }

  private var body: RenderedBody { site.articleBodies[index] }

  private var address: String { site.plan.addressOfSource[article.path] ?? "" }

  private var language: String { article.language ?? site.configuration.language }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(article.title)
    case .url: .text(site.url(address))
    case .permanent: .text(site.absolute(address))
    case .articleLanguage: .text(language)
    case .isForeign: .flag(language != site.configuration.language)
    case .date: TemplateValue(article.date.map { DateView(time: $0, words: words) })
    case .updated: TemplateValue(article.updated.map { DateView(time: $0, words: words) })
    case .authors:
      names(article.authors.isEmpty ? [site.configuration.author].compactMap { $0 } : article.authors, .authors)
    case .editors: names(article.editors, .editors)
    case .series: series
    case .tags: .list(tags)
    case .summary: .text(article.summary ?? body.excerpt)
    case .words: .text(words.text(.words, ["n": Words.approximate(body.length.total)]))
    case .minutes: .text(words.text(.minutes, ["n": String(body.length.minutes)]))
    case .cover: TemplateValue(article.cover.flatMap { ImageView(cover: $0, of: article, site: site) })
    case .source: TemplateValue(article.source.map { SourceView(source: $0, words: words) })
    case .text: .html(body.html)
    case .outline: .list(outline.map(OutlineView.init))
    case .hasOutline: .flag(article.showsOutline ?? (outline.count > 2))
    case .related: .list(site.related[index].map { entry($0.index, reason: text(of: $0.reason)) })
    case .random: .list(random)
    case .previous: TemplateValue(index + 1 < site.archive.articles.count ? entry(index + 1) : nil)
    case .next: TemplateValue(index > 0 ? entry(index - 1) : nil)
    case .reason: TemplateValue(reason)
    case .isDraft: .flag(article.isDraft)
    case .card: site.entries.isEmpty ? .none : .html(site.entries[index].card)
    case .teaser: site.entries.isEmpty ? .none : .html(site.entries[index].teaser)
    }
  }

  private var outline: [MarkdownDocument.OutlineEntry] {
    body.outline.filter { $0.level <= site.configuration.markdown.outlineDepth }
  }

  private func entry(_ other: Int, reason: String? = nil) -> ArticleView {
    ArticleView(site: site, index: other, words: words, reason: reason)
  }

  private func names(_ names: [String], _ key: StringKey) -> TemplateValue {
    names.isEmpty ? .none : .text(words.text(key, ["names": words.list(names)]))
  }

  private func text(of reason: RelatedArticle.Reason) -> String? {
    switch reason {
    case .pinned: words.text(.reasonPinned)
    case .labels(let names): words.text(.reasonLabels, ["list": words.list(names)])
    case .terms(let terms): terms.isEmpty ? nil : words.text(.reasonTerms, ["list": words.list(terms)])
    }
  }

  private var random: [ArticleView] {
    let excluded = Set(site.related[index].map(\.index))
    return site.random.picks(for: article, at: index, count: site.configuration.randomReading, excluding: excluded)
      .map { entry($0) }
  }

  /// Terms of the taxonomies that aren't ordered.
  private var tags: [TermView] {
    site.archive.taxonomies.enumerated().filter { !$1.definition.isOrdered }.flatMap { number, taxonomy in
      taxonomy.termsOfArticle[index].map { TermView(site: site, taxonomy: number, term: $0, words: words) }
    }
  }

  /// The first series, with the article's place in it.
  private var series: TemplateValue {
    for (number, taxonomy) in site.archive.taxonomies.enumerated() where taxonomy.definition.isOrdered {
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
    guard case .address(let url, _, _) = site.resolver.target(of: cover.path.value, from: article.folder) else {
      return nil
    }
    self.url = url
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
