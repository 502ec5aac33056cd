/// Which names the server answers to. A page of another site must not read the preview by a name of its own that leads
/// to this machine (DNS rebinding).
struct HostPolicy: Sendable {
  private let names: Set<String>

  /// `serving` is the address that is listened on; `others` are more names and addresses, IPv6 ones without brackets.
  init(serving: String, others: [String] = []) {
    let all = ["localhost", "127.0.0.1", "::1", serving] + others
    names = Set(all.map { ($0.contains(":") ? "[\($0)]" : $0).lowercased() })
  }

  /// Whether a Host header names this server. The port is only checked for being one: a tunnel may have another.
  func allows(host: String?) -> Bool {
    guard let host, let name = Self.name(of: host) else { return false }
    return names.contains(name)
  }

  /// Whether a page that sends these headers was itself served under `host`. Browsers leave Origin out when a page
  /// reads from its own server, and say so in Sec-Fetch-Site.
  func allows(origin: String?, fetchSite: String?, host: String?) -> Bool {
    guard allows(host: host), let host else { return false }
    if let origin { return origin.lowercased() == "http://" + host.lowercased() }
    return fetchSite == nil || fetchSite == "same-origin" || fetchSite == "none"
  }

  /// The name in `name:port`, in lower case and without the dot that may end it; nil if it isn't one (RFC 3986, 3.2.2).
  private static func name(of host: String) -> String? {
    let isLiteral = host.hasPrefix("[")
    guard
      let end = isLiteral ? host.firstIndex(of: "]").map(host.index(after:)) : host.firstIndex(of: ":") ?? host.endIndex
    else { return nil }
    let rest = host[end...]
    if !rest.isEmpty {
      guard rest.first == ":", (2...6).contains(rest.utf8.count),
        rest.utf8.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let port = Int(rest.dropFirst()), port <= 65535
      else { return nil }
    }
    let name = host[..<end].lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }
}
