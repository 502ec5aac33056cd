import Diagnostics
import Foundation
import GoldenFiles
import Testing

@testable import SiteBuild

/// What is left of the output folder when something goes wrong while it is written. Kills of the real program and small
/// disks are in Tests/Faults.
@Suite struct PublicationFaultTests {
  private func fixture() throws -> SiteFixture {
    let fixture = try SiteFixture()
    try fixture.write("---\ntitle: 一\ndate: 2026-01-01\ntags: [甲]\n---\n\n正文。\n", to: "Content/articles/one.md")
    return fixture
  }

  private func change(_ fixture: SiteFixture) throws {
    try fixture.write("---\ntitle: 二\ndate: 2026-01-02\n---\n\n别的。\n", to: "Content/articles/two.md")
  }

  /// Files and their bytes.
  private func contents(_ folder: String) -> [String: Data] {
    Dictionary(
      uniqueKeysWithValues: GoldenFile.files(in: folder).map {
        ($0, FileManager.default.contents(atPath: folder + "/" + $0) ?? Data())
      })
  }

  private func attributes(_ path: String) throws -> (mode: Int, time: Date) {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (try #require(attributes[.posixPermissions] as? Int), try #require(attributes[.modificationDate] as? Date))
  }

  @Test func ofTwoBuildsAtOnceOneIsRefused() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    let before = contents(fixture.output)
    try change(fixture)
    try OutputFileSystem.makeFolder(fixture.site + "/.sitegen")
    let lock = try #require(try OutputLock(fixture.site + "/.sitegen/Public.lock"))
    let refused = await fixture.build()
    #expect(!refused.isPublished)
    #expect(refused.problems.map(\.message) == ["another build is writing to this folder"])
    #expect(contents(fixture.output) == before)
    lock.release()
    #expect(await fixture.build().isPublished)
  }

  @Test func aLinkThatLeadsNowhereIsNotReplaced() async throws {
    let fixture = try fixture()
    try FileManager.default.createSymbolicLink(atPath: fixture.output, withDestinationPath: "../elsewhere")
    #expect(await fixture.build().problems.map(\.message) == ["the symbolic link leads to a place, which isn't there"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: fixture.output) == "../elsewhere")
    try FileManager.default.createDirectory(
      atPath: fixture.scratch.path + "/elsewhere", withIntermediateDirectories: true)
    #expect(await fixture.build().isPublished)
    #expect(GoldenFile.files(in: fixture.scratch.path + "/elsewhere").contains("index.html"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: fixture.output) == "../elsewhere")
  }

