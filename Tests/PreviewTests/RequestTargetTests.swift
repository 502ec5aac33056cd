import Testing

@testable import Preview

@Suite struct RequestTargetTests {
  @Test(arguments: [
    ("/", "index.html"), ("/tags/", "tags/index.html"), ("/a.css", "a.css"), ("/tags/%E8%8A%AF/", "tags/芯/index.html"),
    ("/a%20b.png", "a b.png"), ("/.well-known/x", ".well-known/x"),
  ])
  func findsFiles(_ path: String, _ file: String) {
    #expect(RequestTarget(path) == .file(file))
  }

  @Test(arguments: [
    "/..", "/../etc/passwd", "/a/../../b", "/%2e%2e/etc/passwd", "/a%2fb", "/a%5cb", "/a\\b", "/a%00b", "/%ff", "/%zz",
    "//a", "a",
    "/" + String(repeating: "a", count: 5000),
  ])
  func refusesToLeave(_ path: String) {
    #expect(RequestTarget(path) == .refused)
  }

  @Test(arguments: [
    ("localhost:8080", true), ("127.0.0.1", true), ("[::1]:8080", true), ("LOCALHOST", true), ("evil.example", false),
    ("localhost.evil.example", false), ("", false),
  ])
  func servesThisMachineOnly(_ host: String, _ isLocal: Bool) {
    #expect(RequestTarget.isLocal(host: host, serving: "127.0.0.1") == isLocal)
  }

  @Test func addsTheScriptBeforeTheEndOfTheBody() {
    let page = Array("<body><p>&lt;/body></p></body></html>".utf8)
    let text = String(decoding: ReloadScript.inserted(into: page), as: UTF8.self)
    #expect(text == "<body><p>&lt;/body></p><script src=\"/_sitegen/reload.js\" async></script></body></html>")
  }
}
