import Diagnostics
import XMLOutput

/// Tells every open page what a rebuild changed.
actor EventBroadcaster {
  private var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
  private var next = 0
  private var last: [UInt8] = []

  /// The stream of one page: first the state of the last build, then each change.
  func subscribe() -> AsyncStream<[UInt8]> {
    let number = next
    next += 1
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(16))
    listeners[number] = continuation
    continuation.onTermination = { _ in Task { await self.drop(number) } }
    continuation.yield(Array("retry: 500\n\n".utf8))
    if !last.isEmpty { continuation.yield(last) }
    return stream
  }

  private func drop(_ number: Int) { listeners[number] = nil }

  func publish(_ rebuilt: PreviewSite.Rebuilt) {
    last = Self.event(PreviewSite.Rebuilt(changed: [], problems: rebuilt.problems))
    let event = Self.event(rebuilt)
    for listener in listeners.values { listener.yield(event) }
  }

  static func event(_ rebuilt: PreviewSite.Rebuilt) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("changed", rebuilt.changed)
      json.member("problems", rebuilt.problems.filter { $0.severity == .error }.map(\.text))
    }
    return Array("event: build\ndata: ".utf8) + json.bytes + Array("\n\n".utf8)
  }
}
