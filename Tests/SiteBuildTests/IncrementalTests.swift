import Content
import Diagnostics
import Foundation
import GoldenFiles
import Incremental
import Synchronization
import Testing

@testable import SiteBuild

/// A build with a memory ends as one without.
@Suite struct IncrementalTests {
  private func options(_ site: EditedSite, output: String) -> BuildOptions {
    BuildOptions(
      source: site.fixture.site, output: output,
      selection: .init(drafts: site.drafts, future: false, now: SiteFixture.now + site.days * 86_400),
      baseURL: site.baseURL)
  }

  private func contents(of folder: String) -> [String: Data] {
    Dictionary(
      uniqueKeysWithValues: GoldenFile.files(in: folder).map {
        ($0, FileManager.default.contents(atPath: folder + "/" + $0) ?? Data())
      })
  }

  /// Edits that end in a problem are part of the sequences, too: then both builds must report the same.
  @Test(arguments: 1...200)
  func editsGiveWhatACleanBuildGives(seed: UInt64) async throws {
    var site = try EditedSite(seed: seed)
    var memory = BuildMemory()
    var preview = PreviewedSite(options(site, output: site.fixture.output))
    let kept = site.fixture.scratch.path + "/kept"
    let clean = site.fixture.scratch.path + "/clean"
    for step in 0...2 {
      let asked = (site.drafts, site.baseURL)
      let changed = step == 0 ? [] : try site.edit()
      let isClockOnly = changed.isEmpty
      if asked != (site.drafts, site.baseURL) { preview = PreviewedSite(options(site, output: site.fixture.output)) }
      // What a watcher would say, or what a new process has to assume.
      let changes: BuildChanges = step == 0 || isClockOnly || seed % 3 == 0 ? .everything : .paths(changed)
      let builder = SiteBuilder(options(site, output: kept))
      let report = seed % 3 == 2 ? await builder.build() : await builder.build(&memory, changes: changes)
      var nothing = BuildMemory()
      let expected = await SiteBuilder(options(site, output: clean)).build(&nothing)
      #expect(report.problems.map(\.text) == expected.problems.map(\.text), "seed \(seed), step \(step): \(changed)")
      #expect(report.isPublished == expected.isPublished)
      let previewed = await preview.rebuild(changes, now: SiteFixture.now + site.days * 86_400)
      #expect(previewed.isPublished == expected.isPublished)
      guard expected.isPublished else { continue }
      let pages = contents(of: clean)
      #expect(contents(of: kept) == pages, "seed \(seed), step \(step): \(changed)")
      for (path, bytes) in pages where path != ".sitegen-manifest" {
        #expect(preview.file(path)?.data == bytes, "seed \(seed), step \(step): \(path)")
      }
    }
  }

