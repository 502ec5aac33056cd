import Content
import Diagnostics
import Foundation
import GoldenFiles
import SiteBuild

/// A site in a folder of its own, built in this process.
struct SiteFixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
  /// The moment that counts as now in all tests: 2026-06-01.
  static let now = 1_780_272_000

  let scratch: ScratchFolder

  /// A copy of `input`, with the tests' own small templates if it brings none.
  init(input: String? = nil) throws {
    scratch = try ScratchFolder()
    if let input { try scratch.copy(contentsOf: input, to: "site") }
    if !FileManager.default.fileExists(atPath: site + "/Templates") {
      try scratch.copy(contentsOf: Self.folder + "/Templates", to: "site/Templates")
    }
    if !FileManager.default.fileExists(atPath: site + "/site.yml") {
      try write(
        "title: 测试\nlanguage: zh-Hans\nbase_url: https://example.org/\ntime_zone: Asia/Shanghai\n", to: "site.yml")
    }
  }

  var site: String { scratch.path + "/site" }
  var output: String { site + "/Public" }

  func write(_ text: String, to file: String) throws { try scratch.write(text, to: "site/" + file) }

  func build(drafts: Bool = false, future: Bool = false, strict: Bool = false) async -> BuildReport {
    var memory = BuildMemory()
    return await SiteBuilder(
      BuildOptions(
        source: site, output: output, selection: .init(drafts: drafts, future: future, now: Self.now), isStrict: strict)
    ).build(&memory)
  }

  /// The problems as they are printed, without the machine's paths.
  func text(of problems: [Problem]) -> String {
    problems.map(\.text).joined(separator: "\n").replacingOccurrences(of: scratch.path, with: "SCRATCH") + "\n"
  }
}

extension PreviewedFile {
  var data: Data? {
    switch self {
    case .bytes(let bytes): Data(bytes)
    case .source(let file): try? Data(file.read(0..<file.size))
    }
  }
}
