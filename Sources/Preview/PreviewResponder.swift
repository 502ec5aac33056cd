import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Answers requests for the files of the site, and the stream of its changes.
struct PreviewResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let site: PreviewSite
  let events: EventBroadcaster
  let host: String

  func respond(to request: Request, context: Context) async throws -> Response {
    guard RequestTarget.isLocal(host: request.head.authority, serving: host) else {
      return plain(.forbidden, "This host isn't served.")
    }
    guard request.method == .get || request.method == .head else {
      return plain(.methodNotAllowed, "Only GET and HEAD.", headers: [.allow: "GET, HEAD"])
    }
    let response = answer(request)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(_ request: Request) -> Response {
    switch request.uri.path {
    case ReloadScript.eventsPath: return stream(request)
    case ReloadScript.path: return file(Array(ReloadScript.text.utf8), named: "reload.js", request)
    default: break
    }
    guard case .file(let path) = RequestTarget(request.uri.path) else {
      return plain(.badRequest, "Not a path of this site.")
    }
    if let bytes = site.lookup(path) { return file(bytes, named: path, request) }
    if site.lookup(path + "/index.html") != nil {
      return plain(.movedPermanently, "", headers: [.location: request.uri.path + "/"])
    }
    var missing = file(site.lookup("404.html") ?? Array("Not found.".utf8), named: "404.html", request)
    missing.status = .notFound
    return missing
  }

  private func file(_ bytes: [UInt8], named name: String, _ request: Request) -> Response {
    let type = MediaType.of(name)
    let body = type.hasPrefix("text/html") ? ReloadScript.inserted(into: bytes) : bytes
    return Response(
      status: .ok,
      headers: [.contentType: type, .cacheControl: "no-store", .init("X-Content-Type-Options")!: "nosniff"],
      body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }

  private func plain(_ status: HTTPResponse.Status, _ text: String, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = "text/plain; charset=utf-8"
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// Server-sent events (HTML standard, section 9.2): only for pages of this server.
  private func stream(_ request: Request) -> Response {
    if let origin = request.headers[.origin] {
      let name = origin.split(separator: "/").last.map(String.init)
      guard RequestTarget.isLocal(host: name, serving: host) else { return plain(.forbidden, "Not for other sites.") }
    }
    let events = events
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
      body: .init { writer in
        for await event in await events.subscribe().cancelOnGracefulShutdown() {
          try await writer.write(ByteBuffer(bytes: event))
        }
        try await writer.finish(nil)
      })
  }
}
