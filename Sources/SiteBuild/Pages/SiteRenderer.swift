import Content
import Diagnostics
import Incremental

/// `LoadedSite` and `SitePlan` → `Site`: texts rendered, related articles found.
struct SiteRenderer: Sendable {
  let loaded: LoadedSite
  let plan: SitePlan
  private let versionsAssets: Bool
  private let inputs: BodyInputs
  private var reader: InputReader { inputs.reader }
  private var resolver: LinkResolver { inputs.resolver }

  init(loaded: LoadedSite, plan: SitePlan, reader: InputReader, options: BuildOptions) {
    self.loaded = loaded
    self.plan = plan
    versionsAssets = options.versionsAssets
    let configuration = loaded.archive.configuration
    inputs = BodyInputs(
      reader: reader,
      resolver: LinkResolver(
        plan: plan, basePath: configuration.basePath, baseURL: configuration.baseURL, unreadable: loaded.unreadable,
        unpublished: loaded.unpublished),
      images: ImageSizes(reader: reader, files: loaded.files))
  }

  func bodies(memory: inout BodiesMemory, changes: BuildChanges, problems: inout [Problem]) async -> Bodies {
    let isSameSite = memory.structure == loaded.structure && changes.areOnly(in: loaded.fingerprints)
    let bodies = await Bodies.render(
      loaded, plan: plan, with: BodyRenderer(loaded, inputs: inputs), memory: &memory, changes: changes,
      isSameSite: isSameSite)
    memory.structure = loaded.structure
    problems += bodies.problems
    problems += bodies.missingAnchors(reader: reader)
    problems += missingCovers()
    return bodies
  }

  /// Of each article. Fails if what the memory left in the store can't be read.
  func related(_ bodies: Bodies, memory: inout RelatedMemory, problems: inout [Problem]) async throws -> [RelatedList] {
    try await RelatedArticles(archive: loaded.archive, resolver: resolver, reader: reader).find(
      bodies.terms, structure: loaded.structure, memory: &memory, problems: &problems)
  }

  func site(
    _ bodies: Bodies, _ related: [RelatedList], memory: inout EntryMemory, changes: BuildChanges,
    problems: inout [Problem]
  ) async -> Site {
    // An image that changed may have another size.
    if !changes.areOnly(in: loaded.fingerprints) { memory = EntryMemory() }
    let site = Site(
      loaded: loaded, plan: plan, inputs: inputs, bodies: bodies, related: related,
      assets: assets(problems: &problems))
    return Site(site, entryFingerprints: await entryFingerprints(site, memory: &memory))
  }

  /// Of what lists can learn of each article. An entry is made from facts, which `structure` stands for, and from the
  /// article's text.
  private func entryFingerprints(_ site: Site, memory: inout EntryMemory) async -> [Fingerprint] {
    var environment = FingerprintBuilder()
    environment.add(loaded.environment)
    environment.add(loaded.structure)
    let known = memory.environment == environment.fingerprint ? memory.fingerprints : [:]
    let words = site.strings[site.configuration.language]
    let identities = site.bodies.articleIdentities
    let fingerprints = await Parallel.map(Array(site.archive.articles.indices), chunk: 64) { _, index in
      known[identities[index]]
        ?? EntryView(site: site, index: index, words: words).ownFingerprint()
    }
    memory = EntryMemory(
      environment: environment.fingerprint,
      fingerprints: Dictionary(
        zip(identities, fingerprints), uniquingKeysWith: { first, _ in first }))
    return fingerprints
  }

  /// Covers that aren't there, or not in this site.
  private func missingCovers() -> [Problem] {
    let articles = loaded.archive.articles
    return articles.compactMap { article in
      guard let cover = article.cover?.path else { return nil }
      let fact: BuildProblem
      switch resolver.target(of: cover.value, from: article.folder) {
      case .missing(let path): fact = .missingImage(path)
      case .external, .asWritten, .unpublished: fact = .coverElsewhere(cover.value)
      case .address: return nil
      }
      return Problem(fact, in: reader.excerptSource(article.path), at: cover.position)
    }
  }

  private func assets(problems: inout [Problem]) -> AssetAddresses {
    var urls: [String: String] = [:]
    for path in loaded.assets {
      guard let address = plan.addressOfFile[path] else { continue }
      var version = ""
      if versionsAssets {
        guard let bytes = reader.bytes(path, problems: &problems) else { continue }
        version = "?v=" + Fingerprint(of: bytes).description.prefix(10)
      }
      urls[String(path.dropFirst("Templates/assets/".count))] = resolver.url(address) + version
    }
    return AssetAddresses(urls)
  }
}
