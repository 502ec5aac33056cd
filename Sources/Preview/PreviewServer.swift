import Diagnostics
import Hummingbird
import Logging

/// Serves a site to its writer, rebuilds it when a source changes, and tells open pages.
package struct PreviewServer: Sendable {
  private let site: PreviewSite
  private let host: String
  private let port: Int
  private let say: @Sendable (String) -> Void

  /// `say` is given what a person at the terminal should read.
  package init(_ site: PreviewSite, host: String, port: Int, say: @escaping @Sendable (String) -> Void) {
    self.site = site
    self.host = host
    self.port = port
    self.say = say
  }

  /// Runs until SIGINT or SIGTERM.
  package func run() async throws {
    let events = EventBroadcaster()
    let first = await site.rebuild()
    await events.publish(first)
    tell(first)
    let watch = try FolderWatch(site.watched)
    let rebuilding = Task {
      for await _ in watch.changes {
        // A burst of saves is one rebuild; what comes while it runs waits in the stream.
        try? await Task.sleep(for: .milliseconds(20))
        let rebuilt = await site.rebuild()
        await events.publish(rebuilt)
        tell(rebuilt)
      }
    }
    defer {
      rebuilding.cancel()
      watch.stop()
    }
    var logger = Logger(label: "preview")
    logger.logLevel = .error
    let say = say
    let host = host
    let application = Application(
      responder: PreviewResponder(site: site, events: events, host: host),
      configuration: .init(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        say("http://\(host.contains(":") ? "[\(host)]" : host):\(port)/")
      },
      logger: logger)
    try await application.runService()
  }

  private func tell(_ rebuilt: PreviewSite.Rebuilt) {
    for problem in rebuilt.problems { say(problem.text) }
    if rebuilt.problems.isEmpty { say("\(rebuilt.changed.count) files changed") }
  }
}
