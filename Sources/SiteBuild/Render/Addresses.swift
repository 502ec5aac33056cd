import Content
import Synchronization

/// Where everything of a site is published, known before any of it is made. Addresses are relative to the base address and
/// not encoded: `2026/01/biren/`.
struct Addresses: Sendable {
  /// The address of every text, by its path in the sources.
  let ofSource: [String: String]
  /// The address of every published file of `Content/` and `Templates/assets/`.
  let ofFile: [String: String]
  /// The index of each output path among the pages of the plan.
  let indexOfOutput: [String: Int]
  let names: SourceNames
  /// The file of the sources that is published at an address.
  private let fileAtAddress: [String: String]

  init(ofSource: [String: String], ofFile: [String: String], outputs: [String]) {
    self.ofSource = ofSource
    self.ofFile = ofFile
    indexOfOutput = Dictionary(outputs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    names = SourceNames(ofSource.keys)
    fileAtAddress = Dictionary(ofFile.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Addresses {
  /// The file of the sources that is published as it is at an address; nil if there is none.
  func file(at address: String) -> String? { fileAtAddress[address] }
}

/// The names of the sources, for suggestions. Gathered when the first is made: most sites need none.
final class SourceNames: Sendable {
  private let paths: Dictionary<String, String>.Keys
  private let gathered = Mutex<(sourceOfName: [String: String], inFolder: [String: [String]])?>(nil)

  init(_ paths: Dictionary<String, String>.Keys) { self.paths = paths }

  /// What a source is called: its file, or its bundle's folder; without the ending.
  static func name(of path: String) -> String {
    var parts = path.split(separator: "/")
    if parts.count > 1, ContentPlace.withoutEnding(String(parts.last ?? "")) == "index" { parts.removeLast() }
    return ContentPlace.withoutEnding(String(parts.last ?? ""))
  }

  /// The texts that a path may mean, which may be a file with or without its ending, or a bundle's folder.
  static func candidates(_ path: String) -> [String] {
    guard !ContentPlace.isText(path) else { return [path, path + "/index.md"] }
    return [path] + ContentPlace.endings.map { path + "." + $0 } + ContentPlace.endings.map { path + "/index." + $0 }
  }

  /// The first source of each name, and the names in each folder.
  private var all: (sourceOfName: [String: String], inFolder: [String: [String]]) {
    gathered.withLock { gathered in
      if let gathered { return gathered }
      var found: (sourceOfName: [String: String], inFolder: [String: [String]]) = ([:], [:])
      for path in paths.sorted() {
        guard let slash = path.lastIndex(of: "/") else { continue }
        let name = Self.name(of: path)
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
