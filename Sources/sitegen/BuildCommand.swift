import ArgumentParser
import Content
import Diagnostics
import Foundation
import SiteBuild

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Builds the site: Content, Templates and site.yml in, a finished site out.")

  @Option(help: "The site's folder: Content, Templates and site.yml are in it.")
  var source = "."

  @Option(help: "The folder to publish. Default: Public in the site's folder.")
  var output: String?

  @Flag(help: "Publish drafts too.")
  var drafts = false

  @Flag(help: "Publish articles that are dated later than now, too.")
  var future = false

  @Option(help: "The moment that counts as now: 2026-01-03, or with time and zone. Default: the clock's.")
  var now: String?

  @Option(help: "The site's address, instead of the one in site.yml.")
  var baseURL: String?

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Build from nothing, without what earlier builds found out.")
  var clean = false

  @Flag(help: "Tell how long each stage took.")
  var timings = false

  @Flag(help: "Print problems only.")
  var quiet = false

  @Flag(help: "Print the report as JSON.")
  var json = false

  func validate() throws { _ = try options() }

  func run() async throws {
    let console = Console(showsProgress: !quiet && !json)
    let report = await SiteBuilder(try options(), progress: console.progress).build()
    console.endProgress()
    if json {
      try Console.output(ReportText.json(report))
    } else {
      for note in report.notes { console.error("note: \(VisibleText.escaped(note))") }
      for problem in report.problems { console.error(problem.text) }
      if !quiet { try Console.output(ReportText.summary(report, timings: timings)) }
    }
    if !report.isPublished { throw ExitCode(1) }
  }

  private func options() throws -> BuildOptions {
    if let now, (try? TimestampParser.parse(now, zone: .utc)) == nil {
      throw ValidationError("--now: \"\(now)\" isn't a date; write 2026-01-03 or 2026-01-03T03:39:00+08:00")
    }
    if output?.isEmpty == true { throw ValidationError("--output: the folder has no name") }
    var address: String?
    if let baseURL {
      guard let normalized = ConfigurationReader.normalizedBaseURL(baseURL) else {
        throw ValidationError("--base-url: \"\(baseURL)\" isn't an http or https address")
      }
      address = normalized
    }
    var options = BuildOptions(
      source: source, output: output ?? source + "/Public",
      selection: .init(drafts: drafts, future: future, now: Int(Date().timeIntervalSince1970)), now: now,
      baseURL: address, isStrict: strict)
    options.isFromNothing = clean
    return options
  }
}
