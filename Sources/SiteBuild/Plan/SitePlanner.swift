import Content
import Diagnostics
import Limits

/// `Archive` → `SitePlan`. Two files at one address are a problem that names both sources.
struct SitePlanner {
  private let site: LoadedSite
  private let archive: Archive
  private let reader: InputReader
  private var pages: [PlannedPage] = []
  private var ownerOfOutput: [String: Origin] = [:]
  private var addressOfSource: [String: String] = [:]
  private var addressOfFile: [String: String] = [:]
  private var problems: [Problem] = []

  /// Every file to be.
  static func plan(_ site: LoadedSite, reader: InputReader, problems: inout [Problem]) -> SitePlan {
    var planner = SitePlanner(site: site, archive: site.archive, reader: reader)
    planner.planTexts()
    planner.planFiles()
    planner.planLists()
    planner.planTerms()
    planner.planArchive()
    planner.planAliases()
    planner.planMachineFiles()
    planner.checkFolders()
    problems += planner.problems
    let addresses = Addresses(
      ofSource: planner.addressOfSource, ofFile: planner.addressOfFile, outputs: planner.pages.map(\.output))
    return SitePlan(pages: planner.pages, addresses: addresses)
  }

  private init(site: LoadedSite, archive: Archive, reader: InputReader) {
    self.site = site
    self.archive = archive
    self.reader = reader
    pages.reserveCapacity(archive.articles.count * 2)
    ownerOfOutput.reserveCapacity(archive.articles.count * 2)
  }

  private mutating func add(_ output: String, address: String? = nil, _ page: any Page, _ origin: Origin) {
    let output = Slug.normalized(output)
    if let fact = Self.unsafety(of: output) {
      let problem = origin.position.map { Problem(fact, in: reader.excerptSource(origin.path), at: $0) }
      problems.append(problem ?? Problem(fact, path: origin.path))
      return
    }
    if let other = ownerOfOutput[output] {
      let fact = BuildProblem.sameAddress(output, other: other.description)
      let problem = origin.position.map { Problem(fact, in: reader.excerptSource(origin.path), at: $0) }
      problems.append(problem ?? Problem(fact, path: origin.path))
      return
    }
    ownerOfOutput[output] = origin
    pages.append(PlannedPage(output: output, address: address ?? output, page: page, origin: origin))
  }

  /// Why a path can't be written below the output folder; nil if it can.
  private static func unsafety(of output: String) -> BuildProblem? {
    let parts = output.utf8.split(separator: UInt8(ascii: "/"))
    let ours = [ReservedName.manifest, ReservedName.update]
    if !SitePath.staysInside(output) || ours.contains(where: { parts.first?.elementsEqual($0.utf8) == true }) {
      return .unsafeOutput(output)
    }
    return parts.contains { $0.count > Limit.nameBytes.most } ? .tooLongOutput(output) : nil
  }

