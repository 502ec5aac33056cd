package import Diagnostics
import Foundation
import Limits
import Notation
import XMLOutput

/// A Markdown file → `Article` or `TermPage`, by its front matter and its place in `Content/`.
package struct ArticleReader: Sendable {
  private let configuration: SiteConfiguration
  private let names: FieldNames
  /// The words of the heading that a text gives as its title.
  private let titleOfText: @Sendable (SourceText) -> String?

  package init(_ configuration: SiteConfiguration, titleOfText: @escaping @Sendable (SourceText) -> String?) {
    self.configuration = configuration
    self.titleOfText = titleOfText
    let fixed = [
      "title", "date pubdate created createdat", "publish_date publishat", "expiry_date unpublishdate expires",
      "published", "status", "hidden private unlisted wip",
      "updated lastmod modified lastmodified lastmodifiedat",
      "authors author by writer", "editor editors", "series_order seriesindex", "summary description excerpt abstract",
      "cover image thumbnail", "source", "draft", "slug", "aliases alias redirectfrom", "lang language locale",
      "toc outline", "related", "params extra",
    ]
    var names = FieldNames(fixed)
    let configured = Set(configuration.taxonomies.map(\.name))
    for taxonomy in configuration.taxonomies {
      let others = ["tags": ["tag", "hashtags"], "categories": ["category"]]
      names.add(taxonomy.name, synonyms: others[taxonomy.name] ?? [])
    }
    if !configured.contains("categories") { names.add("categories", synonyms: ["category"]) }
    self.names = names
  }

  /// The article, and all that is wrong with its front matter. Nil if there is nothing to publish.
  package func read(_ source: SourceText, at place: ContentPlace, problems: inout [Problem]) -> Article? {
    guard !source.bytes.isEmpty else {
      problems.append(Problem(ContentProblem.emptyFile, path: source.path))
      return nil
    }
    guard let head = FrontMatter.read(source, problems: &problems) else { return nil }
    var fields = Fields(
      Self.flattened(head.entries ?? []), at: head.position, names: names, in: source,
      keepsOthers: true)
    let article = article(&fields, head, source, place)
    problems += fields.problems
    return article
  }

  /// `[taxonomies]`, as Zola writes it: its keys count as if they stood at the top.
  private static func flattened(_ entries: [Node.Entry]) -> [Node.Entry] {
    entries.flatMap { $0.key == "taxonomies" ? $0.value.entries ?? [$0] : [$0] }
  }

  private func article(_ fields: inout Fields, _ head: FrontMatter, _ source: SourceText, _ place: ContentPlace)
    -> Article?
  {
    let date =
      date("date", &fields) ?? (fields.isFlag("published") ? nil : self.date("published", &fields))
      ?? self.date("publish_date", &fields)
      ?? place.dateInName.map { configuration.timeZone.timestamp(date: $0, second: 0, hasTime: false) }
    let title = title(&fields, head, source, place)
    let isPage = place.isAtTop && date == nil
    guard let slug = slug(&fields, place) else { return nil }
    let series = series(&fields)
    return Article(
      kind: isPage ? .page : .article, path: source.path, folder: place.folder, isBundle: place.isBundle, title: title,
      date: date, updated: self.date("updated", &fields), authors: fields.texts("authors").map(\.value),
      editors: fields.texts("editor").map(\.value), terms: terms(&fields, series: series.name),
      seriesOrder: series.order, summary: fields.words("summary"), cover: cover(&fields),
      source: origin(&fields),
      isDraft: isDraft(&fields, place), notBefore: self.date("publish_date", &fields),
      notAfter: self.date("expiry_date", &fields), slug: slug, aliases: aliases(&fields),
      language: fields.language("lang"), showsOutline: fields.bool("toc"), related: related(&fields),
      bodyStart: head.bodyStart, linesBeforeBody: head.linesBeforeBody,
      lacksDate: date == nil && !isPage && fields.entry("date") == nil ? head.position : nil,
      params: Param.named(fields.entry("params")?.value.entries ?? []) + Param.named(fields.others),
      otherKeys: fields.others.map { Located($0.key, at: $0.keyPosition) })
  }

  /// Whether something says that it isn't meant to be published yet: here, as Jekyll's `published: false`, or as exports
  /// of WordPress and Pelican have it.
  private func isDraft(_ fields: inout Fields, _ place: ContentPlace) -> Bool {
    let isHidden = fields.bool("hidden") ?? false
    let isPublished = fields.isFlag("published") ? fields.bool("published") ?? true : true
    let status = fields.text("status")
    let held = ["draft", "hidden", "private", "pending", "future", "trash", "auto-draft"]
    let shown = ["publish", "published", "public", "done", "final"]
    if let status, !(held + shown).contains(status.value.lowercased()) {
      fields.report(.unknownValue(status.value, key: "status", known: held + shown), at: status.position)
    }
    let isHeld = status.map { held.contains($0.value.lowercased()) } ?? false
    return (fields.bool("draft") ?? false) || isHidden || !isPublished || isHeld || place.folderOfDrafts != nil
  }

  /// From the head, or from the heading that the text begins with.
  private func title(_ fields: inout Fields, _ head: FrontMatter, _ source: SourceText, _ place: ContentPlace) -> String
  {
    if let title = fields.words("title") { return title }
    let text = SourceText(
      path: source.path, bytes: source.bytes.dropFirst(head.bodyStart), linesBefore: head.linesBeforeBody)
    if let title = titleOfText(text) { return title }
    // What is no text at all has been told of.
    if fields.entry("title")?.value.scalarText != nil || fields.entry("title") == nil {
      fields.report(.missingTitle(used: place.name), at: head.position)
    }
    return place.name
  }

  private func date(_ name: String, _ fields: inout Fields) -> Timestamp? {
    guard let text = fields.text(name) else { return nil }
    do throws(TimestampParser.Failure) {
      return try TimestampParser.parse(text.value, zone: configuration.timeZone)
    } catch {
      fields.report(error == .impossible ? .impossibleDate(text.value) : .notADate(text.value), at: text.position)
      return nil
    }
  }

  private func slug(_ fields: inout Fields, _ place: ContentPlace) -> String? {
    let written = fields.text("slug")
    return fields.slug(
      of: written?.value ?? place.name, kind: written == nil ? "file name" : "slug", at: written?.position)
  }

  /// The terms of each taxonomy; without a taxonomy of their own, categories are tags.
  private func terms(_ fields: inout Fields, series: Located<String>?) -> [String: [Located<String>]] {
    var terms: [String: [Located<String>]] = [:]
    for taxonomy in configuration.taxonomies {
      var found =
        taxonomy.name == "series" ? series.map { [$0] } ?? fields.texts("series") : fields.texts(taxonomy.name)
      if taxonomy.name == "tags", !configuration.taxonomies.contains(where: { $0.name == "categories" }) {
        let known = Set(found.map { TermTable.key($0.value) })
        found += fields.texts("categories").filter { !known.contains(TermTable.key($0.value)) }
      }
      // Each has a page that shows the text with all of them.
      let most = Limit.termsOfText.most
      if found.count > most { fields.report(.tooManyTerms(taxonomy.name, limit: most), at: found[most].position) }
      if !found.isEmpty { terms[taxonomy.name] = Array(found.prefix(most)) }
    }
    return terms
  }

  /// `series: 国产 GPU`, or `series: {name: 国产 GPU, order: 3}`.
  private func series(_ fields: inout Fields) -> (name: Located<String>?, order: Int?) {
    let order = fields.integer("series_order", in: 0...100_000)
    guard fields.entry("series")?.value.entries != nil,
      var part = fields.fields("series", names: ["name title", "order index"])
    else { return (nil, order) }
    let name = part.text("name")
    let inner = part.integer("order", in: 0...100_000)
    fields.take(part.problems)
    return (name, inner ?? order)
  }

  /// `cover: chip.svg`, or a mapping with path, alternative text and caption.
  private func cover(_ fields: inout Fields) -> Article.Cover? {
    guard let entry = fields.entry("cover") else { return nil }
    guard entry.value.entries != nil else {
      return fields.text("cover").map { Article.Cover(path: $0, alternative: "", caption: nil) }
    }
    guard var part = fields.fields("cover", names: ["path image src url", "alt alternative", "caption title"]) else {
      return nil
    }
    let path = part.text("path")
    if path == nil { part.report(.missingRequired(key: "path"), at: part.position) }
    let cover = path.map {
      Article.Cover(path: $0, alternative: part.text("alt")?.value ?? "", caption: part.text("caption")?.value)
    }
    fields.take(part.problems)
    return cover
  }

  private func origin(_ fields: inout Fields) -> Article.Source? {
    guard let entry = fields.entry("source") else { return nil }
    guard entry.value.entries != nil else {
      return fields.text("source").map { text in
        let isURL = text.value.hasPrefix("http://") || text.value.hasPrefix("https://")
        return Article.Source(name: text.value, url: isURL ? text.value : nil, author: nil, date: nil)
      }
    }
    guard var part = fields.fields("source", names: ["name title", "url link", "author", "date"]) else { return nil }
    let url = part.text("url")
    if let url, !url.value.hasPrefix("http://"), !url.value.hasPrefix("https://") {
      part.report(.unsafeURL(url.value), at: url.position)
    }
    let source = Article.Source(
      name: part.text("name")?.value ?? url?.value ?? "", url: url?.value, author: part.text("author")?.value,
      date: date("date", &part))
    fields.take(part.problems)
    return source
  }

  private func related(_ fields: inout Fields) -> [Located<String>] {
    let (written, most) = (fields.texts("related"), Limit.relatedOfText.most)
    if written.count > most { fields.report(.tooManyTerms("related", limit: most), at: written[most].position) }
    return Array(written.prefix(most))
  }

  private func aliases(_ fields: inout Fields) -> [Located<String>] {
    var aliases: [Located<String>] = []
    let (written, most) = (fields.texts("aliases"), Limit.aliasesOfText.most)
    if written.count > most { fields.report(.tooManyTerms("aliases", limit: most), at: written[most].position) }
    for alias in written.prefix(most) {
      let written =
        alias.value.hasPrefix(configuration.baseURL)
        ? String(alias.value.dropFirst(configuration.baseURL.count)) : alias.value
      if let sign = written.first(where: { $0 == "?" || $0 == "#" }) {
        fields.report(.noPath(alias.value, sign: sign), at: alias.position)
        continue
      }
      let parts = (PercentEncoding.decoded(written, lonePercent: .kept) ?? written).split(separator: "/")
      if parts.contains("..") || parts.contains(".") || parts.isEmpty || written.contains("\\")
        || written.contains("://")
      {
        fields.report(.unsafePath(alias.value), at: alias.position)
      } else {
        aliases.append(Located(Slug.normalized(parts.joined(separator: "/")), at: alias.position))
      }
    }
    return aliases
  }
}
