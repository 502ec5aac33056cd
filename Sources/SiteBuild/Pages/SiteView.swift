import Content
import Templating

/// The site, for templates.
struct SiteView: KeyedRecord {
  enum Key: String, CaseIterable {
    case name, tagline, home, author, menu, siteLanguage, base, stylesheet, script, icon, siteFeeds
  }

  let site: Site
  let words: Words

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(site.configuration.title)
    case .tagline: .text(site.configuration.description)
    case .home: .text(site.url(""))
    case .author: TemplateValue(site.configuration.author)
    case .menu:
      .list(
        site.configuration.menu.map { item in
          let isPath = item.url.hasPrefix("/")
          return LinkView(name: item.title, url: isPath ? site.url(String(item.url.dropFirst())) : item.url)
        })
    case .siteLanguage: .text(site.configuration.language)
    case .base: .text(site.configuration.basePath)
    case .stylesheet: TemplateValue(site.assets["site.css"])
    case .script: TemplateValue(site.assets["site.js"])
    case .icon: TemplateValue(site.assets["icon.svg"])
    case .siteFeeds: .list(FeedView.all(.site, site))
    }
  }
}

/// A name that leads somewhere.
struct LinkView: KeyedRecord {
  enum Key: String, CaseIterable { case name, url }

  let name: String
  let url: String

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(name)
    case .url: .text(url)
    }
  }
}

struct FeedView: KeyedRecord {
  enum Key: String, CaseIterable { case name, url, type }

  let name: String
  let url: String
  let type: String

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(name)
    case .url: .text(url)
    case .type: .text(type)
    }
  }

  /// The feeds of a site or term.
  static func all(_ scope: FeedScope, _ site: Site) -> [FeedView] {
    FeedFormat.allCases.map { format in
      let folder =
        switch scope {
        case .site: ""
        case .term(let taxonomy, let term):
          "\(site.archive.taxonomies[taxonomy].definition.path)/\(site.archive.taxonomies[taxonomy].terms[term].slug)/"
        }
      return FeedView(name: format.name, url: site.url(folder + format.fileName), type: format.mediaType)
    }
  }
}

extension FeedFormat {
  var name: String {
    switch self {
    case .atom: "Atom"
    case .rss: "RSS"
    case .json: "JSON Feed"
    }
  }

  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .rss: "application/rss+xml"
    case .json: "application/feed+json"
    }
  }
}