  /// Files that stand where another page needs a folder.
  private mutating func checkFolders() {
    // Most pages lie in folders of others that were looked at.
    var free: Set<Substring> = []
    for page in pages {
      var folder = page.output[...]
      var passed: [Substring] = []
      var isFree = true
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if free.contains(folder) { break }
        passed.append(folder)
        if let other = ownerOfOutput[String(folder)] {
          let fact = BuildProblem.sameAddress(page.output, other: other.description)
          let origin = page.origin
          let problem = origin.position.map { Problem(fact, in: reader.excerptSource(origin.path), at: $0) }
          problems.append(problem ?? Problem(fact, path: origin.path))
          isFree = false
        }
      }
      if isFree { free.formUnion(passed) }
    }
  }

  /// A page in a folder of its own.
  private mutating func add(folder: String, _ page: any Page, _ origin: Origin) {
    add(folder + "index.html", address: folder, page, origin)
  }

  private mutating func planTexts() {
    let permalink = archive.configuration.permalink
    for (index, article) in archive.articles.enumerated() {
      let folders = article.path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2)
      let section = folders.count > 2 ? String(Substring(folders[1])) : ""
      let folder =
        article.date == nil
        ? Self.folder(ofUndated: article) + article.slug + "/"
        : permalink.path(slug: article.slug, date: article.date, section: section) + "/"
      addressOfSource[article.path] = folder
      add(folder: folder, ArticlePage(index: index), .source(article.path))
    }
    for (index, page) in archive.pages.enumerated() {
      addressOfSource[page.path] = page.slug + "/"
      add(folder: page.slug + "/", StandalonePage(index: index), .source(page.path))
    }
  }

  /// What has no date keeps its folder in its address, or texts of one name in several folders would meet.
  private static func folder(ofUndated article: Article) -> String {
    let parts = article.path.split(separator: "/").dropFirst().dropLast(article.isBundle ? 2 : 1)
    return Slug.normalized(parts.map { $0 + "/" }.joined())
  }

  /// Files of a bundle lie beside its page, or stay unpublished with it; others keep their place under `Content/` or
  /// `static/`.
  private mutating func planFiles() {
    var addressOfBundle: [String: String] = [:]
    for text in archive.articles + archive.pages where text.isBundle {
      addressOfBundle[text.folder] = addressOfSource[text.path]
    }
    let hidden = hiddenFolders(addressOfBundle)
    for path in site.files where !isBelow(hidden, path) {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let address =
        bundle(of: folder, in: addressOfBundle).map { $0 + name } ?? String(path.drop { $0 != "/" }.dropFirst())
      addressOfFile[path] = Slug.normalized(address)
      add(address, CopiedFile(path: path), .source(path))
    }
    for path in site.assets {
      let address = String(path.dropFirst("Templates/".count))
      addressOfFile[path] = Slug.normalized(address)
      add(address, CopiedFile(path: path), .source(path))
    }
  }

  /// The folders of what is held back: bundles, folders of drafts, and those that hold the files of a text of their name.
  private func hiddenFolders(_ addressOfBundle: [String: String]) -> Set<Substring> {
    var hidden: Set<Substring> = []
    for path in site.fingerprints.keys where ContentPlace.isIndex(path) {
      let place = ContentPlace(path: path)
      if place.isBundle, addressOfBundle[place.folder] == nil { hidden.insert(place.folder[...]) }
    }
    guard !site.unpublished.isEmpty else { return hidden }
    let foldersOfTexts = Set(site.fingerprints.keys.flatMap { SitePath.folders(of: $0) })
    for path in site.unpublished.keys {
      if let drafts = ContentPlace(path: path).folderOfDrafts { hidden.insert(drafts[...]) }
      let folder = ContentPlace.withoutEnding(path)[...]
      if !foldersOfTexts.contains(folder) { hidden.insert(folder) }
    }
    return hidden
  }

  private func isBelow(_ folders: Set<Substring>, _ path: String) -> Bool {
    !folders.isEmpty && SitePath.folders(of: path).contains(where: folders.contains)
  }

  /// The address that stands for a folder: its bundle's, or that of the bundle it lies in with the rest of its path.
  private func bundle(of folder: String, in addresses: [String: String]) -> String? {
    var parts = folder.split(separator: "/")
    var rest = ""
    while !parts.isEmpty {
      if let address = addresses[parts.joined(separator: "/")] { return address + rest }
      rest = parts.removeLast() + "/" + rest
    }
    return nil
  }

  private mutating func planLists() {
    for page in Pagination.pages(of: archive.articles.count, size: archive.configuration.pageSize, base: "") {
      add(folder: page.address(page.number), HomePage(part: page), .generated("the home page"))
    }
    add("404.html", NotFoundPage(), .generated("the page for missing addresses"))
  }

  private mutating func planTerms() {
    for (index, taxonomy) in archive.taxonomies.enumerated() {
      let folder = taxonomy.definition.path + "/"
      add(folder: folder, TaxonomyPage(index: index), .generated("the list of \(taxonomy.definition.name)"))
      for (number, term) in taxonomy.terms.enumerated() {
        let base = folder + term.slug + "/"
        if let page = term.page { addressOfSource[page.path] = base }
        let origin = Origin.generated("\(taxonomy.definition.name): \(term.name)")
        for page in Pagination.pages(of: term.articles.count, size: taxonomy.definition.pageSize, base: base) {
          add(folder: page.address(page.number), ArticlesOfTermPage(taxonomy: index, term: number, part: page), origin)
        }
        guard taxonomy.definition.feed else { continue }
        for format in FeedFormat.allCases {
          add(base + format.fileName, FeedFile(format: format, scope: .term(taxonomy: index, term: number)), origin)
        }
      }
    }
  }

  private mutating func planArchive() {
    add(folder: "archive/", ArchivePage(), .generated("the archive"))
    var seen: Set<Int> = []
    for date in archive.articles.compactMap(\.date) {
      if seen.insert(date.year).inserted {
        add(folder: ArchiveAddress.year(date.year), YearPage(year: date.year), .generated("the archive"))
      }
      if seen.insert(date.year * 100 + date.month).inserted {
        let folder = ArchiveAddress.month(date.year, date.month)
        add(folder: folder, MonthPage(year: date.year, month: date.month), .generated("the archive"))
      }
    }
  }

  private mutating func planAliases() {
    for text in archive.articles + archive.pages {
      guard let target = addressOfSource[text.path] else { continue }
      for alias in text.aliases {
        let isFile = alias.value.hasSuffix(".html") || alias.value.hasSuffix(".htm")
        let output = isFile ? alias.value : alias.value + "/index.html"
        add(
          output, address: isFile ? alias.value : alias.value + "/", RedirectPage(target: target),
          .source(text.path, alias.position))
      }
    }
  }

  private mutating func planMachineFiles() {
    for format in FeedFormat.allCases {
      add(format.fileName, FeedFile(format: format, scope: .site), .generated("the feed"))
    }
    planSitemaps()
    if ownerOfOutput["robots.txt"] == nil { add("robots.txt", RobotsFile(), .generated("robots.txt")) }
  }

  /// One file, or several and an index of them.
  private mutating func planSitemaps() {
    let listed = pages.filter(\.page.isListed)
    let parts = stride(from: 0, to: max(1, listed.count), by: SitemapFile.most).map { start in
      SitemapFile(pages: Array(listed[start..<min(start + SitemapFile.most, listed.count)]))
    }
    let names = parts.count == 1 ? ["sitemap.xml"] : parts.indices.map { "sitemap-\($0 + 1).xml" }
    if parts.count > 1 { add("sitemap.xml", SitemapIndexFile(sitemaps: names), .generated("the sitemap")) }
    for (name, part) in zip(names, parts) { add(name, part, .generated("the sitemap")) }
  }
}
