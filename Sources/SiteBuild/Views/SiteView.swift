import Content
import Templating

/// The site, for templates: the same on all pages of a language.
struct SiteView: KeyedRecord {
  enum Key: String, CaseIterable {
    case name, tagline, home, author, menu, siteLanguage, base, stylesheet, script, icon, siteFeeds
  }

  let configuration: SiteConfiguration
  let resolver: LinkResolver
  let assets: AssetAddresses

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(configuration.title)
    case .tagline: .text(configuration.description)
    case .home: .text(resolver.url(""))
    case .author: TemplateValue(configuration.author)
    case .menu:
      .list(
        configuration.menu.map { item in
          let isPath = item.url.hasPrefix("/")
          return LinkView(name: item.title, url: isPath ? resolver.url(String(item.url.dropFirst())) : item.url)
        })
    case .siteLanguage: .text(configuration.language)
    case .base: .text(configuration.basePath)
    case .stylesheet: TemplateValue(assets["site.css"])
    case .script: TemplateValue(assets["site.js"])
    case .icon: TemplateValue(assets["icon.svg"])
    case .siteFeeds: .list(FeedView.all(in: "", resolver))
    }
  }
}

/// What is the same on all pages: the root of templates that ask for nothing else.
struct SiteConstants: KeyedRecord {
  enum Key: String, CaseIterable { case site }

  let site: SiteView

  func value(_ key: Key) -> TemplateValue { .record(site) }
}
