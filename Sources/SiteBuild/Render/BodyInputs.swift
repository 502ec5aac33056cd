import Content
import Diagnostics
import Incremental
import Limits
import Markdown
import Synchronization

/// What a text asked of the rest of the site while it was rendered.
enum BodyRequest: Sendable, Hashable {
  /// Where a link leads.
  case link(String)
  /// Where an image is, and how large.
  case image(String)
  /// What a data file holds.
  case data(String)
}

/// Answers the requests of texts, and tells whether an answer is still what it was.
///
/// A text is rendered again only if its file, the words and settings of the site, or one of these answers changed (a
/// verifying trace: Mokhov, Mitchell & Peyton Jones 2018, "Build systems à la carte", section 4.2).
final class BodyInputs: Sendable {
  let reader: InputReader
  let resolver: LinkResolver
  let images: ImageSizes
  private let locator: DataLocator
  private let data = Mutex<[String: Fingerprint]>([:])

  init(reader: InputReader, resolver: LinkResolver, images: ImageSizes) {
    self.reader = reader
    self.resolver = resolver
    self.images = images
    locator = DataLocator(addresses: resolver.addresses)
  }

  /// The data file that a text in `folder` means: its path relative to the site's folder, and the address that it is
  /// published at. Nil if there is none.
  func dataFile(_ url: String, from folder: String) -> (path: String, address: String)? {
    locator.path(of: url, from: folder).flatMap { path in
      resolver.addresses.ofFile[path].map { (path, resolver.url($0)) }
    }
  }

  /// The answers to the requests of a text in `folder`, in their order.
  func answers(to requests: [BodyRequest], from folder: String) -> [Fingerprint] {
    // As many as a rendering tells.
    var suggestions = Limit.suggestionsPerText.most
    return requests.map { answer(to: $0, from: folder, &suggestions) }
  }

  private func answer(to request: BodyRequest, from folder: String, _ suggestions: inout Int) -> Fingerprint {
    var answer = FingerprintBuilder()
    switch request {
    case .link(let destination):
      let target = resolver.target(of: destination, from: folder)
      add(target, to: &answer)
      if case .missing(let path) = target, !path.hasPrefix("/"), suggestions > 0 {
        suggestions -= 1
        answer.add(optional: resolver.nearest(path, from: folder))
      }
    case .image(let destination):
      add(resolver.target(of: destination, from: folder), to: &answer)
      let size = images.file(of: destination, from: folder).flatMap(images.size)
      answer.add(size?.width ?? -1)
      answer.add(size?.height ?? -1)
    case .data(let url):
      let file = dataFile(url, from: folder)
      answer.add(optional: file?.address)
      if let file { answer.add(contents(of: file.path)) }
    }
    return answer.fingerprint
  }

  private func add(_ target: LinkResolver.Target, to answer: inout FingerprintBuilder) {
    switch target {
    case .address(let url, let source, let anchor):
      answer.add([url])
      answer.add(optional: source)
      answer.add(optional: anchor)
    case .external: answer.add(1)
    case .asWritten: answer.add(2)
    case .missing(let path): answer.add(["missing", path])
    case .unpublished(let path, let reason):
      answer.add(["unpublished", path])
      answer.add(reason == .future)
    }
  }

  private func contents(of path: String) -> Fingerprint {
    if let known = data.withLock({ $0[path] }) { return known }
    var ignored: [Problem] = []
    _ = dataBytes(path, problems: &ignored)
    return data.withLock { $0[path] } ?? .none
  }

  /// The bytes of a data file. They are the same whenever they are asked for during one build, or the build ends.
  func dataBytes(_ path: String, problems: inout [Problem]) -> [UInt8]? {
    guard let (bytes, fingerprint) = reader.contentsForMany(path, problems: &problems) else { return nil }
    data.withLock { $0[path] = fingerprint }
    return bytes
  }
}

/// The requests of one text with the answers they were given.
final class BodyTrace: Sendable {
  private let requests = Mutex<(known: Set<BodyRequest>, inOrder: [BodyRequest])>(([], []))

  func record(_ request: BodyRequest) {
    requests.withLock { if $0.known.insert(request).inserted { $0.inOrder.append(request) } }
  }

  var all: [BodyRequest] { requests.withLock { $0.inOrder } }
}
