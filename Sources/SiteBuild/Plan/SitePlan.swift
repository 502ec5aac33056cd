import Content
import Diagnostics
import Synchronization

/// Every file of the finished site, before any of it is made. Pure and cheap: it is recomputed at each build.
struct SitePlan: Sendable {
  let pages: [PlannedPage]
  /// The address of every text, by its path in the sources.
  let addressOfSource: [String: String]
  /// The address of every published file of `Content/` and `Templates/assets/`.
  let addressOfFile: [String: String]
  /// The place in `pages` of each output path.
  let placeOfOutput: [String: Int]
  let names: SourceNames

  /// What a source is called: its file, or its bundle's folder; without the ending.
  static func name(of path: String) -> String {
    var parts = path.split(separator: "/")
    if parts.count > 1, parts.last == "index.md" || parts.last == "index" { parts.removeLast() }
    let name = parts.last ?? ""
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  /// Pages in one sitemap; the protocol allows 50,000.
  static let mostInSitemap = 45_000

  /// How many sitemaps there are.
  static func sitemaps(of pages: [PlannedPage]) -> Int {
    max(1, (pages.count(where: \.kind.isListed) + mostInSitemap - 1) / mostInSitemap)
  }

  init(pages: [PlannedPage], addressOfSource: [String: String], addressOfFile: [String: String]) {
    self.pages = pages
    self.addressOfSource = addressOfSource
    self.addressOfFile = addressOfFile
    placeOfOutput = Dictionary(
      pages.enumerated().map { ($1.output, $0) }, uniquingKeysWith: { first, _ in first })
    names = SourceNames(addressOfSource.keys)
  }
}

/// The names of the sources, for suggestions. Gathered when the first is made: most sites need none.
final class SourceNames: Sendable {
  private let paths: Dictionary<String, String>.Keys
  private let gathered = Mutex<(sourceOfName: [String: String], inFolder: [String: [String]])?>(nil)

  init(_ paths: Dictionary<String, String>.Keys) { self.paths = paths }

  /// The first source of each name, and the names in each folder.
  private var all: (sourceOfName: [String: String], inFolder: [String: [String]]) {
    gathered.withLock { gathered in
      if let gathered { return gathered }
      var found: (sourceOfName: [String: String], inFolder: [String: [String]]) = ([:], [:])
      for path in paths.sorted() {
        guard let slash = path.lastIndex(of: "/") else { continue }
        let name = SitePlan.name(of: path)
        if found.sourceOfName[name] == nil { found.sourceOfName[name] = path }
        found.inFolder[String(path[..<slash]), default: []].append(String(path[path.index(after: slash)...]))
      }
      gathered = found
      return found
    }
  }

  func source(named name: String) -> String? { all.sourceOfName[name] }

  func names(in folder: String) -> [String] { all.inFolder[folder] ?? [] }
}

/// One file to be. A class, because thousands of them are handed on at each build.
final class PlannedPage: Sendable {
  /// Relative to the output folder: `2026/01/biren/index.html`.
  let output: String
  /// Relative to the base address, not encoded: `2026/01/biren/`.
  let address: String
  let kind: PageKind
  /// Who asked for it, for problems: a source file, or a description.
  let origin: Origin

  init(output: String, address: String, kind: PageKind, origin: Origin) {
    self.output = output
    self.address = address
    self.kind = kind
    self.origin = origin
  }
}

struct Origin: Sendable {
  let path: String
  let position: Position?
  let description: String

  static func source(_ path: String, _ position: Position? = nil) -> Origin {
    Origin(path: path, position: position, description: path)
  }

  static func generated(_ description: String) -> Origin {
    Origin(path: "site.yml", position: nil, description: description)
  }
}

enum PageKind: Sendable {
  case home(Pagination)
  case article(Int)
  case standalone(Int)
  case taxonomy(Int)
  case term(taxonomy: Int, term: Int, Pagination)
  case archive
  case year(Int)
  case month(year: Int, month: Int)
  case notFound
  /// To the address of another page.
  case redirect(String)
  case feed(FeedFormat, FeedScope)
  /// Part `number` of `count`; part 0 is the index of the others.
  case sitemap(number: Int, count: Int)
  case robots
  /// A file that is published as it is.
  case copy(String)

  /// Whether search engines are told of it.
  var isListed: Bool {
    switch self {
    case .home, .article, .standalone, .taxonomy, .term, .archive, .year, .month: true
    case .notFound, .redirect, .feed, .sitemap, .robots, .copy: false
    }
  }
}

/// A part of a list of articles.
struct Pagination: Sendable, Equatable {
  /// From 1.
  let number: Int
  let count: Int
  /// Places in the list.
  let range: Range<Int>
  /// The address of the first page.
  let base: String

  func address(_ number: Int) -> String {
    number == 1 ? base : "\(base)page/\(number)/"
  }

  /// At least one page, even of nothing.
  static func pages(of total: Int, size: Int, base: String) -> [Pagination] {
    let count = max(1, (total + size - 1) / size)
    return (1...count).map { number in
      let start = (number - 1) * size
      return Pagination(number: number, count: count, range: start..<max(start, min(start + size, total)), base: base)
    }
  }
}

enum FeedFormat: String, Sendable, CaseIterable {
  case atom, rss, json

  var fileName: String {
    switch self {
    case .atom: "atom.xml"
    case .rss: "rss.xml"
    case .json: "feed.json"
    }
  }
}

enum FeedScope: Sendable {
  case site
  case term(taxonomy: Int, term: Int)
}
