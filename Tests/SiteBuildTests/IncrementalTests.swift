import Content
import Diagnostics
import Foundation
import GoldenFiles
import SiteBuild
import Testing

/// A build with a memory ends as one without.
@Suite struct IncrementalTests {
  private func options(_ site: EditedSite, output: String) -> BuildOptions {
    BuildOptions(
      source: site.fixture.site, output: output,
      selection: .init(drafts: false, future: false, now: SiteFixture.now + site.days * 86_400))
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
    let preview = PreviewedSite(options(site, output: site.fixture.output))
    let kept = site.fixture.scratch.path + "/kept"
    let clean = site.fixture.scratch.path + "/clean"
    for step in 0...2 {
      let changed = step == 0 ? [] : try site.edit()
      let isClockOnly = changed.isEmpty
      // What a watcher would say, or what a new process has to assume.
      let changes: BuildChanges = step == 0 || isClockOnly || seed % 2 == 0 ? .everything : .paths(changed)
      let report = await SiteBuilder(options(site, output: kept)).build(&memory, changes: changes)
      var nothing = BuildMemory()
      let expected = await SiteBuilder(options(site, output: clean)).build(&nothing)
      #expect(report.problems.map(\.text) == expected.problems.map(\.text), "seed \(seed), step \(step): \(changed)")
      #expect(report.isPublished == expected.isPublished)
      let previewed = site.days == 0 ? await preview.rebuild(changes) : nil
      #expect(previewed?.isPublished ?? expected.isPublished == expected.isPublished)
      guard expected.isPublished else { continue }
      let pages = contents(of: clean)
      #expect(contents(of: kept) == pages, "seed \(seed), step \(step): \(changed)")
      for (path, bytes) in pages where path != ".sitegen-manifest" && previewed != nil {
        #expect(preview.file(path).map { Data($0) } == bytes, "seed \(seed), step \(step): \(path)")
      }
    }
  }
}
