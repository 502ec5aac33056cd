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

  @Option(help: "The port; 0 takes a free one.")
  var port = 8080

  @Option(help: "The address to listen on. Anything but a loopback address shows the preview to the network.")
  var host = "127.0.0.1"

  @Flag(help: "Show drafts and articles dated later than now, too.")
  var drafts = false

  func run() async throws {
    let console = Console(showsProgress: false)
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-preview-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    if host == "0.0.0.0" || host == "::" {
      console.error("The preview is open to everybody on this network, drafts included.")
    }
    let options = BuildOptions(
      source: source, output: output,
      selection: .init(drafts: drafts, future: drafts, now: Int(Date().timeIntervalSince1970)),
      baseURL: "http://localhost/")
    let published = PublishedSite(output)
    let site = PreviewSite(
      lookup: published.file,
      rebuild: {
        var memory = BuildMemory()
        let report = await SiteBuilder(options).build(&memory)
        let written = report.written.map { $0.created + $0.changed + $0.removed } ?? []
        return PreviewSite.Rebuilt(changed: written, problems: report.problems)
      },
      watched: ["Content", "Templates", "site.yml"].map { source + "/" + $0 })
    try await PreviewServer(site, host: host, port: port) { console.error($0) }.run()
  }
}
