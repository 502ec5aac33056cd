package import Diagnostics
import Limits
import Notation

/// `site.yml` → `SiteConfiguration`. Every key is known; an unknown one is a problem.
package enum ConfigurationReader {
  static let names: FieldNames = [
    "title", "description", "language lang", "base_url url",
    "time_zone", "author", "permalink", "page_size paginate",
    "taxonomies", "menu", "related", "markdown",
    "random_reading", "keys", "dates",
  ]

  /// The configuration. Where a key is missing or wrong there is a problem, and its default stands in, so that the rest
  /// of the site can be checked in the same run.
  package static func read(_ source: SourceText, problems: inout [Problem]) -> SiteConfiguration {
    let root = YAMLReader.read(source, problems: &problems)
    if let root, root.entries == nil {
      problems.append(Problem(ContentProblem.frontMatterIsNoMapping(found: root.kind), in: source, at: root.position))
    }
    let start = source.position(line: 1, column: 1)
    var fields = Fields(root?.entries ?? [], at: root?.position ?? start, names: names, in: source)
    let configuration = configuration(&fields)
    if root?.entries != nil { problems += fields.problems }
    return configuration
  }

  private static func configuration(_ fields: inout Fields) -> SiteConfiguration {
    let language = fields.language("language") ?? "zh-Hans"
    let pageSize = fields.integer("page_size", in: 1...1000) ?? 10
    return SiteConfiguration(
      title: required("title", &fields) ?? "", description: fields.text("description")?.value ?? "", language: language,
      baseURL: baseURL(&fields), timeZone: timeZone(&fields), author: fields.text("author")?.value,
      permalink: permalink(&fields), pageSize: pageSize,
      taxonomies: taxonomies(&fields, pageSize: pageSize, language: language), menu: menu(&fields),
      related: related(&fields), markdown: markdown(&fields),
      randomReading: fields.integer("random_reading", in: 0...50) ?? 5, keys: Set(fields.texts("keys").map(\.value)),
      needsDates: needsDates(&fields))
  }

  /// `dates: optional`, or `required`.
  private static func needsDates(_ fields: inout Fields) -> Bool {
    guard let text = fields.text("dates") else { return true }
    let known = ["optional", "required"]
    if !known.contains(text.value) {
      fields.report(.unknownValue(text.value, key: "dates", known: known), at: text.position)
    }
    return text.value != "optional"
  }

  private static func required(_ name: String, _ fields: inout Fields) -> String? {
    if let text = fields.text(name) { return text.value }
    fields.report(.missingRequired(key: name), at: fields.position)
    return nil
  }

  /// The address with a slash at its end; nil if it isn't `http(s)://host/…`.
  package static func normalizedBaseURL(_ text: String) -> String? {
    guard text.hasPrefix("http://") || text.hasPrefix("https://"),
      let host = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first, !host.isEmpty,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>\"'\\^`{|}?#".utf8.contains($0) })
    else { return nil }
    return text.hasSuffix("/") ? text : text + "/"
  }

  private static func baseURL(_ fields: inout Fields) -> String {
    let fallback = "http://localhost/"
    guard let text = fields.text("base_url") else { return fallback }
    if let url = normalizedBaseURL(text.value) { return url }
    fields.report(.unsafeURL(text.value), at: text.position)
    return fallback
  }

  private static func timeZone(_ fields: inout Fields) -> SiteTimeZone {
    guard let name = fields.text("time_zone") else { return .utc }
    if let zone = SiteTimeZone(name.value) { return zone }
    fields.report(.unknownTimeZone(name.value), at: name.position)
    return .utc
  }

  private static func permalink(_ fields: inout Fields) -> Permalink {
    guard let text = fields.text("permalink") else { return .standard }
    do throws(Permalink.Failure) {
      return try Permalink(text.value)
    } catch {
      let problem: ContentProblem =
        switch error {
        case .unknownPlaceholder(let name):
          .unknownPlaceholder(name, known: Permalink.Placeholder.allCases.map(\.rawValue))
        case .noName(let part): .noName(part)
        case .tooLong: .tooLong(kind: "permalink", limit: .permalinkBytes)
        }
      fields.report(problem, at: text.position)
      return .standard
    }
  }

  private static func menu(_ fields: inout Fields) -> [SiteConfiguration.MenuItem] {
    var menu: [SiteConfiguration.MenuItem] = []
    for var item in fields.list("menu", names: ["title name", "url path"]) {
      let title = required("title", &item)
      let url = required("url", &item)
      if let title, let url {
        if ["/", "http://", "https://", "mailto:"].contains(where: url.hasPrefix) {
          menu.append(.init(title: title, url: url))
        } else {
          item.report(.unsafeURL(url), at: item.entry("url")?.value.position)
        }
      }
      fields.take(item.problems)
    }
    return menu
  }

  private static func related(_ fields: inout Fields) -> SiteConfiguration.RelatedOptions {
    var options = SiteConfiguration.RelatedOptions(count: 10, tagWeight: 35)
    guard var part = fields.fields("related", names: ["count", "tag_weight"]) else { return options }
    if let count = part.integer("count", in: 0...100) { options.count = count }
    if let weight = part.integer("tag_weight", in: 0...100) { options.tagWeight = weight }
    fields.take(part.problems)
    return options
  }

  private static func markdown(_ fields: inout Fields) -> SiteConfiguration.MarkdownOptions {
    var options = SiteConfiguration.MarkdownOptions(allowsRawHTML: false, outlineDepth: 3, excerptLength: 110)
    let names: FieldNames = ["raw_html unsafe", "outline_depth toc_depth", "excerpt_length"]
    guard var part = fields.fields("markdown", names: names) else { return options }
    if let value = part.bool("raw_html") { options.allowsRawHTML = value }
    if let value = part.integer("outline_depth", in: 2...6) { options.outlineDepth = value }
    if let value = part.integer("excerpt_length", in: 20...2000) { options.excerptLength = value }
    fields.take(part.problems)
    return options
  }
}
