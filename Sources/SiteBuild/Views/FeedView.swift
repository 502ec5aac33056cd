import Templating

enum FeedFormat: String, Sendable, CaseIterable {
  case atom, rss, json

  var fileName: String {
    switch self {
    case .atom: "atom.xml"
    case .rss: "rss.xml"
    case .json: "feed.json"
    }
  }

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

/// A feed, for templates.
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

  /// The feeds of a site or term, which lie in the folder of its page.
  static func all(in folder: String, _ resolver: LinkResolver) -> [FeedView] {
    FeedFormat.allCases.map { format in
      FeedView(name: format.name, url: resolver.url(folder + format.fileName), type: format.mediaType)
    }
  }
}
