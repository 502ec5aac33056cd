import Content
import Diagnostics
import Foundation
import GoldenFiles
import SiteBuild
import Testing

/// What happens to the output folder.
@Suite struct PublicationTests {
  private func fixture() throws -> SiteFixture {
    let fixture = try SiteFixture()
    try fixture.write("---\ntitle: 一\ndate: 2026-01-01\ntags: [甲]\n---\n\n正文。\n", to: "Content/articles/one.md")
    try fixture.write("---\ntitle: 二\ndate: 2026-01-02\n---\n\n正文。\n", to: "Content/articles/two.md")
    return fixture
  }

  @Test func aBadInputLeavesTheOldSite() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    let before = GoldenFile.files(in: fixture.output).map {
      ($0, FileManager.default.contents(atPath: fixture.output + "/" + $0))
    }
    try fixture.write("---\ntitle: 二\ndate: tomorrow\n---\n\n改了。\n", to: "Content/articles/two.md")
    let report = await fixture.build()
    #expect(!report.isPublished)
    let after = GoldenFile.files(in: fixture.output).map {
      ($0, FileManager.default.contents(atPath: fixture.output + "/" + $0))
    }
    #expect(before.map(\.0) == after.map(\.0))
    #expect(before.map(\.1) == after.map(\.1))
  }

  @Test func whatIsDeletedInTheSourcesIsDeletedInTheSite() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    try FileManager.default.removeItem(atPath: fixture.site + "/Content/articles/one.md")
    let report = await fixture.build()
    #expect(report.written?.removed.contains("2026/01/one/index.html") == true)
    #expect(!FileManager.default.fileExists(atPath: fixture.output + "/2026/01/one"))
    #expect(FileManager.default.fileExists(atPath: fixture.output + "/2026/01/two/index.html"))
  }

  @Test func unchangedFilesKeepTheirModificationTime() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    let page = fixture.output + "/2026/01/one/index.html"
    let old = Date(timeIntervalSince1970: 1_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: page)
    try fixture.write("---\ntitle: 三\ndate: 2025-03-02\n---\n\n别的。\n", to: "Content/articles/three.md")
    let report = await fixture.build()
    #expect(report.written?.created.contains("2025/03/three/index.html") == true)
    let entry = report.written?.changed.contains("2026/01/one/index.html")
    let time = try FileManager.default.attributesOfItem(atPath: page)[.modificationDate] as? Date
    #expect(entry == true || time == old)
    let robots =
      try FileManager.default.attributesOfItem(atPath: fixture.output + "/robots.txt")[.modificationDate] as? Date
    #expect(robots != nil)
  }

  @Test func pagesThatSomebodyDeletedComeBack() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    let files = GoldenFile.files(in: fixture.output)
    for page in ["index.html", "2026/01/one/index.html", "robots.txt"] {
      try FileManager.default.removeItem(atPath: fixture.output + "/" + page)
      #expect(await fixture.build().isPublished)
      #expect(GoldenFile.files(in: fixture.output) == files)
    }
  }

  /// The site before the last is what the next is put together from; what was a file there may be a folder now.
  @Test func filesAndFoldersChangePlaces() async throws {
    let fixture = try fixture()
    let clean = fixture.scratch.path + "/clean"
    for round in 0..<6 {
      try? FileManager.default.removeItem(atPath: fixture.site + "/Content/notes")
      try fixture.write("\(round)", to: round % 2 == 0 ? "Content/notes" : "Content/notes/deep/readme.txt")
      _ = await fixture.build()
      var nothing = BuildMemory()
      var options = BuildOptions(
        source: fixture.site, output: clean, selection: .init(drafts: false, future: false, now: SiteFixture.now))
      options.isFromNothing = true
      try? FileManager.default.removeItem(atPath: clean)
      _ = await SiteBuilder(options).build(&nothing)
      #expect(GoldenFile.files(in: fixture.output) == GoldenFile.files(in: clean))
      let text = GoldenFile.files(in: clean).first { $0.hasPrefix("notes") } ?? ""
      #expect(FileManager.default.contents(atPath: fixture.output + "/" + text) == Data("\(round)".utf8))
    }
  }

  @Test func aFileOfSomebodyElseIsKept() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    try "mine".write(toFile: fixture.output + "/CNAME", atomically: true, encoding: .utf8)
    try fixture.write("---\ntitle: 二改\ndate: 2026-01-02\n---\n\n正文。\n", to: "Content/articles/two.md")
    let report = await fixture.build()
    #expect(report.written?.foreign == ["CNAME"])
    #expect(try String(contentsOfFile: fixture.output + "/CNAME", encoding: .utf8) == "mine")
  }

  @Test func aFolderThatIsNotOursIsRefused() async throws {
    let fixture = try fixture()
    try fixture.write("precious", to: "Public/thesis.txt")
    let report = await fixture.build()
    #expect(!report.isPublished)
    #expect(report.problems.map(\.message) == ["the folder holds files that sitegen didn't write"])
    #expect(GoldenFile.files(in: fixture.output) == ["thesis.txt"])
  }

  @Test func draftsAndTheFutureAreHeldBack() async throws {
    let fixture = try fixture()
    try fixture.write("---\ntitle: 草稿\ndate: 2026-01-03\ndraft: true\n---\n\n稿。\n", to: "Content/articles/draft.md")
    try fixture.write("---\ntitle: 明年\ndate: 2027-01-03\n---\n\n稿。\n", to: "Content/articles/later.md")
    #expect(await fixture.build().articles == 2)
    #expect(await fixture.build(drafts: true).articles == 3)
    #expect(await fixture.build(drafts: true, future: true).articles == 4)
  }

  @Test func aLinkOutOfContentIsAProblem() async throws {
    let fixture = try fixture()
    try "secret".write(toFile: fixture.scratch.path + "/secret.md", atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.site + "/Content/articles/leak.md", withDestinationPath: fixture.scratch.path + "/secret.md")
    let report = await fixture.build()
    #expect(!report.isPublished)
    #expect(report.problems.map(\.path) == ["Content/articles/leak.md"])
  }

  @Test func aHugeTextIsRefusedUnread() async throws {
    let fixture = try fixture()
    let path = fixture.site + "/Content/articles/huge.md"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 50 << 20)
    try file.close()
    let report = await fixture.build()
    #expect(!report.isPublished)
    #expect(report.problems.map(\.message) == ["50.0 MiB are more than the 16.0 MiB that a file may have"])
  }

  @Test func warningsStopAStrictBuild() async throws {
    let fixture = try fixture()
    try fixture.write("---\ntitle: 无日期\n---\n\n正文。\n", to: "Content/articles/undated.md")
    #expect(await fixture.build().isPublished)
    #expect(!(await fixture.build(strict: true).isPublished))
  }
}