  @Test func aFileOfSomebodyElseIsNotReplaced() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    try fixture.write("mine", to: "Public/2026/01/two/index.html")
    try change(fixture)
    for _ in 1...2 {
      let report = await fixture.build()
      #expect(report.isPublished)
      #expect(report.written?.foreign == ["2026/01/two/index.html"])
      #expect(fixture.scratch.text("site/Public/2026/01/two/index.html") == "mine")
    }
  }

  @Test func aRepositoryInTheOutputFolderStaysWhole() async throws {
    let fixture = try fixture()
    try fixture.write("ref: refs/heads/main", to: "Public/.git/HEAD")
    let empty = fixture.output + "/.git/refs/heads"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: fixture.output + "/.git")
    #expect(await fixture.build().isPublished)
    try change(fixture)
    #expect(await fixture.build().isPublished)
    #expect(fixture.scratch.text("site/Public/.git/HEAD") == "ref: refs/heads/main")
    #expect(try attributes(empty).mode == 0o755)
    #expect(try attributes(fixture.output + "/.git").mode == 0o750)
  }

  @Test func foldersKeepTheirPermissionsAndTheirTime() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    let old = Date(timeIntervalSince1970: 1_000_000)
    let folder = fixture.output + "/tags"
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: fixture.output)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: fixture.output + "/tags/甲")
    try FileManager.default.setAttributes([.posixPermissions: 0o711, .modificationDate: old], ofItemAtPath: folder)
    try fixture.write("---\ntitle: 二\ndate: 2026-01-02\ntags: [乙]\n---\n\n别的。\n", to: "Content/articles/two.md")
    #expect(await fixture.build().isPublished)
    #expect(try attributes(fixture.output).mode == 0o750)
    #expect(try attributes(folder).mode == 0o711)
    #expect(try attributes(folder).time != old)
    #expect(try attributes(fixture.output + "/tags/甲").time == old)
  }

  @Test func aReadOnlyFileIsReplaced() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: fixture.output + "/index.html")
    try change(fixture)
    let report = await fixture.build()
    #expect(report.isPublished)
    #expect(report.written?.changed.contains("index.html") == true)
  }

  // In place: an old site, a staged one, and a stop after every step.

  private static let old = ["a.html": "old", "gone/x.html": "x", "gone/y.html": "y", "同/一.html": "旧", "kept.txt": "k"]
  private static let new = ["a.html": "new", "new/z.html": "z", "同/一.html": "新", "kept.txt": "k"]
  private static let steps = InPlaceUpdate.Steps(
    removed: ["gone/x.html", "gone/y.html"], published: ["a.html", "new/z.html", "同/一.html"])

  private func prepared(_ scratch: ScratchFolder) throws -> (staged: OutputFolder, InPlaceUpdate, output: String) {
    for (path, text) in Self.old { try scratch.write(text, to: "out/" + path) }
    for path in Self.steps.published { try scratch.write(Self.new[path] ?? "", to: "staged/" + path) }
    let output = scratch.path + "/out"
    return (
      try OutputFolder(scratch.path + "/staged"), InPlaceUpdate(output: try OutputFolder(output), path: output), output
    )
  }

  private func texts(_ folder: String) -> [String: String] {
    contents(folder).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: 0...5)
  func anUpdateInPlaceThatStopsIsCompleted(_ done: Int) throws {
    let scratch = try ScratchFolder()
    let (staged, update, output) = try prepared(scratch)
    try update.prepare(Self.steps, from: staged)
    for path in Self.steps.removed.prefix(done) { try FileManager.default.removeItem(atPath: output + "/" + path) }
    for path in Self.steps.published.prefix(max(0, done - 2)) {
      try OutputFileSystem.makeFolder(output + "/new")
      try OutputFileSystem.rename(output + "/.sitegen-update/new/" + path, to: output + "/" + path)
    }
    try update.recover()
    #expect(texts(output) == Self.new)
    #expect(!FileManager.default.fileExists(atPath: output + "/gone"))
    try update.recover()
    #expect(texts(output) == Self.new)
  }

  @Test func anUpdateInPlaceThatWasNotDecidedIsUndone() throws {
    let scratch = try ScratchFolder()
    let (staged, update, output) = try prepared(scratch)
    try update.prepare(Self.steps, from: staged)
    try FileManager.default.moveItem(
      atPath: output + "/.sitegen-update/journal", toPath: output + "/.sitegen-update/journal.new")
    try update.recover()
    #expect(texts(output) == Self.old)
  }

  @Test func aFileThatCantBeCopiedLeavesTheOldSite() throws {
    let scratch = try ScratchFolder()
    let (staged, update, output) = try prepared(scratch)
    let steps = InPlaceUpdate.Steps(removed: Self.steps.removed, published: ["a.html", "missing.html"])
    #expect(throws: FileSystem.Failure.self) { try update.publish(steps, from: staged) }
    #expect(texts(output) == Self.old)
  }

  @Test func aBuildFirstCompletesTheUpdateBeforeIt() async throws {
    let fixture = try fixture()
    _ = await fixture.build()
    let before = contents(fixture.output)
    try change(fixture)
    _ = await fixture.build()
    let after = contents(fixture.output)
    // The update from the first site to the second is decided, and the next build fails.
    let staged = fixture.scratch.path + "/staged"
    for (path, data) in after where before[path] != data { try fixture.scratch.write(data, to: "staged/" + path) }
    try FileManager.default.removeItem(atPath: fixture.output)
    for (path, data) in before { try fixture.scratch.write(data, to: "site/Public/" + path) }
    try InPlaceUpdate(output: try OutputFolder(fixture.output), path: fixture.output).prepare(
      .init(removed: [], published: GoldenFile.files(in: staged)), from: try OutputFolder(staged))
    try fixture.write("---\ntitle: 三\ndate: tomorrow\n---\n\n坏。\n", to: "Content/articles/three.md")
    #expect(!(await fixture.build().isPublished))
    #expect(contents(fixture.output) == after)
  }
}
