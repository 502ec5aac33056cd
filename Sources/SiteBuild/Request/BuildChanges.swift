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
      return paths.contains { folder in
        path.utf8.count > folder.utf8.count && path.utf8.starts(with: folder.utf8)
          && path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
      }
    }
  }

  /// With the links to what changed, which tell of nothing themselves.
  func withLinks(_ linksOfTarget: [String: [String]]) -> BuildChanges {
    guard case .paths(let paths) = self, !linksOfTarget.isEmpty else { return self }
    return .paths(linksOfTarget.reduce(into: paths) { if mayInclude($1.key) { $0.formUnion($1.value) } })
  }

  /// What may have changed if both may have.
  func union(_ other: BuildChanges) -> BuildChanges {
    guard case .paths(let own) = self, case .paths(let others) = other else { return .everything }
    return .paths(own.union(others))
  }

  /// Whether nothing changed but texts that `texts` has already.
  func areOnly(in texts: [String: Fingerprint]) -> Bool {
    switch self {
    case .everything: false
    case .paths(let paths): paths.allSatisfy { texts[$0] != nil }
    }
  }
}
