/// What `site.yml` says.
package struct SiteConfiguration: Sendable {
  package var title: String
  package var description: String
  /// A language tag such as `zh-Hans`; articles may have their own.
  package var language: String
  /// The address of the home page, with a slash at its end.
  package var baseURL: String
  package var timeZone: SiteTimeZone
  package var author: String?
  package var permalink: Permalink
  /// Articles on one page of the home list.
  package var pageSize: Int
  package var taxonomies: [Taxonomy]
  package var menu: [MenuItem]
  package var related: RelatedOptions
  package var markdown: MarkdownOptions
  /// Titles that are drawn for the random-reading block of an article.
  package var randomReading: Int
  /// Keys of front matters that mean something to the templates of this site.
  package var keys: Set<String>
  /// Whether an article without a date is a problem.
  package var needsDates: Bool

  /// A way of sorting articles: tags, series. Field by field as in `site.yml`.
  package struct Taxonomy: Sendable, Equatable {
    /// The key in the front matter: `tags`.
    package var name: String
    /// What one term is called, what several are: `标签`, `标签`.
    package var singular: String
    package var plural: String
    /// Whether each term has feeds.
    package var feed: Bool
    /// Articles on one page of a term.
    package var pageSize: Int
    /// The folder of the term pages in the site: `tags`.
    package var path: String
    /// What its terms are to the articles.
    package var role: Role
    /// Whether a term's articles are read from the first to the last (a series) rather than from the newest on.
    package var isOrdered: Bool

    package enum Role: String, Sendable, CaseIterable {
      /// Topics: shown with each article, in feeds and on the home page.
      case tags
      /// Articles that are read one after the other: an article shows its place.
      case series
      /// Who made the articles: bylines lead to their pages.
      case people
      /// With pages of its own, and named as a reason why articles are alike; shown nowhere else.
      case plain
    }
  }

  package struct MenuItem: Sendable, Equatable {
    package var title: String
    /// A path of the site (`/tags/`) or an address.
    package var url: String
  }

  package struct RelatedOptions: Sendable, Equatable {
    package var count: Int
    /// What tags weigh beside the text, 0 to 100.
    package var tagWeight: Int
  }

  package struct MarkdownOptions: Sendable, Equatable {
    package var allowsRawHTML: Bool
    /// The deepest heading level of the outline.
    package var outlineDepth: Int
    /// Characters of an excerpt.
    package var excerptLength: Int
  }

  /// The path in front of every path of the site: `/` or `/chronicle/`.
  package var basePath: String {
    let folders = baseURL.split(separator: "/").dropFirst(2)
    return folders.isEmpty ? "/" : "/" + folders.joined(separator: "/") + "/"
  }

  /// The name of the machine in `baseURL`, without port; an IPv6 address without its brackets (RFC 3986, section 3.2).
  package var host: String {
    let authority = baseURL.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first ?? ""
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if place.hasPrefix("[") { return String(place.dropFirst().prefix { $0 != "]" }) }
    let name = place.prefix { $0 != ":" }
    return String(name.hasSuffix(".") ? name.dropLast() : name)
  }
}
