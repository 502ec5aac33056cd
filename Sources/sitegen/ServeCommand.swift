import ArgumentParser
import Content
import Foundation
import Preview
import SiteBuild

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site while it is written: rebuilds it and reloads open pages at each change.")

  @Option(help: "The site's folder: Content, Templates and site.yml are in it.")
  var source = "."

  @Option(help: "The port; 0 takes a free one. If it is taken, the next free one is.")
  var port = 8080

  @Option(help: "The address to listen on. Anything but a loopback address shows the preview to the network.")
  var host = "127.0.0.1"

  @Flag(help: "Show drafts and articles dated later than now, too.")
  var drafts = false

  @Flag(help: "Open the preview in the browser.")
  var open = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port: \(port) isn't a port; write a number from 0 to 65535")
    }
  }

  func run() async throws {
    let console = Console(showsProgress: false)
    let folder = URL(fileURLWithPath: source).resolvingSymlinksInPath().path
    // Nothing is written: drafts mustn't get into Public.
    var options = BuildOptions(
      source: folder, output: folder,
      selection: .init(drafts: drafts, future: drafts, now: Self.now),
      baseURL: "http://localhost/")
    // A style that changed is swapped in the page; the page stays as it is.
    options.versionsAssets = false
    let previewed = PreviewedSite(options)
    let site = PreviewSite(
      lookup: { previewed.file($0).map(PreviewFile.init) },
      rebuild: { changed in
        let report = await previewed.rebuild(Self.changes(changed, in: folder), now: Self.now)
        let written = report.written
        return PreviewSite.Rebuilt(
          created: written?.created ?? [], changed: written?.changed ?? [], removed: written?.removed ?? [],
          problems: report.problems)
      },
      watched: Self.watched(folder), passesOver: SourceTree.passesOver,
      hosts: [previewed.configuredHost].compactMap { $0 })
    try await PreviewServer(
      site, host: host, port: port, say: console.error, onServing: { if open { Browser.show($0, console) } }
    ).run()
  }
}

extension ServeCommand {
  /// The clock's moment.
  private static var now: Int { Int(Date().timeIntervalSince1970) }

  /// What a site is made of; `site.yml` may be a link to a file elsewhere in the folder.
  private static func watched(_ folder: String) -> [String] {
    let configuration = folder + "/site.yml"
    let target = URL(fileURLWithPath: configuration).resolvingSymlinksInPath().path
    return ["Content", "Templates", "static"].map { folder + "/" + $0 } + [configuration]
      + (target == configuration ? [] : [target])
  }

  /// Paths below `folder`, as a build takes them.
  private static func changes(_ changed: PreviewSite.ChangedPaths, in folder: String) -> BuildChanges {
    switch changed {
    case .everything: .everything
    case .paths(let paths): .paths(Set(paths.map { String($0.trimmingPrefix(folder + "/")) }))
    }
  }
}

/// The program that shows web pages.
private enum Browser {
  /// Without a shell: nothing in the address is taken for a command.
  static func show(_ address: String, _ console: Console) {
    let opener = "xdg-open"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [opener, address]
    process.standardInput = FileHandle.nullDevice
    process.terminationHandler = { process in
      if process.terminationStatus != 0 { console.error("\(opener) couldn't show \(address)") }
    }
    do { try process.run() } catch { console.error("\(opener) couldn't be started: \(error.localizedDescription)") }
  }
}

extension PreviewFile {
  fileprivate init(_ file: PreviewedFile) {
    switch file {
    case .bytes(let bytes): self = .bytes(bytes)
    case .source(let file): self = .stored(.init(size: file.size, tag: file.tag, read: file.read))
    }
  }
}
