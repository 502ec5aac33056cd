import Content
import Diagnostics

/// Where the links and images of a text lead: files of the sources to the pages they become, everything else as it is.
struct LinkResolver: Sendable {
  let addresses: Addresses
  let basePath: String
  let baseURL: String
  /// Sources that have a problem of their own already.
  let unreadable: Set<String>
  /// Sources that are held back, with the reason.
  let unpublished: [String: LeftOut.Reason]

  enum Target {
    /// An address to put out, and the source that a part of is meant.
    case address(String, source: String?, anchor: String?)
    case external
    case asWritten
    case missing(String)
    /// A source that is held back.
    case unpublished(String, LeftOut.Reason)
  }

  /// `destination` as it stands in a text of the folder `folder` (relative to the site's folder).
  func target(of destination: String, from folder: String) -> Target {
    if destination.hasPrefix("#") { return .asWritten }
    if let scheme = Self.scheme(of: destination) {
      return scheme == "http" || scheme == "https"
        ? (destination.hasPrefix(baseURL) ? .asWritten : .external) : .asWritten
    }
    if destination.hasPrefix("//") { return .external }
    let cut = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    let tail = String(destination[cut...])
    guard let written = SitePath.decoded(destination[..<cut]) else { return .missing(destination) }
    if written.hasPrefix("@/") { return source("Content/" + written.dropFirst(2), tail) ?? .missing(written) }
    if written.hasPrefix("/") { return rooted(String(written.dropFirst()), tail) ?? .missing(written) }
    guard let path = SitePath.resolved(written, from: folder) else { return .missing(written) }
    return source(path, tail) ?? .missing(written)
  }

  private static func scheme(of destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let scheme = destination[..<colon]
    guard let first = scheme.utf8.first, (0x61...0x7A).contains(first | 0x20),
      scheme.utf8.allSatisfy({
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
      })
    else { return nil }
    return scheme.lowercased()
  }

  /// A file or folder of the sources.
  private func source(_ path: String, _ tail: String) -> Target? {
    let path = Slug.normalized(path)
    // What stands there by this name comes before what it may be short for.
    if let address = addresses.ofFile[path] { return .address(url(address) + tail, source: nil, anchor: nil) }
    for candidate in SourceNames.candidates(path) {
      if let address = addresses.ofSource[candidate] {
        let anchor = tail.firstIndex(of: "#").map { String(tail[tail.index(after: $0)...]) }
        return .address(url(address) + tail, source: candidate, anchor: anchor.flatMap { SitePath.decoded($0) })
      }
      if unreadable.contains(candidate) { return .asWritten }
      if let reason = unpublished[candidate] { return .unpublished(candidate, reason) }
    }
    return nil
  }

  /// A path of the finished site.
  private func rooted(_ path: String, _ tail: String) -> Target? {
    let path = Slug.normalized(path)
    let page = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path + "/index.html"
    let isPlanned = addresses.indexOfOutput[path] != nil || addresses.indexOfOutput[page] != nil
    return isPlanned ? .address(url(path) + tail, source: nil, anchor: nil) : nil
  }

  /// The path of an address for a link: from the root of the host, encoded.
  func url(_ address: String) -> String {
    SitePath.encoded(basePath + address)
  }

  /// The source that was probably meant: one of the same name elsewhere, or of a similar one in the same folder.
  func nearest(_ written: String, from folder: String) -> String? {
    if let path = addresses.names.source(named: SourceNames.name(of: written)) {
      return "@" + path.dropFirst("Content".count)
    }
    let name = written.split(separator: "/").last.map(String.init) ?? written
    let siblings = addresses.names.names(in: folder)
    return siblings.count > 500 ? nil : Spelling.nearest(to: name, among: siblings)
  }
}
