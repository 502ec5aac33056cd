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
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "sitegen",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "sitegen", targets: ["sitegen"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Layer 0: know nothing of each other.
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    module("Diagnostics"),
    module("XMLOutput"),
    module("Incremental", ["CXXHash"]),
    module("Retrieval"),
    // Layer 1: one notation of positioned values for every file an author writes.
    module("Notation", ["Diagnostics", yams, toml]),
    // Layer 2: one subject each.
    module("ChartData", ["Diagnostics", "Notation"]),
    module("ChartScene", ["XMLOutput"]),
    // Layer 3
    module("ChartGrammar", ["ChartData", "ChartScene", "Diagnostics", "Notation", "XMLOutput"]),
    // Layer 5
    .executableTarget(
      name: "sitegen", dependencies: ["ChartGrammar", "ChartData", "Diagnostics", "Notation", arguments],
      swiftSettings: settings),
    // Tests
    tests("NotationTests", ["Notation", "Diagnostics"]),
    tests("ChartDataTests", ["ChartData"]),
    tests("ChartSceneTests", ["ChartScene"]),
    tests(
      "ChartGrammarTests", ["ChartGrammar", "Diagnostics", "Notation"], exclude: ["Gallery", "Broken"]),
  ]
)
