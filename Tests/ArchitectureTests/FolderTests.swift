import Testing

/// The floors inside the larger targets: a folder uses its own types and those of folders before it, as targets do.
@Suite struct FolderTests {
  /// The folders of a target, the lowest first; `.` is the target's own, the door that other targets come in by.
  static let floors: [String: [String]] = [
    "ChartScene": ["Geometry", "Text", "Colour", "Items", "Geography", "Writing"],
    "ChartData": [
      "Numbers", "Time", "Patterns", "Tables", "Formats", "Statistics", "Expressions", "Loading", "Transforms",
    ],
    "ChartGrammar": [
      "Specification", "Theme", "Normalization", "Data", "Scales", "Formatting", "Validation", "Marks", "Guides",
      "Description", "Layout", ".",
    ],
    "SiteBuild": [
      "Files", "Problems", "Work", "Request", "Scan", "Load", "Render", "Views", "Pages", "Plan", "Write", "Memory",
      ".",
    ],
  ]

  private static let targets = floors.keys.sorted()

  private static func sources(_ target: String) -> [SwiftSource] { SwiftSource.all.filter { $0.target == target } }

  @Test(arguments: targets) func everyFolderIsAFloor(_ target: String) {
    #expect(Set(Self.sources(target).map(\.folder)) == Set(Self.floors[target] ?? []))
  }

  @Test(arguments: targets) func foldersGoDown(_ target: String) throws {
    let floors = try #require(Self.floors[target])
    let sources = Self.sources(target)
    let homes = Dictionary(sources.flatMap { file in file.types.map { ($0, file) } }, uniquingKeysWith: { a, _ in a })
    for source in sources {
      guard let own = floors.firstIndex(of: source.folder) else { continue }
      for word in source.words.sorted() {
        guard let home = homes[word], let floor = floors.firstIndex(of: home.folder) else { continue }
        #expect(floor <= own, "\(target)/\(source.path) uses \(word) of \(home.path), which lies above it")
      }
    }
  }

  /// A file is called like a type in it, or like one whose extension it is.
  @Test(arguments: targets) func filesAreNamedForWhatIsInThem(_ target: String) {
    for source in Self.sources(target) {
      #expect((source.types + source.extended).contains(source.stem), "\(target)/\(source.path)")
    }
  }

  @Test(arguments: targets) func readmeHasALineForEachFolder(_ target: String) {
    let lines = SwiftSource.readme.split(separator: "\n").filter { $0.hasPrefix("| `\(target)/") }
    let folders = lines.compactMap { $0.split(separator: "`").dropFirst().first?.split(separator: "/").last }
    #expect(folders.map(String.init) == Self.floors[target]?.filter { $0 != "." })
  }

  // MARK: The manifest

  /// The targets of `Sources` that each declaration of `Package.swift` names, by the target it declares.
  private static let declared: [String: Set<String>] = {
    var declarations: [[Substring]] = []
    for line in SwiftSource.manifest.split(separator: "\n") where !line.hasPrefix("    //") {
      let indentation = line.prefix { $0 == " " }.count
      if indentation == 4 { declarations.append([]) }
      if indentation >= 4, let last = declarations.indices.last { declarations[last].append(line) }
    }
    let pairs = declarations.compactMap { lines -> (String, Set<String>)? in
      let quoted = lines.joined().split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      return quoted.first.map { ($0, Set(quoted.dropFirst())) }
    }
    return Dictionary(pairs, uniquingKeysWith: { $0.union($1) })
  }()

  /// `swift build` takes an import for granted that is reachable through other targets.
  @Test(arguments: Set(SwiftSource.all.map(\.target)).sorted())
  func manifestAndImportsAgree(_ target: String) throws {
    let own = Set(ArchitectureTests.layers.joined())
    let imported = Self.sources(target).reduce(into: Set<String>()) { $0.formUnion($1.imports) }.intersection(own)
    #expect(try #require(Self.declared[target]).intersection(own) == imported)
  }
}
