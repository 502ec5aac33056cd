import Testing

@testable import Preview

@Suite struct EventBroadcasterTests {
  /// The next events of a stream, without their lines of other kinds.
  private func events(_ stream: AsyncStream<[UInt8]>, _ count: Int) async -> [String] {
    var found: [String] = []
    for await bytes in stream {
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.hasPrefix("id: ") else { continue }
      found.append(text)
      if found.count == count { break }
    }
    return found
  }

  private func build(_ file: String) -> PreviewSite.Rebuilt { .init(changed: [file]) }

  @Test func aPageThatComesBackIsToldWhatItMissed() async {
    let broadcaster = EventBroadcaster(session: "s")
    for file in ["a.html", "b.html", "c.html"] { await broadcaster.publish(build(file)) }
    let missed = await events(broadcaster.subscribe(after: "s-1"), 2)
    #expect(missed.map { $0.contains("\"complete\":true") } == [true, true])
    #expect(missed[0].hasPrefix("id: s-2\nevent: build\ndata: {") && missed[0].contains("b.html"))
    #expect(missed[1].hasPrefix("id: s-3\n") && missed[1].contains("c.html"))
    #expect(missed.allSatisfy { $0.hasSuffix("}\n\n") })
  }

  @Test(arguments: ["other-1", "s-9", "s", "", "s-x"])
  func aPageOfAnotherServerIsToldToLook(_ last: String) async {
    let broadcaster = EventBroadcaster(session: "s")
    await broadcaster.publish(build("a.html"))
    let missed = await events(broadcaster.subscribe(after: last), 1)
    #expect(missed[0].contains("\"complete\":false") && missed[0].hasPrefix("id: s-1\n"))
  }

  @Test func aPageThatMissedTooMuchIsToldToLook() async {
    let broadcaster = EventBroadcaster(session: "s")
    for _ in 0..<100 { await broadcaster.publish(build("a.html")) }
    #expect(await events(broadcaster.subscribe(after: "s-5"), 1)[0].contains("\"complete\":false"))
    #expect(await events(broadcaster.subscribe(after: "s-99"), 1)[0].contains("\"complete\":true"))
  }

  @Test func aPageThatMissedNothingIsToldTheProblemsOnly() async {
    let broadcaster = EventBroadcaster(session: "s")
    await broadcaster.publish(build("a.html"))
    let state = await events(broadcaster.subscribe(after: "s-1"), 1)[0]
    #expect(state.contains("\"changed\":[]") && state.contains("\"problems\":[]"))
  }

  @Test func aPageThatTakesNothingIsLetGo() async {
    let broadcaster = EventBroadcaster(session: "s")
    let stream = await broadcaster.subscribe(after: nil)
    for _ in 0..<100 { await broadcaster.publish(build("a.html")) }
    #expect(await broadcaster.listenerCount == 0)
    // What waits for it isn't taken back, but it ends: the page comes again and is told the rest.
    var count = 0
    for await _ in stream { count += 1 }
    #expect(count < 100)
  }
}
