import Diagnostics
import XMLOutput

/// Tells every open page what each rebuild changed; a page that missed some is told when it comes back.
actor EventBroadcaster {
  /// A build of one run of the server, as text: `5f3a09c1-12`.
  struct BuildNumber: Equatable {
    let session: String
    let number: Int

    init(session: String, number: Int) {
      self.session = session
      self.number = number
    }

    init?(_ text: String?) {
      guard let parts = text?.split(separator: "-"), parts.count == 2, let number = Int(parts[1]) else { return nil }
      self.init(session: String(parts[0]), number: number)
    }

    var text: String { "\(session)-\(number)" }
  }

  /// How many builds a page may have missed; after more it is told to look for itself.
  private static let remembered = 32
  /// How many events a page may be behind before its stream is ended, so that it comes back for what it missed.
  private static let backlog = 16

  /// The last build.
  private(set) var latest: BuildNumber
  private var problems: [Problem] = []
  private var history: [(number: Int, event: [UInt8])] = []
  private var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
  private var next = 0

  /// `session` sets this run of the server apart from the ones before.
  init(session: String = String(UInt64.random(in: .min ... .max), radix: 16)) {
    latest = BuildNumber(session: session, number: 0)
  }

  var listenerCount: Int { listeners.count }

  /// The stream of one page that has seen the builds up to `last` (what the stream gave it, or the script).
  func subscribe(after last: String?) -> AsyncStream<[UInt8]> {
    let number = next
    next += 1
    let (stream, continuation) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingOldest(Self.backlog + Self.remembered))
    listeners[number] = continuation
    continuation.onTermination = { _ in Task { await self.drop(number) } }
    continuation.yield(Array("retry: 500\n\n".utf8))
    for event in missed(after: BuildNumber(last)) { continuation.yield(event) }
    return stream
  }

  /// The events since a build, or one that says that they aren't known; always ends with the problems of today.
  private func missed(after seen: BuildNumber?) -> [[UInt8]] {
    let first = history.first?.number ?? latest.number + 1
    guard let seen, seen.session == latest.session, seen.number <= latest.number, seen.number + 1 >= first else {
      return [Self.event(latest, .init(problems: problems), isComplete: false)]
    }
    let events = history.filter { $0.number > seen.number }.map(\.event)
    return events.isEmpty ? [Self.event(latest, .init(problems: problems))] : events
  }

  private func drop(_ number: Int) { listeners[number] = nil }

  func publish(_ rebuilt: PreviewSite.Rebuilt) {
    latest = BuildNumber(session: latest.session, number: latest.number + 1)
    problems = rebuilt.problems
    let event = Self.event(latest, rebuilt)
    history.append((latest.number, event))
    if history.count > Self.remembered { history.removeFirst() }
    send(event)
  }

  /// A sign of life, without which nobody would notice that a page is gone.
  func beat() { send(Array(":\n\n".utf8)) }

  private func send(_ event: [UInt8]) {
    for (number, listener) in listeners {
      guard case .dropped = listener.yield(event) else { continue }
      listener.finish()
      listeners[number] = nil
    }
  }

  /// Server-sent events (HTML standard, section 9.2). With `isComplete` false the page can't know what it missed.
  static func event(_ build: BuildNumber, _ rebuilt: PreviewSite.Rebuilt, isComplete: Bool = true) -> [UInt8] {
    let moves = PageMoves.moves(removed: rebuilt.removed, created: rebuilt.created)
    var json = JSONText()
    json.object { json in
      json.member("complete", isComplete)
      json.member("created", rebuilt.created)
      json.member("changed", rebuilt.changed)
      json.member("removed", rebuilt.removed)
      json.member("moved", of: moves) { json, move in
        json.object { json in
          json.member("from", move.from)
          json.member("to", move.to)
        }
      }
      json.member("problems", rebuilt.problems.filter { $0.severity == .error }.map(\.text))
    }
    return Array("id: \(build.text)\nevent: build\ndata: ".utf8) + json.bytes + Array("\n\n".utf8)
  }
}
