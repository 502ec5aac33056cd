package import Diagnostics

/// What the preview server needs of a site: it knows nothing of how sites are built.
package struct PreviewSite: Sendable {
  /// The bytes at a path of the finished site (decoded, without a slash at its front); nil if there is no such file.
  package var lookup: @Sendable (String) -> [UInt8]?
  /// Builds the site anew.
  package var rebuild: @Sendable () async -> Rebuilt
  /// Folders and files whose changes call for a rebuild, absolute.
  package var watched: [String]

  package init(
    lookup: @escaping @Sendable (String) -> [UInt8]?, rebuild: @escaping @Sendable () async -> Rebuilt,
    watched: [String]
  ) {
    self.lookup = lookup
    self.rebuild = rebuild
    self.watched = watched
  }

  /// The outcome of one build.
  package struct Rebuilt: Sendable {
    /// Paths of files that were created, changed or removed.
    package var changed: [String]
    package var problems: [Problem]

    package init(changed: [String], problems: [Problem]) {
      self.changed = changed
      self.problems = problems
    }
  }
}
