import Content
import Diagnostics
import Incremental
import Templating

/// Everything that pages are made from; immutable, shared by all page renderers.
final class Site: Sendable {
  let archive: Archive
  /// With the parts of its templates filled in that are the same on all pages.
  let library: TemplateLibrary
  /// What the archive doesn't have.
  let leftOut: LeftOut
  /// All names of keys of the authors' own.
  let paramNames: Set<String>
  let strings: StringTable
  let resolver: LinkResolver
  let reader: InputReader
  let images: ImageSizes
  let bodies: Bodies
  /// As many as `archive.articles`.
  let related: [RelatedList]
  /// What the texts of the articles are about.
  let terms: TextTerms
  let random: RandomReading
  /// With their fingerprints, so that a reader's browser fetches a changed one.
  let assets: AssetAddresses
  let entries: ListEntries
  /// The fingerprint of settings, words, templates and assets.
  let environment: Fingerprint
  /// The fingerprint of all facts, and so of every address.
  let structure: Fingerprint

  init(
    loaded: LoadedSite, inputs: BodyInputs, bodies: Bodies, related: [RelatedList], terms: TextTerms,
    assets: AssetAddresses, entries: ListEntries
  ) {
    archive = loaded.archive
    leftOut = loaded.leftOut
    paramNames = loaded.paramNames
    strings = StringTable(loaded.strings)
    resolver = inputs.resolver
    reader = inputs.reader
    images = inputs.images
    self.bodies = bodies
    self.related = related
    self.terms = terms
    random = RandomReading(places: loaded.archive.articles.map { Fingerprint(of: Array($0.path.utf8)).low })
    self.assets = assets
    self.entries = entries
    var environment = FingerprintBuilder()
    environment.add(loaded.pageEnvironment)
    assets.add(to: &environment)
    self.environment = environment.fingerprint
    structure = loaded.structure
    let strings = strings
    let site = SiteView(configuration: loaded.archive.configuration, resolver: inputs.resolver, assets: assets)
    var library = loaded.library
    let languages = loaded.archive.articles.compactMap(\.language) + [loaded.archive.configuration.language]
    for language in Set(languages.map { strings[$0].strings.language }).sorted() {
      library.fold(["site"], of: SiteConstants(site: site), language: language)
    }
    self.library = library
  }

  var configuration: SiteConfiguration { archive.configuration }

  var addresses: Addresses { resolver.addresses }

  /// The site for templates.
  var view: SiteView { SiteView(configuration: configuration, resolver: resolver, assets: assets) }

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
