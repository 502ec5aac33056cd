import Diagnostics
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves a site to its writer, rebuilds it when a source changes, and tells open pages.
package struct PreviewServer: Sendable {
  private let site: PreviewSite
  private let host: String
  private let port: Int
  private let say: @Sendable (String) -> Void
  private let onServing: @Sendable (String) -> Void

  /// How many ports are tried when one is taken.
  private static let ports = 100
  /// How many connections are served at once; those beyond wait for one to end.
  private static let connections = 800
  /// How long a client may take for a request, or keep a connection without one.
  private static let idle = TimeAmount.seconds(20)
  /// How long a client may take none of what is sent to it. Longer than the silence of a stream without news.
  private static let stuck = TimeAmount.seconds(30)
  private static let beat = Duration.seconds(10)

  /// `say` is given what a person at the terminal should read; `onServing` the address, once pages can be had there.
  package init(
    _ site: PreviewSite, host: String, port: Int, say: @escaping @Sendable (String) -> Void,
    onServing: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.site = site
    self.host = host
    self.port = port
    self.say = say
    self.onServing = onServing
  }

  /// Runs until SIGINT or SIGTERM. Throws `PreviewFailure`.
  package func run() async throws {
    let events = EventBroadcaster()
    let watch: FolderWatch
    do {
      watch = try FolderWatch(site.watched, passesOver: site.passesOver) { [say] in say($0.text) }
    } catch {
      throw PreviewFailure.cannotWatch(reason: error.reason)
    }
    await rebuild(.everything, events)
    let rebuilding = Task {
      // What changes during a rebuild rings the bell for the next.
      for await _ in watch.bell { await rebuild(watch.taken(), events) }
    }
    let beating = Task {
      while (try? await Task.sleep(for: Self.beat)) != nil { await events.beat() }
    }
    defer {
      rebuilding.cancel()
      beating.cancel()
      watch.stop()
    }
    try await serve(events)
  }

  private func rebuild(_ changed: PreviewSite.ChangedPaths, _ events: EventBroadcaster) async {
    let rebuilt = await site.rebuild(changed)
    await events.publish(rebuilt)
    for problem in rebuilt.problems { say(problem.text) }
    if rebuilt.problems.isEmpty {
      say(PreviewNotice.rebuilt(files: rebuilt.created.count + rebuilt.changed.count + rebuilt.removed.count).text)
    }
  }

  /// Listens on the port, or the next free one.
  private func serve(_ events: EventBroadcaster) async throws {
    var hosts: [String] = site.hosts
    if host == "0.0.0.0" || host == "::" {
      let reachable = LocalNames.all()
      hosts += reachable
      say(PreviewNotice.openToNetwork(hosts: reachable).text)
    }
    let responder = PreviewResponder(site: site, events: events, hosts: HostPolicy(serving: host, others: hosts))
    let last = port == 0 ? 0 : min(port + Self.ports, 65535)
    for candidate in port...last {
      do {
        return try await listen(on: candidate, responder)
      } catch let error as IOError where error.errnoCode == EADDRINUSE && candidate < last {
        say(PreviewNotice.portTaken(candidate).text)
      } catch let error as IOError {
        let reason = String(cString: strerror(error.errnoCode))
        throw PreviewFailure.cannotListen(host: host, port: candidate, reason: reason)
      } catch let error as SocketAddressError {
        throw PreviewFailure.cannotListen(host: host, port: candidate, reason: "\(error)")
      }
    }
  }

  private func listen(on port: Int, _ responder: PreviewResponder) async throws {
    var logger = Logger(label: "preview")
    logger.logLevel = .critical
    let (say, onServing, host) = (say, onServing, host)
    let channel = HTTP1Channel.Configuration(
      additionalChannelHandlers: [IdleStateHandler(writeTimeout: Self.stuck), ConnectionGuard()],
      idleTimeout: Self.idle,
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    var configuration = ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil)
    configuration.availableConnectionsDelegate = MaximumAvailableConnections(Self.connections)
    let application = Application(
      responder: responder, server: .http1(configuration: channel), configuration: configuration,
      onServerRunning: { channel in
        let address = Self.address(host: host, port: channel.localAddress?.port ?? port)
        say(PreviewNotice.serving(address).text)
        onServing(address)
      },
      logger: logger)
    var group = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    // Streams end by themselves; a download that doesn't is cut off.
    group.maximumGracefulShutdownDuration = .milliseconds(400)
    try await ServiceGroup(configuration: group).run()
  }

  /// A browser can't go to the address that means all of them.
  private static func address(host: String, port: Int) -> String {
    let name = host == "0.0.0.0" || host == "::" ? "localhost" : host.contains(":") ? "[\(host)]" : host
    return "http://\(name):\(port)/"
  }
}
