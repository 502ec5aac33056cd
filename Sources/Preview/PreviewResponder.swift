import HTTPTypes
import Hummingbird
import Incremental
import NIOCore
import ServiceLifecycle

/// Answers requests for the files of the site, and the stream of its changes.
struct PreviewResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let site: PreviewSite
  let events: EventBroadcaster
  let hosts: HostPolicy

  /// How much of a file is handed to the network at once: one piece must get through before the client counts as stuck.
  private static let piece = 64 << 10

  func respond(to request: Request, context: Context) async throws -> Response {
    // A second Host header stays among the others; one of the two might be another's idea of where this leads.
    guard request.headers[.init("Host")!] == nil, hosts.allows(host: request.head.authority) else {
      return plain(.forbidden, "This host isn't served.")
    }
    guard request.method == .get || request.method == .head else {
      return plain(.methodNotAllowed, "Only GET and HEAD.", headers: [.allow: "GET, HEAD"])
    }
    guard request.head.path?.hasPrefix("/") == true, case .file(let path) = RequestTarget(request.uri.path) else {
      return plain(.badRequest, "Not a path of this site.")
    }
    let response = await answer(path, request)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(_ path: String, _ request: Request) async -> Response {
    switch "/" + path {
    case ReloadScript.eventsPath: return stream(request)
    case ReloadScript.path:
      return file(.bytes(Array(ReloadScript.text(build: await events.latest.text).utf8)), named: path, request)
    default: break
    }
    if let found = site.lookup(path) { return file(found, named: path, request) }
    if site.lookup(path + "/index.html") != nil {
      let query = request.uri.query.map { "?" + $0 } ?? ""
      // Not for good: a browser would remember the redirect when the site has another page there.
      return plain(.found, "", headers: [.location: RequestTarget.address(ofFolder: path) + query])
    }
    return missing()
  }

  private func missing() -> Response {
    var bytes = Array("<!doctype html><title>404</title><p>Not found.</p>".utf8)
    if case .bytes(let page) = site.lookup("404.html") { bytes = page }
    let tag = Fingerprint(of: bytes).description
    let page = ReloadScript.inserted(into: bytes, tag: tag)
    return Response(
      status: .notFound, headers: headers(named: "404.html", pageTag: tag), body: body(.bytes(page), 0..<page.count))
  }

  private func headers(named name: String, pageTag: String?) -> HTTPFields {
    var headers: HTTPFields = [
      .contentType: MediaType.of(name), .cacheControl: "no-cache", .xContentTypeOptions: "nosniff",
      .init("Cross-Origin-Resource-Policy")!: "same-origin",
    ]
    if let pageTag { headers[.init(ReloadScript.tagHeader)!] = pageTag }
    return headers
  }

  private func file(_ found: PreviewFile, named name: String, _ request: Request) -> Response {
    var (file, pageTag) = (found, String?.none)
    if case .bytes(let bytes) = found, MediaType.of(name).hasPrefix("text/html") {
      let tag = Fingerprint(of: bytes).description
      (file, pageTag) = (.bytes(ReloadScript.inserted(into: bytes, tag: tag)), tag)
    }
    let tag = "\"\(file.tag)\""
    var headers = headers(named: name, pageTag: pageTag)
    headers[.eTag] = tag
    headers[.acceptRanges] = "bytes"
    if Self.matches(request.headers[.ifNoneMatch], tag) { return Response(status: .notModified, headers: headers) }
    let isSame = request.headers[.ifRange].map { $0 == tag } ?? true
    switch ByteRange(request.method == .get && isSame ? request.headers[.range] : nil, size: file.size) {
    case .whole: return Response(status: .ok, headers: headers, body: body(file, 0..<file.size))
    case .part(let range):
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
      return Response(status: .partialContent, headers: headers, body: body(file, range))
    case .unsatisfiable:
      headers[.contentRange] = "bytes */\(file.size)"
      return Response(status: .rangeNotSatisfiable, headers: headers)
    }
  }

  /// RFC 9110, section 13.1.2: a weak tag is as good as a strong one here.
  static func matches(_ header: String?, _ tag: String) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { part in
      let part = part.drop { $0 == " " }.prefix { $0 != " " }
      return part == "*" || part == tag || part == "W/" + tag
    }
  }

  private func body(_ file: PreviewFile, _ range: Range<Int>) -> ResponseBody {
    if case .bytes(let bytes) = file, range.count <= Self.piece {
      return .init(byteBuffer: ByteBuffer(bytes: bytes[range]))
    }
    return .init(contentLength: range.count) { writer in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.piece) {
        let piece = start..<min(start + Self.piece, range.upperBound)
        let bytes = try file.bytes(piece)
        guard bytes.count == piece.count else { throw PreviewFile.Shortened() }
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try await writer.finish(nil)
    }
  }

  private func plain(_ status: HTTPResponse.Status, _ text: String, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = "text/plain; charset=utf-8"
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// Server-sent events (HTML standard, section 9.2): only for pages of this server.
  private func stream(_ request: Request) -> Response {
    let fetchSite = request.headers[.init("Sec-Fetch-Site")!]
    guard hosts.allows(origin: request.headers[.origin], fetchSite: fetchSite, host: request.head.authority) else {
      return plain(.forbidden, "Not for other sites.")
    }
    let last = request.headers[.init("Last-Event-ID")!] ?? request.uri.queryParameters["last"].map(String.init)
    let events = events
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
      body: .init { writer in
        let stream = await events.subscribe(after: last)
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          for await event in stream.cancelOnGracefulShutdown() { try await writer.write(ByteBuffer(bytes: event)) }
        }
        try await writer.finish(nil)
      })
  }
}
