import Content
import Diagnostics
import Templating

/// Everything that pages are made from; immutable, shared by all page renderers.
final class Site: Sendable {
  let archive: Archive
  let plan: SitePlan
  let library: TemplateLibrary
  let strings: StringTable
  let resolver: LinkResolver
  let reader: InputReader
  let images: ImageSizes
  /// As many as `archive.articles`.
  let articleBodies: [RenderedBody]
  /// As many as `archive.pages`.
  let pageBodies: [RenderedBody]
  /// By source path of the term page.
  let termBodies: [String: RenderedBody]
  let related: [[RelatedArticle]]
  let random: RandomReading
  /// Seconds since 1970 of the newest change, for feeds: never the clock's.
  let newest: Int
  /// With their fingerprints, so that a reader's browser fetches a changed one.
  let assets: AssetAddresses
  /// How articles stand in lists; as many as articles. Each is shown on some twenty pages and made once.
  let entries: [ListEntry]

  struct ListEntry: Sendable {
    let card: String
    let teaser: String
    let problems: [Problem]
  }

  /// The same site with its list entries, and with the parts of its templates that are the same on all pages filled in.
  init(_ site: Site, entries: [ListEntry]) {
    archive = site.archive
    plan = site.plan
    strings = site.strings
    resolver = site.resolver
    reader = site.reader
    images = site.images
    articleBodies = site.articleBodies
    pageBodies = site.pageBodies
    termBodies = site.termBodies
    related = site.related
    random = site.random
    newest = site.newest
    assets = site.assets
    self.entries = entries
    var library = site.library
    for language in Set(
      site.archive.articles.map { $0.language ?? site.configuration.language } + [site.configuration.language]
    ).sorted() {
      let view = PageView(site: site, language: language, address: "", heading: "")
      library.fold(["site"], of: view, language: view.words.strings.language)
    }
    self.library = library
  }

  init(
    loaded: LoadedSite, plan: SitePlan, resolver: LinkResolver, reader: InputReader, images: ImageSizes, bodies: Bodies,
    related: [[RelatedArticle]], assets: AssetAddresses
  ) {
    archive = loaded.archive
    self.plan = plan
    library = loaded.library
    strings = StringTable(loaded.strings)
    self.resolver = resolver
    self.reader = reader
    self.images = images
    articleBodies = bodies.articles
    pageBodies = bodies.pages
    termBodies = bodies.terms
    self.related = related
    random = RandomReading(loaded.archive.articles)
    newest = loaded.archive.articles.map { max($0.updated?.instant ?? Int.min, $0.date?.instant ?? Int.min) }.max() ?? 0
    self.assets = assets
    entries = []
  }

  var configuration: SiteConfiguration { archive.configuration }

  /// For links inside the site.
  func url(_ address: String) -> String { resolver.url(address) }

  /// With scheme and host, for feeds and canonical links.
  func absolute(_ address: String) -> String { configuration.baseURL + SitePath.encoded(address) }
}

/// Addresses of the files under `Templates/assets/`.
struct AssetAddresses: Sendable {
  private let urls: [String: String]

  init(_ urls: [String: String]) { self.urls = urls }

  /// `name` is relative to `Templates/assets/`: `site.css`.
  subscript(name: String) -> String? { urls[name] }
}
