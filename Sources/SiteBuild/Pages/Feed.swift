import Content
import Incremental
import XMLOutput

/// The newest articles of the site or of a term, for feed readers: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1.
struct Feed: GeneratedFile {
  private static let size = 20

  private let site: Site
  private let format: FeedFormat
  /// Relative to the base address.
  private let address: String
  private let title: String
  /// The page it belongs to.
  private let home: String
  private let entries: [Entry]

  private struct Entry {
    let title: String
    let url: String
    let summary: String
    let published: Timestamp
    let updated: Timestamp
    let authors: [String]
    let tags: [String]
    let language: String
  }

  /// `articles` are indices in the archive, the newest first.
  init(
    site: Site, format: FeedFormat, address: String, title: String, home: String, articles: some Sequence<Int>
  ) {
    self.site = site
    self.format = format
    self.address = address
    self.title = title
    self.home = home
    entries = articles.lazy.compactMap { Feed.entry($0, site) }.prefix(Self.size).map { $0 }
  }

  private static func entry(_ index: Int, _ site: Site) -> Entry? {
    let article = site.archive.articles[index]
    guard let date = article.date else { return nil }
    let tags = site.archive.taxonomies.filter { $0.definition.role == .tags }
      .flatMap { taxonomy in taxonomy.termsOfArticle[index].map { taxonomy.terms[$0].name } }
    return Entry(
      title: article.title, url: site.absolute(site.addresses.ofSource[article.path] ?? ""),
      summary: article.summary ?? site.bodies.article(index).excerpt, published: date,
      updated: max(date, article.updated ?? date),
      authors: article.authors.isEmpty ? [site.configuration.author ?? site.configuration.title] : article.authors,
      tags: tags, language: article.language ?? site.configuration.language)
  }

  /// The time of the newest change among the entries; of a feed without entries, the beginning of 1970.
  private var updated: Timestamp {
    entries.map(\.updated).max() ?? site.configuration.timeZone.shown(instant: 0)
  }

  /// Adds all that the feed is made from.
  func add(to fingerprint: inout FingerprintBuilder) {
    fingerprint.add([format.rawValue, address, title, home])
    for entry in entries {
      fingerprint.add([entry.title, entry.url, entry.summary, entry.language])
      fingerprint.add([entry.published.rfc3339, entry.updated.rfc3339])
      fingerprint.add(entry.authors)
      fingerprint.add(entry.tags)
    }
  }

  var bytes: [UInt8] {
    switch format {
    case .atom: atom()
    case .rss: rss()
    case .json: json()
    }
  }

  private func atom() -> [UInt8] {
    var xml = XMLWriter(capacity: 16384)
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.open("feed")
    xml.attribute("xmlns", "http://www.w3.org/2005/Atom")
    xml.attribute("xml:lang", site.configuration.language)
    xml.element("title", title)
    link(&xml, rel: "self", site.absolute(address), type: FeedFormat.atom.mediaType)
    link(&xml, rel: "alternate", site.absolute(home), type: "text/html")
    xml.element("id", site.absolute(address))
    xml.element("updated", updated.rfc3339)
    for entry in entries {
      xml.raw("\n")
      xml.open("entry")
      xml.attribute("xml:lang", entry.language)
      xml.element("title", entry.title)
      link(&xml, rel: "alternate", entry.url, type: "text/html")
      xml.element("id", entry.url)
      xml.element("published", entry.published.rfc3339)
      xml.element("updated", entry.updated.rfc3339)
      for author in entry.authors {
        xml.open("author")
        xml.element("name", author)
        xml.close("author")
      }
      for tag in entry.tags {
        xml.open("category")
        xml.attribute("term", tag)
        xml.close("category")
      }
      xml.element("summary", entry.summary)
      xml.close("entry")
    }
    xml.close("feed")
    xml.raw("\n")
    return xml.bytes
  }

  private func link(_ xml: inout XMLWriter, rel: String, _ url: String, type: String) {
    xml.open("link")
    xml.attribute("rel", rel)
    xml.attribute("type", type)
    xml.attribute("href", url)
    xml.close("link")
  }

  private func rss() -> [UInt8] {
    var xml = XMLWriter(capacity: 16384)
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.open("rss")
    xml.attribute("version", "2.0")
    xml.attribute("xmlns:atom", "http://www.w3.org/2005/Atom")
    xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
    xml.open("channel")
    xml.element("title", title)
    xml.element("link", site.absolute(home))
    xml.element("description", site.configuration.description.isEmpty ? title : site.configuration.description)
    xml.element("language", site.configuration.language)
    xml.element("lastBuildDate", updated.rfc822)
    xml.open("atom:link")
    xml.attribute("rel", "self")
    xml.attribute("type", FeedFormat.rss.mediaType)
    xml.attribute("href", site.absolute(address))
    xml.close("atom:link")
    for entry in entries {
      xml.raw("\n")
      xml.open("item")
      xml.element("title", entry.title)
      xml.element("link", entry.url)
      xml.element("guid", entry.url)
      xml.element("pubDate", entry.published.rfc822)
      for author in entry.authors { xml.element("dc:creator", author) }
      for tag in entry.tags { xml.element("category", tag) }
      xml.element("description", entry.summary)
      xml.close("item")
    }
    xml.close("channel")
    xml.close("rss")
    xml.raw("\n")
    return xml.bytes
  }

  private func json() -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("version", "https://jsonfeed.org/version/1.1")
      json.member("title", title)
      json.member("home_page_url", site.absolute(home))
      json.member("feed_url", site.absolute(address))
      if !site.configuration.description.isEmpty { json.member("description", site.configuration.description) }
      json.member("language", site.configuration.language)
      json.member("items", of: entries) { json, entry in
        json.object { json in
          json.member("id", entry.url)
          json.member("url", entry.url)
          json.member("title", entry.title)
          json.member("summary", entry.summary)
          json.member("content_text", entry.summary)
          json.member("date_published", entry.published.rfc3339)
          json.member("date_modified", entry.updated.rfc3339)
          json.member("language", entry.language)
          json.member("authors", of: entry.authors) { json, name in json.object { $0.member("name", name) } }
          json.member("tags", entry.tags)
        }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}
