import Content
import Diagnostics
import Foundation
import GoldenFiles
import Synchronization
import Testing

@testable import SiteBuild

/// Sources that change while a site is built: the site is made of one state of them, or isn't published.
@Suite struct SourceStateTests {
  /// One file of each kind, in a site where each is used.
  private static let kinds = [
    "site.yml", "Templates/card.mustache", "Templates/strings/zh.yml", "Templates/assets/site.css",
    "Content/articles/a1.md", "Content/articles/a2.md", "Content/tags/gpu.md", "Content/about.md",
    "Content/data/money.csv", "Content/articles/cover.svg", "Content/notes.txt",
  ]

  enum Change: String, CaseIterable, Sendable {
    case edit, truncate, remove, unreadable

    func make(_ file: String) throws {
      switch self {
      case .edit:
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let edited =
          file.hasSuffix(".svg") || file.hasSuffix(".csv")
          ? text.replacing("100", with: "777") : text.replacing("甲", with: "乙")
        try edited.write(toFile: file, atomically: false, encoding: .utf8)
      case .truncate: try "".write(toFile: file, atomically: false, encoding: .utf8)
      case .remove: try FileManager.default.removeItem(atPath: file)
      // Even for root: a link into nowhere can't be read.
      case .unreadable:
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "nowhere")
      }
    }
  }

  private func fixture() throws -> SiteFixture {
    let fixture = try SiteFixture()
    try fixture.write(
      "title: 甲志\nlanguage: zh-Hans\nbase_url: https://example.org/\ntime_zone: Asia/Shanghai\n", to: "site.yml")
    try fixture.write("body { color: #100 } /* 甲 */\n", to: "Templates/assets/site.css")
    try fixture.write("period,revenue\n2023,62\n2024,100\n", to: "Content/data/money.csv")
    try fixture.write("甲\n", to: "Content/notes.txt")
    try fixture.write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\"/>\n", to: "Content/articles/cover.svg")
    for number in 1...4 {
      try fixture.write(
        """
        ---
        title: 甲之\(number)
        date: 2026-0\(number)-10
        tags: [GPU]
        cover: cover.svg
        ---

        正文甲 \(number)，收入 `{value} money.csv period=2024 revenue`。![图](cover.svg)

        """, to: "Content/articles/a\(number).md")
    }
    try fixture.write("---\ntitle: GPU\n---\n\n关于甲。\n", to: "Content/tags/gpu.md")
    try fixture.write("---\ntitle: 关于\n---\n\n关于甲，见[一](@/articles/a1.md)。\n", to: "Content/about.md")
    for template in ["card", "strings/zh.yml"] {
      let file = fixture.site + "/Templates/" + (template.contains(".") ? template : template + ".mustache")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try (text + (template == "card" ? "<!-- 甲 -->" : "")).write(toFile: file, atomically: true, encoding: .utf8)
    }
    return fixture
  }

  private func options(_ fixture: SiteFixture, output: String) -> BuildOptions {
    BuildOptions(
      source: fixture.site, output: output, selection: .init(drafts: false, future: false, now: SiteFixture.now))
  }

  private func contents(_ folder: String) -> [String: Data] {
    Dictionary(
      GoldenFile.files(in: folder).map { ($0, FileManager.default.contents(atPath: folder + "/" + $0) ?? Data()) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A clean build's site and problems.
  private func clean(_ fixture: SiteFixture) async -> (site: [String: Data]?, problems: [String]) {
    let output = fixture.scratch.path + "/clean"
    try? FileManager.default.removeItem(atPath: output)
    var nothing = BuildMemory()
    let report = await SiteBuilder(options(fixture, output: output)).build(&nothing)
    return (report.isPublished ? contents(output) : nil, report.problems.map(\.text))
  }

  /// Does something before the `number`th look at a path, once.
  private final class Trap: Sendable {
    private let state: Mutex<(looks: Int, number: Int)>
    private let path: String
    private let action: @Sendable () -> Void

    init(_ path: String, number: Int, _ action: @escaping @Sendable () -> Void) {
      self.path = path
      self.action = action
      state = Mutex((0, number))
    }

    @Sendable func look(_ path: String) {
      guard path == self.path else { return }
      let isNow = state.withLock { state in
        state.looks += 1
        return state.looks == state.number
      }
      if isNow { action() }
    }

    var looks: Int { state.withLock { $0.looks } }
  }

  /// A change before each look at `kind`, and the old file back at the look after it. `SOURCE_STATES=all swift test
  /// --filter SourceStateTests` tries all of them at each look, which takes minutes; without it they take turns.
  @Test(arguments: kinds, [false, true])
  func aSourceThatChangesWhileASiteIsBuilt(_ kind: String, isIncremental: Bool) async throws {
    let isWhole = ProcessInfo.processInfo.environment["SOURCE_STATES"] == "all"
    let ways = Change.allCases.flatMap { [($0, false), ($0, true)] }
    let first = (Self.kinds.firstIndex(of: kind) ?? 0) + (isIncremental ? 3 : 0)
    var number = 0
    var goesOn = true
    while goesOn {
      number += 1
      for (turn, way) in ways.enumerated() where isWhole || turn == (first + number * 3) % ways.count {
        goesOn = try await tryChange(
          way.0, kind, before: number, isIncremental: isIncremental, isUndone: way.1)
      }
    }
    #expect(number > 1, "\(kind) was never looked at")
  }

  /// False if the file wasn't looked at so often.
  private func tryChange(
    _ change: Change, _ kind: String, before number: Int, isIncremental: Bool, isUndone: Bool
  ) async throws -> Bool {
    let fixture = try fixture()
    let file = fixture.site + "/" + kind
    let saved = fixture.scratch.path + "/saved"
    if isIncremental {
      _ = await SiteBuilder(options(fixture, output: fixture.output)).build()
      // Something to do for the next build: all pages are made again.
      let template = fixture.site + "/Templates/page.mustache"
      let text = try String(contentsOfFile: template, encoding: .utf8)
      try (text + "<!-- more -->").write(toFile: template, atomically: true, encoding: .utf8)
      try fixture.write("---\ntitle: 新\ndate: 2026-05-10\n---\n\n新文。\n", to: "Content/articles/a5.md")
    }
    try FileManager.default.copyItem(atPath: file, toPath: saved)
    let before = await clean(fixture)
    let back = Trap(kind, number: number + 1) {
      guard isUndone else { return }
      try? FileManager.default.removeItem(atPath: file)
      try? FileManager.default.copyItem(atPath: saved, toPath: file)
    }
    let trap = Trap(kind, number: number) { #expect(throws: Never.self) { try change.make(file) } }
    var options = options(fixture, output: fixture.output)
    options.willLook = { path in
      trap.look(path)
      back.look(path)
    }
    let old = contents(fixture.output)
    let report = await SiteBuilder(options).build()
    let after = await clean(fixture)
    let place = "\(change) of \(kind) before look \(number), incremental: \(isIncremental), undone: \(isUndone)"
    let site = contents(fixture.output)
    if report.isPublished {
      #expect(site == before.site || site == after.site, "\(place): a site of no state")
    } else {
      #expect(site == old, "\(place): not published, and another")
      #expect(!report.problems.isEmpty)
    }
    // What the next build makes is right, with the file as it is now and as it was.
    for isBack in [false, true] {
      if isBack {
        try? FileManager.default.removeItem(atPath: file)
        try FileManager.default.copyItem(atPath: saved, toPath: file)
      }
      let expected = isBack ? before : after
      let next = await SiteBuilder(self.options(fixture, output: fixture.output)).build()
      #expect(next.problems.map(\.text) == expected.problems, "\(place), then back: \(isBack)")
      #expect(next.isPublished == (expected.site != nil))
      if let pages = expected.site { #expect(contents(fixture.output) == pages, "\(place), then back: \(isBack)") }
    }
    return trap.looks >= number
  }

  /// What is renamed to and fro is in the site, or the site isn't published.
  @Test func aFolderThatIsRenamedWhileSitesAreBuilt() async throws {
    let fixture = try fixture()
    for number in 6...9 {
      try fixture.write(
        "---\ntitle: 内\(number)\ndate: 2026-05-0\(number)\n---\n\n内文。\n", to: "Content/articles/inner/b\(number).md")
    }
    let expected = await clean(fixture).site?.keys.sorted()
    let (one, other) = (fixture.site + "/Content/articles/inner", fixture.site + "/Content/articles/zz")
    let mover = Task.detached {
      while !Task.isCancelled {
        try? OutputFileSystem.rename(one, to: other)
        try? OutputFileSystem.rename(other, to: one)
      }
    }
    for number in 0..<12 {
      try? fixture.write("---\ntitle: 一\(number)\ndate: 2026-01-10\n---\n\n正文。\n", to: "Content/articles/a1.md")
      let report = await SiteBuilder(options(fixture, output: fixture.output)).build()
      guard report.isPublished else {
        #expect(!report.problems.isEmpty)
        continue
      }
      #expect(
        GoldenFile.files(in: fixture.output).filter { $0 != ".sitegen-manifest" }.sorted()
          == expected?.filter { $0 != ".sitegen-manifest" })
    }
    mover.cancel()
  }
}
