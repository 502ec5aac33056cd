import Content
import Diagnostics
import Incremental

/// `LoadedSite` and `SitePlan` → `Site`: texts rendered, related articles found.
struct SiteRenderer: Sendable {
  let loaded: LoadedSite
  let plan: SitePlan
  let reader: InputReader
  private let resolver: LinkResolver
  private let images: ImageSizes

  init(loaded: LoadedSite, plan: SitePlan, reader: InputReader) {
    self.loaded = loaded
    self.plan = plan
    self.reader = reader
    let configuration = loaded.archive.configuration
    resolver = LinkResolver(
      plan: plan, basePath: configuration.basePath, baseURL: configuration.baseURL, unreadable: loaded.unreadable,
      unpublished: loaded.unpublished)
    images = ImageSizes(reader: reader, files: loaded.files)
  }

  func bodies(problems: inout [Problem]) async -> Bodies {
    let strings = StringTable(loaded.strings)
    let renderer = BodyRenderer(
      reader: reader, resolver: resolver, images: images,
      charts: ChartFigures(reader: reader, resolver: resolver, strings: strings),
      values: InlineValues(reader: reader, locator: DataLocator(plan: plan)),
      configuration: loaded.archive.configuration, strings: strings, fingerprints: loaded.fingerprints)
    let bodies = await Bodies.render(loaded.archive, plan: plan, with: renderer)
    for body in bodies.all { problems += body.problems }
    problems += bodies.missingAnchors(loaded.archive, reader: reader)
    problems += missingCovers()
    return bodies
  }

  func site(_ bodies: Bodies, problems: inout [Problem]) async -> Site {
    var bodies = bodies
    let finder = RelatedArticles(archive: loaded.archive, resolver: resolver, reader: reader)
    var memory = RelatedMemory()
    let related = await finder.find(bodies.articles.map(\.terms), memory: &memory, problems: &problems)
    for index in bodies.articles.indices { bodies.articles[index].terms = nil }
    let site = Site(
      loaded: loaded, plan: plan, resolver: resolver, reader: reader, images: images, bodies: bodies, related: related,
      assets: assets(problems: &problems))
    let entries = await Parallel.map(Array(loaded.archive.articles.indices), chunk: 64) { _, index in
      site.listEntry(index)
    }
    for entry in entries { problems += entry.problems }
    return Site(site, entries: entries)
  }

  /// Covers that aren't there.
  private func missingCovers() -> [Problem] {
    loaded.archive.articles.compactMap { article in
      guard let cover = article.cover?.path,
        case .missing(let path) = resolver.target(of: cover.value, from: article.folder)
      else { return nil }
      return Problem(BuildProblem.missingImage(path), in: reader.excerptSource(article.path), at: cover.position)
    }
  }

  private func assets(problems: inout [Problem]) -> AssetAddresses {
    var urls: [String: String] = [:]
    for path in loaded.assets {
      guard let bytes = reader.bytes(path, problems: &problems), let address = plan.addressOfFile[path] else {
        continue
      }
      let version = Fingerprint(of: bytes).description.prefix(10)
      urls[String(path.dropFirst("Templates/assets/".count))] = resolver.url(address) + "?v=" + version
    }
    return AssetAddresses(urls)
  }
}
