import Incremental

/// What may have changed in a site's folder since the build that filled the memory.
package enum BuildChanges: Sendable {
  case everything
  /// Only these files, relative to the site's folder; folders stand for all that is in them.
  case paths(Set<String>)

  func mayInclude(_ path: String) -> Bool {
    switch self {
    case .everything: return true
    case .paths(let paths):
      if paths.contains(path) { return true }
      return paths.contains { path.hasPrefix($0 + "/") }
    }
  }

  /// Whether nothing changed but texts that `texts` has already.
  func areOnly(in texts: [String: Fingerprint]) -> Bool {
    switch self {
    case .everything: false
    case .paths(let paths): paths.allSatisfy { texts[$0] != nil }
    }
  }
}
