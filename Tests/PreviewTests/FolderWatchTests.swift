import Foundation
import GoldenFiles
import Testing

@testable import Preview

/// What is seen of what programs do to files. Each test waits for what must come; nothing depends on how fast it comes.
@Suite(.timeLimit(.minutes(10))) struct FolderWatchTests {
  private let scratch: ScratchFolder
  private let watch: FolderWatch
  private var content: String { scratch.path + "/site/Content" }

  init() throws {
    scratch = try ScratchFolder()
    try scratch.write("一", to: "site/Content/articles/one.md")
    try scratch.write("title: 一", to: "site/site.yml")
    let site = scratch.path + "/site"
    let roots = [site + "/Content", site + "/Templates", site + "/site.yml"]
    // As the site's own rule, which is tested with the site.
    let passesOver: @Sendable (String) -> Bool = { name in
      name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") || name == "4913"
    }
    watch = try FolderWatch(roots, passesOver: passesOver) { _ in }
  }

  /// Waits until all of these have changed; gives everything that has.
  @discardableResult
  private func changes(until wanted: String...) async -> PreviewSite.ChangedPaths {
    var seen: Set<String> = []
    for await _ in watch.bell {
      switch watch.taken() {
      case .everything: return .everything
      case .paths(let paths): seen.formUnion(paths.map { String($0.dropFirst(scratch.path.count + 6)) })
      }
      if seen.isSuperset(of: wanted) { break }
    }
    return .paths(seen)
  }

  private func rename(_ old: String, _ new: String) throws {
    #expect(Foundation.rename(scratch.path + "/site/" + old, scratch.path + "/site/" + new) == 0)
  }

  private func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: scratch.path + "/site/" + path)
  }

  @Test func aSavedFile() async throws {
    defer { watch.stop() }
    try scratch.write("二", to: "site/Content/articles/one.md")
    #expect(await changes(until: "Content/articles/one.md") == .paths(["Content/articles/one.md"]))
  }

  @Test func aFileSavedByRename() async throws {
    defer { watch.stop() }
    try scratch.write("二", to: "site/Content/articles/.one.md.swp")
    try rename("Content/articles/.one.md.swp", "Content/articles/one.md")
    #expect(await changes(until: "Content/articles/one.md") == .paths(["Content/articles/one.md"]))
  }

  @Test func aFileSavedByVim() async throws {
    defer { watch.stop() }
    try scratch.write("", to: "site/Content/articles/4913")
    try remove("Content/articles/4913")
    try rename("Content/articles/one.md", "Content/articles/one.md~")
    try scratch.write("二", to: "site/Content/articles/one.md")
    try remove("Content/articles/one.md~")
    #expect(await changes(until: "Content/articles/one.md") == .paths(["Content/articles/one.md"]))
  }

  @Test func theConfigurationSavedByRename() async throws {
    defer { watch.stop() }
    for text in ["title: 二", "title: 三"] {
      try scratch.write(text, to: "site/site.yml.new")
      try rename("site.yml.new", "site.yml")
      #expect(await changes(until: "site.yml") == .paths(["site.yml"]))
    }
  }

  @Test func aFolderThatIsMadeWithFilesInIt() async throws {
    defer { watch.stop() }
    try scratch.write("深", to: "site/Content/a/b/c/deep.md")
    await changes(until: "Content/a/b/c/deep.md")
    try scratch.write("更深", to: "site/Content/a/b/c/deep.md")
    await changes(until: "Content/a/b/c/deep.md")
  }

  @Test func aFolderThatIsMovedInAndRenamed() async throws {
    defer { watch.stop() }
    try scratch.write("新", to: "site/elsewhere/in/new.md")
    try rename("elsewhere", "Content/moved")
    await changes(until: "Content/moved/in/new.md")
    try rename("Content/moved", "Content/renamed")
    await changes(until: "Content/moved", "Content/renamed/in/new.md")
    // Under its new name only.
    try scratch.write("新二", to: "site/Content/renamed/in/new.md")
    #expect(await changes(until: "Content/renamed/in/new.md") == .paths(["Content/renamed/in/new.md"]))
  }

  @Test func aFolderThatIsDeletedAndMadeAgain() async throws {
    defer { watch.stop() }
    try remove("Content/articles")
    await changes(until: "Content/articles")
    try scratch.write("一", to: "site/Content/articles/one.md")
    await changes(until: "Content/articles/one.md")
    try scratch.write("二", to: "site/Content/articles/one.md")
    await changes(until: "Content/articles/one.md")
  }

  @Test func aWatchedRootThatIsDeletedAndMadeAgain() async throws {
    defer { watch.stop() }
    try remove("Content")
    await changes(until: "Content")
    try scratch.write("一", to: "site/Content/one.md")
    await changes(until: "Content/one.md")
    try scratch.write("二", to: "site/Content/one.md")
    await changes(until: "Content/one.md")
  }

  @Test func aRootThatWasntThereAtFirst() async throws {
    defer { watch.stop() }
    try scratch.write("x", to: "site/Templates/base.mustache")
    await changes(until: "Templates/base.mustache")
  }

  @Test func theWholeSiteDeletedAndMadeAgain() async throws {
    defer { watch.stop() }
    try FileManager.default.removeItem(atPath: scratch.path + "/site")
    #expect(await changes(until: "never") == .everything)
    try scratch.write("一", to: "site/Content/one.md")
    #expect(await changes(until: "never") == .everything)
    try scratch.write("二", to: "site/Content/one.md")
    await changes(until: "Content/one.md")
  }

  @Test func whatNobodyBuildsIsPassedOver() async throws {
    defer { watch.stop() }
    for name in ["Content/.one.md.swp", "Content/one.md~", "Content/#one.md#", "Public/index.html", "notes.txt"] {
      try scratch.write("x", to: "site/" + name)
    }
    try scratch.write("二", to: "site/Content/two.md")
    #expect(await changes(until: "Content/two.md") == .paths(["Content/two.md"]))
  }

  @Test func aLinkAndADeletedFile() async throws {
    defer { watch.stop() }
    try FileManager.default.createSymbolicLink(atPath: content + "/link.md", withDestinationPath: "articles/one.md")
    await changes(until: "Content/link.md")
    try remove("Content/link.md")
    await changes(until: "Content/link.md")
  }

  @Test func thousandsOfSavesAreAllSeen() async throws {
    defer { watch.stop() }
    for number in 0..<2000 { try scratch.write("\(number)", to: "site/Content/many/\(number).md") }
    try scratch.write("last", to: "site/Content/last.md")
    var isLast = false
    var seen = 0
    while !isLast {
      guard case .paths(let paths) = await changes() else { return }
      seen += paths.count
      isLast = paths.contains("Content/last.md")
    }
    #expect(seen >= 2001)
  }
}
