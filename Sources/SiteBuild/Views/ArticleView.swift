import Content
import Incremental
import Markdown
import Templating

/// An article with its page: all that an entry of a list has, and what only its own page shows.
struct ArticleView: KeyedRecord {
  enum Key: String, CaseIterable { case text, outline, hasOutline, related, random, previous, next, permanent }

  let entry: EntryView
  /// The texts of the page that shows it.
  var texts = PageTexts()

  init(_ entry: EntryView) { self.entry = entry }

  private var site: Site { entry.site }
  private var index: Int { entry.index }
  private var article: Article { site.archive.articles[index] }
  private var body: RenderedBody { site.bodies.article(index) }

  func value(named name: String) -> TemplateValue? { Key(rawValue: name).map(value) ?? entry.value(named: name) }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .text: texts.value(index)
    case .outline: .list(outline.map(OutlineView.init))
    case .hasOutline: .flag(article.showsOutline ?? (outline.count > 2))
    case .related: .list(site.related[index].articles.map { other($0.index, reason: text(of: $0.reason)) })
    case .random: .list(site.randomPicks(for: index).map { other($0) })
    case .previous: TemplateValue(index + 1 < site.archive.articles.count ? other(index + 1) : nil)
    case .next: TemplateValue(index > 0 ? other(index - 1) : nil)
    case .permanent: .text(site.absolute(entry.address))
    }
  }

  /// The text and its outline are what their body's identity says, which covers all of the article's file.
  func add(to fingerprint: inout FingerprintBuilder) {
    entry.add(to: &fingerprint)
    fingerprint.add(body.identity)
    for key in Key.allCases where key != .text && key != .outline && key != .hasOutline {
      value(key).add(to: &fingerprint)
    }
  }

  private var outline: [MarkdownDocument.OutlineEntry] {
    body.outline.filter { $0.level <= site.configuration.markdown.outlineDepth }
  }

  private func other(_ index: Int, reason: String? = nil) -> EntryView {
    EntryView(site: site, index: index, words: entry.words, reason: reason)
  }

  private func text(of reason: RelatedArticle.Reason) -> String? {
    let words = entry.words
    return switch reason {
    case .pinned: words.text(.reasonPinned)
    case .labels(let names): words.text(.reasonLabels, ["list": words.list(names)])
    case .terms(let terms): terms.isEmpty ? nil : words.text(.reasonTerms, ["list": words.list(terms)])
    }
  }
}
