import Content
import Diagnostics
import Incremental
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
  let bodies: Bodies
  /// As many as `archive.articles`.
  let related: [RelatedList]
  let random: RandomReading
  /// With their fingerprints, so that a reader's browser fetches a changed one.
  let assets: AssetAddresses
  let entries: ListEntries
  /// What lists can learn of each article; as many as articles, empty while they are being made.
  let entryFingerprints: [Fingerprint]
  /// Of settings, words, templates and assets.
  let environment: Fingerprint
  /// Of all facts, and so of every address.
  let structure: Fingerprint

  init(
    loaded: LoadedSite, plan: SitePlan, inputs: BodyInputs, bodies: Bodies, related: [RelatedList],
    assets: AssetAddresses
  ) {
    archive = loaded.archive
    self.plan = plan
    library = loaded.library
    strings = StringTable(loaded.strings)
    resolver = inputs.resolver
    reader = inputs.reader
    images = inputs.images
    self.bodies = bodies
    self.related = related
    random = RandomReading(places: loaded.archive.articles.map { Fingerprint(of: Array($0.path.utf8)).low })
    self.assets = assets
    entries = ListEntries()
    entryFingerprints = []
    var environment = FingerprintBuilder()
    environment.add(loaded.pageEnvironment)
    assets.add(to: &environment)
    self.environment = environment.fingerprint
    structure = loaded.structure
  }

  /// The same site with the fingerprints of its entries, and with the parts of its templates that are the same on all
  /// pages filled in.
  init(_ site: Site, entryFingerprints: [Fingerprint]) {
    archive = site.archive
    plan = site.plan
    strings = site.strings
    resolver = site.resolver
    reader = site.reader
    images = site.images
    bodies = site.bodies
    related = site.related
    random = site.random
    assets = site.assets
    entries = site.entries
    environment = site.environment
    structure = site.structure
    self.entryFingerprints = entryFingerprints
    var library = site.library
    for language in Set(
      site.archive.articles.map { $0.language ?? site.configuration.language } + [site.configuration.language]
    ).sorted() {
      let view = PageView(site: site, language: language, address: "", heading: "")
      library.fold(["site"], of: view, language: view.words.strings.language)
    }
    self.library = library
  }

  var configuration: SiteConfiguration { archive.configuration }

  /// Articles for the random-reading block of one.
  func randomPicks(for index: Int) -> [Int] {
    random.picks(for: index, count: configuration.randomReading, excluding: related[index].articles.map(\.index))
  }

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

  func add(to fingerprint: inout FingerprintBuilder) {
    for (name, url) in urls.sorted(by: { $0.key < $1.key }) { fingerprint.add([name, url]) }
  }
}
