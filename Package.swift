// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "sitegen",
  products: [.executable(name: "sitegen", targets: ["sitegen"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Layer 0: know nothing of each other, but for the modules of C libraries that some of them read.
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(
      name: "CSourceHighlightSystem", pkgConfig: "source-highlight", providers: [.apt(["libsource-highlight-dev"])]),
    // C++ has no face that Swift can use safely: exceptions end in this target.
    .target(name: "CSourceHighlight", dependencies: ["CSourceHighlightSystem"]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    // Duktape reports errors by long jumps, which mustn't pass through Swift: they end in this target.
    .target(name: "CKaTeX", dependencies: ["CDuktape"]),
    module("Diagnostics"),
    module("XMLOutput"),
    module("Limits"),
    module("Incremental", ["CSQLite", "CXXHash"]),
    module("Retrieval"),
    // Layer 1: one notation of positioned values for every file an author writes.
    module("Notation", ["Diagnostics", "Limits", yams]),
    // Layer 2: one subject each.
    module("CodeHighlighting", ["CSourceHighlight", "XMLOutput"]),
    module("Formulas", ["CKaTeX", "Limits", "XMLOutput"]),
    module("Content", ["Diagnostics", "Incremental", "Limits", "Notation", "XMLOutput"]),
    module("Markdown", ["CCmarkGFM", "Diagnostics", "Limits", "Retrieval", "XMLOutput"]),
    module("Templating", ["Diagnostics", "Incremental", "Limits", "Notation", "XMLOutput", mustache]),
    module("ChartData", ["Diagnostics", "Limits", "Notation"]),
    module("ChartScene", ["Diagnostics", "XMLOutput"]),
    // Layer 3
    module("ChartGrammar", ["ChartData", "ChartScene", "Diagnostics", "Incremental", "Limits", "Notation"]),
    // Layer 4
    module(
      "SiteBuild",
      [
        "CLinux", "ChartData", "ChartGrammar", "CodeHighlighting", "Content", "Diagnostics", "Formulas", "Incremental",
        "Limits", "Markdown", "Notation", "Retrieval", "Templating", "XMLOutput",
      ]),
    module(
      "Preview",
      ["Diagnostics", "Incremental", "XMLOutput", .product(name: "Hummingbird", package: "hummingbird")]),
    // Layer 5
    .executableTarget(
      name: "sitegen",
      dependencies: [
        "ChartGrammar", "CodeHighlighting", "Content", "Diagnostics", "Formulas", "Markdown", "Notation", "Preview",
        "SiteBuild",
        "XMLOutput",
        arguments,
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "ArchiveBenchmark", dependencies: ["SiteBuild", "Content", "Diagnostics"], path: "Tests/Benchmarks/Archive",
      exclude: ["results.md"],
      swiftSettings: settings),
    .executableTarget(
      name: "ChartBenchmark", dependencies: ["ChartGrammar", "Diagnostics", "Notation"],
      path: "Tests/Benchmarks/Charts",
      exclude: ["against-vega.py", "results.md"], swiftSettings: settings),
    .target(name: "MarkdownAttacks", path: "Tests/Benchmarks/MarkdownAttacks", swiftSettings: settings),
    .executableTarget(
      name: "MarkdownBenchmark", dependencies: ["CodeHighlighting", "Markdown", "MarkdownAttacks", "Diagnostics"],
      path: "Tests/Benchmarks/Markdown", exclude: ["results.md"],
      swiftSettings: settings),
    // Fuzzing
    .target(name: "FuzzEngine", dependencies: ["Diagnostics"], path: "Tests/Fuzz/Engine", swiftSettings: settings),
    .target(
      name: "MarkdownFuzzing",
      dependencies: ["CodeHighlighting", "Diagnostics", "FuzzEngine", "Markdown", "XMLOutput"],
      path: "Tests/Fuzz/Markdown", swiftSettings: settings),
    .executableTarget(
      name: "SanitizedMarkdown", dependencies: ["FuzzEngine", "MarkdownFuzzing"], path: "Tests/Fuzz/SanitizedMarkdown",
      swiftSettings: settings),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "ChartData", "ChartGrammar", "Content", "Diagnostics", "FuzzEngine", "Incremental", "MarkdownFuzzing",
        "Notation", "Preview", "SiteBuild",
        "Templating",
      ],
      path: "Tests/Fuzz/Targets", swiftSettings: settings),
    // Tests
    .target(name: "GoldenFiles", path: "Tests/GoldenFiles", swiftSettings: settings),
    tests(
      "SiteBuildTests", ["SiteBuild", "Content", "Diagnostics", "GoldenFiles", "Incremental", "sitegen"],
      exclude: ["Sites", "Broken", "Templates"]),
    tests("ContentTests", ["Content", "Diagnostics", "Notation", "GoldenFiles"], exclude: ["Cases", "Archive"]),
    tests(
      "PreviewTests",
      ["Preview", "GoldenFiles", .product(name: "Hummingbird", package: "hummingbird")], exclude: ["Tables"]),
    tests("RetrievalTests", ["Retrieval", "GoldenFiles"]),
    tests("TemplatingTests", ["Templating", "Diagnostics", "GoldenFiles"]),
    tests("ArchitectureTests", ["Limits"], exclude: ["traps.txt", "unsafe.txt"]),
    tests("FormulasTests", ["Formulas", "GoldenFiles"], exclude: ["Tables"]),
    tests("CodeHighlightingTests", ["CodeHighlighting", "GoldenFiles"], exclude: ["Cases"]),
    tests(
      "MarkdownTests",
      ["Markdown", "MarkdownAttacks", "Diagnostics", "FuzzEngine", "GoldenFiles", "Retrieval", "XMLOutput"],
      exclude: ["GFM", "Cases", "Tables"]),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("XMLOutputTests", ["XMLOutput"]),
    tests("NotationTests", ["Notation", "Diagnostics", "GoldenFiles"], exclude: ["mistakes.txt"]),
    tests("ChartDataTests", ["ChartData"]),
    tests("ChartSceneTests", ["ChartScene"]),
    tests(
      "ChartGrammarTests", ["ChartData", "ChartGrammar", "Diagnostics", "GoldenFiles", "Notation"],
      exclude: ["Gallery", "Guide", "Broken", "Languages", "record-reference.py"]),
  ],
  cxxLanguageStandard: .cxx14
)
