import Content
import Diagnostics
import Incremental

/// `LoadedSite` and its addresses → `Site`: texts rendered, related articles found.
struct SiteRenderer: Sendable {
  let loaded: LoadedSite
  private let addresses: Addresses
  private let versionsAssets: Bool
  private let inputs: BodyInputs
  private var reader: InputReader { inputs.reader }
  private var resolver: LinkResolver { inputs.resolver }

  init(loaded: LoadedSite, addresses: Addresses, reader: InputReader, options: BuildOptions) {
    self.loaded = loaded
    self.addresses = addresses
    versionsAssets = options.versionsAssets
    let configuration = loaded.archive.configuration
    inputs = BodyInputs(
      reader: reader,
      resolver: LinkResolver(
        addresses: addresses, basePath: configuration.basePath, baseURL: configuration.baseURL,
        unreadable: loaded.unreadable,
        unpublished: loaded.unpublished),
      images: ImageSizes(reader: reader, files: loaded.files, addresses: addresses))
  }

  func bodies(memory: inout BodiesMemory, changes: BuildChanges, problems: inout [Problem]) async -> Bodies {
    let isSameSite = memory.structure == loaded.structure && changes.areOnly(in: loaded.fingerprints)
    let bodies = await Bodies.render(
      loaded, addresses: addresses, with: BodyRenderer(loaded, inputs: inputs, formulas: memory.formulas),
      memory: &memory, changes: changes, isSameSite: isSameSite)
    memory.structure = loaded.structure
    let known = memory.bodies
    memory.formulas.forget { Set(known.values.lazy.flatMap(\.body.formulas)) }
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
    _ bodies: Bodies, _ related: [RelatedList], _ terms: TextTerms, memory: inout EntryMemory, changes: BuildChanges,
    problems: inout [Problem]
  ) async -> Site {
    // An image that changed may have another size.
    if !changes.areOnly(in: loaded.fingerprints) { memory = EntryMemory() }
    // An entry is made from facts, which `structure` stands for, and from the article's text.
    let environment = Fingerprint(of: loaded.environment, loaded.structure)
    if memory.environment != environment { memory = EntryMemory(environment: environment) }
    let site = Site(
      loaded: loaded, inputs: inputs, bodies: bodies, related: related, terms: terms,
      assets: assets(problems: &problems),
      entries: ListEntries(count: loaded.archive.articles.count, known: memory))
    memory = await site.entries.memory(of: site)
    return site
  }

  /// Covers that aren't there, or not in this site.
  private func missingCovers() -> [Problem] {
    let articles = loaded.archive.articles
    return articles.compactMap { article in
      guard let cover = article.cover?.path else { return nil }
      let fact: BuildProblem
      switch resolver.target(of: cover.value, from: article.folder) {
      case .missing(let path): fact = .missingImage(path)
      case .asWritten, .unpublished: fact = .coverElsewhere(cover.value)
      case .address, .external: return nil
      }
      return Problem(fact, in: reader.excerptSource(article.path), at: cover.position)
    }
  }

  private func assets(problems: inout [Problem]) -> AssetAddresses {
    var urls: [String: String] = [:]
    for path in loaded.assets {
      guard let address = addresses.ofFile[path] else { continue }
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
