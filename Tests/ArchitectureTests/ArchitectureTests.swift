import Foundation
import Testing

/// The rules of the house that the compiler can't check. The layers are those of `Sources/README.md`.
@Suite struct ArchitectureTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Each target with what it may import; imports go down, never sideways.
  static let layers: [[String]] = [
    [
      "CCmarkGFM", "CXXHash", "CSQLite", "CLinux", "CSourceHighlightSystem", "CSourceHighlight", "CDuktape", "CKaTeX",
      "Diagnostics", "XMLOutput", "Incremental", "Limits", "Retrieval",
    ],
    ["Notation"],
    ["Markdown", "Content", "Templating", "ChartData", "ChartScene", "CodeHighlighting", "Formulas"],
    ["ChartGrammar"],
    ["SiteBuild", "Preview"],
    ["sitegen"],
  ]

  private static let forbidden: [(String, String)] = [
    ("Content", "Markdown"), ("Markdown", "ChartGrammar"), ("ChartScene", "ChartData"), ("Retrieval", "Content"),
    ("Preview", "SiteBuild"),
  ]

  private static let thirdParties: [String: [String]] = [
    "Notation": ["Yams"], "Templating": ["Mustache"], "sitegen": ["ArgumentParser"],
    "Preview": [
      "Hummingbird", "HummingbirdCore", "NIOCore", "NIOHTTPTypes", "HTTPTypes", "Logging", "ServiceLifecycle",
      "UnixSignals",
    ],
  ]

  private static func sources(_ target: String) -> [(path: String, text: String)] {
    let folder = root + "/Sources/" + target
    let files = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter {
      $0.hasSuffix(".swift")
    }
    return files.sorted().map { ($0, (try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) ?? "") }
  }

  private static var targets: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/Sources")) ?? []).filter { !$0.contains(".") }
      .sorted()
  }

  private static func imports(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").filter { !["package", "public", "internal", "@testable"].contains($0) }
      return words.first == "import" && words.count >= 2 ? String(words[1]) : nil
    }
  }

  @Test func everyTargetHasALayer() {
    #expect(Self.targets == Self.layers.joined().filter { Self.targets.contains($0) }.sorted())
  }

  @Test(arguments: ArchitectureTests.targets)
  func importsGoDown(_ target: String) throws {
    let own = try #require(Self.layers.firstIndex { $0.contains(target) })
    let system: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch"]
    for (path, text) in Self.sources(target) {
      for module in Self.imports(text) where !system.contains(module) {
        if let layer = Self.layers.firstIndex(where: { $0.contains(module) }) {
          let isSystemLibrary = ["CCmarkGFM", "CXXHash", "CSQLite", "CLinux", "CSourceHighlight", "CKaTeX"].contains(
            module)
          #expect(layer < own || (isSystemLibrary && layer <= own), "\(target)/\(path) imports \(module)")
          #expect(!Self.forbidden.contains { $0 == (target, module) }, "\(target)/\(path) imports \(module)")
        } else {
          #expect(Self.thirdParties[target]?.contains(module) == true, "\(target)/\(path) imports \(module)")
        }
      }
    }
  }

  /// Files with a function that is longer still, and how long: none may be added.
  private static let longFunctions = [
    "ChartData/Transforms/ImputeTransform.swift": 40, "ChartGrammar/Validation/CheckRun+Parameters.swift": 42,
    "SiteBuild/SiteBuilder.swift": 40, "SiteBuild/Write/OutputTransaction.swift": 45,
  ]

  /// The formatter puts a closing brace below the beginning of its function, so braces in texts and remarks don't count.
  @Test(arguments: ArchitectureTests.targets)
  func noFunctionIsLong(_ target: String) throws {
    let head = try NSRegularExpression(pattern: "^ *(?:[a-z@][A-Za-z()]* )*(?:func [^ ]|init[?(<]|subscript[(<])")
    for (path, text) in Self.sources(target) {
      let lines = text.components(separatedBy: "\n")
      for (index, line) in lines.enumerated() {
        guard head.firstMatch(in: line, range: NSRange(location: 0, length: line.utf16.count)) != nil else { continue }
        let indent = String(line.prefix { $0 == " " })
        // A head of several lines goes on with a bracket or further in; a requirement of a protocol has no body.
        let open = lines[index...].firstIndex { $0.hasSuffix("{") } ?? lines.count
        let goesOn = lines[index..<open].dropFirst().allSatisfy {
          $0.hasPrefix(indent + " ") || $0.hasPrefix(indent + ")")
        }
        guard open < lines.count, goesOn, !line.hasSuffix("}"),
          let end = lines[open...].firstIndex(of: indent + "}")
        else { continue }
        let most = Self.longFunctions["\(target)/\(path)"] ?? 39
        #expect(end - open - 1 <= most, "\(target)/\(path):\(index + 1) has \(end - open - 1) lines")
      }
    }
  }

  @Test(arguments: ArchitectureTests.targets)
  func nothingIsPublicAndNoFileIsLong(_ target: String) {
    for (path, text) in Self.sources(target) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 300, "\(target)/\(path) has \(lines.count) lines")
      #expect(
        !lines.contains { $0.hasPrefix("public ") || $0.contains(" public ") && !$0.contains("//") },
        "\(target)/\(path)")
      let words = ["Utils", "Helpers", "Common", "Core", "Misc", "Extensions", "Models"]
      #expect(!words.contains { path.contains($0) }, "\(target)/\(path)")
    }
  }

  @Test func topLevelHoldsOnlyWhatBelongsThere() throws {
    let allowed: Set<String> = [
      "Package.swift", "Sources", "Tests", "Content", "Templates", "Public", "README.md", "site.yml", "LICENSE",
      "CONTRIBUTING.md", "CHANGELOG.md", "Package.resolved",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.root).filter { !$0.hasPrefix(".") }
    #expect(Set(found).subtracting(allowed) == [])
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Sources/README.md"])
  func linksOfTheDocumentsLeadSomewhere(_ document: String) throws {
    let text = try String(contentsOfFile: Self.root + "/" + document, encoding: .utf8)
    let folder = URL(fileURLWithPath: Self.root + "/" + document).deletingLastPathComponent()
    for match in text.matches(of: /\]\(([^)#]+)[^)]*\)/) where !match.1.contains("://") {
      let target = folder.appendingPathComponent(String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(document): \(match.1)")
    }
  }
}
