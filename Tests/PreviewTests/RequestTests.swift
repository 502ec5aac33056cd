import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Preview

/// What the server answers, without a network.
@Suite struct RequestTests {
  private static let files: [String: [UInt8]] = [
    "index.html": Array("<body>一</body>".utf8), "tags/芯/index.html": Array("<p>芯".utf8),
    "site.css": Array("body { color: red }".utf8), "large.mp4": [UInt8](repeating: 7, count: 200_000),
    "404.html": Array("<body>没有</body>".utf8),
  ]

  /// The large one stays on the disk.
  @Sendable private static func lookup(_ path: String) -> PreviewFile? {
    guard let bytes = files[path] else { return nil }
    guard bytes.count > 100_000 else { return .bytes(bytes) }
    return .stored(.init(size: bytes.count, tag: "large", read: { Array(bytes[$0]) }))
  }

  private let responder = PreviewResponder(
    site: PreviewSite(lookup: Self.lookup, rebuild: { _ in .init() }, watched: []),
    events: EventBroadcaster(session: "test"), hosts: HostPolicy(serving: "127.0.0.1"))

  private func respond(_ line: String, tag: String) async throws -> Response {
    let parts = line.split(separator: ";").map { $0.drop { $0 == " " } }
    let words = parts[0].split(separator: " ")
    var head = HTTPRequest(
      method: .init(String(words[0]))!, scheme: "http", authority: "localhost:8080", path: String(words[1]))
    for field in parts.dropFirst() {
      let name = field.prefix { $0 != ":" }
      let value = String(field.dropFirst(name.count + 1).drop { $0 == " " }).replacing("ETAG", with: tag)
      if name == "Host" {
        head.authority = value.isEmpty ? nil : value
      } else {
        head.headerFields[.init(String(name))!] = value
      }
    }
    let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
    return try await responder.respond(
      to: Request(head: head, body: .init(buffer: ByteBuffer())), context: BasicRequestContext(source: source))
  }

  @Test func answersAreThoseOfTheTable() async throws {
    let tag = try await respond("GET /site.css", tag: "").headers[.eTag] ?? ""
    try await Table.check("requests.txt") { line in
      guard let response = try? await respond(line, tag: String(tag.dropFirst().dropLast())) else { return "failed" }
      var parts = [String(response.status.code)]
      for name in [HTTPField.Name.contentType, .location, .contentRange, .allow, .contentLength] {
        if let value = response.headers[name] { parts.append("\(name): \(value)") }
      }
      parts.append(response.body.contentLength.map { "\($0) bytes" } ?? "a stream")
      return parts.joined(separator: "; ")
    }
  }

  @Test func nothingIsSharedWithOtherSites() async throws {
    for line in ["GET /", "GET /site.css", "GET /none", "GET /_sitegen/events"] {
      let headers = try await respond(line, tag: "").headers
      #expect(headers[.accessControlAllowOrigin] == nil)
    }
  }

  @Test func aSecondHostIsRefused() async throws {
    #expect(try await respond("GET /; host: evil.example", tag: "").status == .forbidden)
  }

  @Test func theTagOfAPageIsInThePageAndItsHead() async throws {
    let tag = try #require(try await respond("HEAD /", tag: "").headers[.init(ReloadScript.tagHeader)!])
    let page = String(decoding: ReloadScript.inserted(into: Self.files["index.html"]!, tag: tag), as: UTF8.self)
    #expect(page == "<body>一<script src=\"/_sitegen/reload.js\" data-page=\"\(tag)\" async></script></body>")
  }

  @Test func theScriptStandsBeforeTheEndOfTheBody() {
    let page = Array("<body><p>&lt;/body></p></body></html>".utf8)
    let text = String(decoding: ReloadScript.inserted(into: page, tag: "1"), as: UTF8.self)
    #expect(
      text == "<body><p>&lt;/body></p><script src=\"/_sitegen/reload.js\" data-page=\"1\" async></script></body></html>"
    )
  }
}