  /// The site is edited in the middle of a build, too: that one is of one state, and the next is right.
  @Test(arguments: 1...40)
  func editsWhileABuildRuns(seed: UInt64) async throws {
    let site = Mutex(try EditedSite(seed: 1000 + seed))
    let first = site.withLock { $0 }
    let kept = first.fixture.scratch.path + "/kept"
    let clean = first.fixture.scratch.path + "/clean"
    _ = await SiteBuilder(options(first, output: kept)).build()
    for step in 0...2 {
      let looks = Mutex(0)
      var options = options(site.withLock { $0 }, output: kept)
      // Looks come from several tasks: which is the one before the edit isn't always the same, and needn't be.
      options.willLook = { _ in
        let number = looks.withLock { looks in
          looks += 1
          return looks
        }
        if number == Int(seed) * 2 + step * 7 { _ = try? site.withLock { try $0.edit() } }
      }
      _ = await SiteBuilder(options).build()
      let now = site.withLock { $0 }
      let report = await SiteBuilder(self.options(now, output: kept)).build()
      var nothing = BuildMemory()
      let expected = await SiteBuilder(self.options(now, output: clean)).build(&nothing)
      #expect(report.problems.map(\.text) == expected.problems.map(\.text), "seed \(seed), step \(step)")
      #expect(report.isPublished == expected.isPublished)
      if expected.isPublished { #expect(contents(of: kept) == contents(of: clean), "seed \(seed), step \(step)") }
    }
  }

  @Test func workIsDoneOnce() async throws {
    var site = try EditedSite(seed: 7)
    let builder = SiteBuilder(options(site, output: site.fixture.output))
    let cold = await builder.build()
    #expect(cold.counts.parsed == 10)
    #expect(cold.counts.renderedTexts >= cold.articles)
    #expect(cold.notes.isEmpty, "\(cold.notes)")
    #expect(cold.counts.renderedPages == cold.written.map { $0.created.count })
    let again = await builder.build()
    #expect(again.counts == WorkCounts())
    #expect(again.written?.unchanged == cold.written?.created.count)
    try site.append("\n再补一句。\n", to: "Content/articles/article-3.md")
    let edited = await builder.build()
    #expect(edited.counts.parsed == 1)
    #expect(edited.counts.renderedTexts == 1)
    #expect(edited.counts.renderedPages < cold.counts.renderedPages / 2)
    #expect(edited.written?.changed.contains { $0.hasSuffix("article-3/index.html") } == true)
    // A page that somebody changed in the output folder is put right.
    let page = site.fixture.output + "/robots.txt"
    try "nonsense".write(toFile: page, atomically: false, encoding: .utf8)
    #expect(await builder.build().written?.changed == ["robots.txt"])
  }

  /// Terms are read in the middle of a build, when a text needs them.
  @Test func aBuildThatFindsTheStoreWrongInTheMiddleBeginsAnew() async throws {
    var site = try EditedSite(seed: 7)
    let builder = SiteBuilder(options(site, output: site.fixture.output))
    _ = await builder.build()
    let store = try Store(site.fixture.site + "/.sitegen/Public.store", version: ProgramVersion.fingerprint, kinds: [])
    try store.update("terms", put: [("Content/articles/article-3.md", [255, 1])], remove: [])
    try store.commit()
    try site.append("\n又一句。\n", to: "Content/articles/article-3.md")
    let report = await builder.build()
    #expect(report.isPublished)
    #expect(report.counts.parsed == 10)
    #expect(report.notes.count == 1, "\(report.notes)")
    let clean = site.fixture.scratch.path + "/clean"
    var nothing = BuildMemory()
    _ = await SiteBuilder(options(site, output: clean)).build(&nothing)
    #expect(contents(of: site.fixture.output) == contents(of: clean))
    #expect(await builder.build().counts == WorkCounts())
  }

  /// Whatever happens to the store, a build ends as a clean one, and says what it threw away.
  @Test(arguments: ["cut", "empty", "text", "flipped"])
  func aStoreThatCannotBeTrustedIsThrownAway(_ damage: String) async throws {
    var site = try EditedSite(seed: 3)
    let builder = SiteBuilder(options(site, output: site.fixture.output))
    _ = await builder.build()
    let place = URL(fileURLWithPath: site.fixture.site + "/.sitegen/Public.store")
    var store = try Data(contentsOf: place)
    switch damage {
    case "cut": store.removeLast(store.count / 2)
    case "empty": store = Data()
    case "text": store = Data("not a store".utf8)
    default: for offset in stride(from: 5000, to: store.count, by: 97) { store[offset] ^= 0x55 }
    }
    try store.write(to: place)
    try site.append("\n又一句。\n", to: "Content/articles/article-2.md")
    let report = await builder.build()
    #expect(report.isPublished)
    #expect(report.counts.parsed == 10)
    if damage != "empty" { #expect(report.notes.count == 1, "\(report.notes)") }
    let clean = site.fixture.scratch.path + "/clean"
    var nothing = BuildMemory()
    _ = await SiteBuilder(options(site, output: clean)).build(&nothing)
    #expect(contents(of: site.fixture.output) == contents(of: clean))
    let again = await builder.build()
    #expect(again.counts == WorkCounts(), "\(again.notes)")
  }
}
