package import Diagnostics

/// What the preview server needs of a site: it knows nothing of how sites are built.
package struct PreviewSite: Sendable {
  /// What is at a path of the finished site (decoded, without a slash at its front); nil if there is no such file.
  package var lookup: @Sendable (String) -> PreviewFile?
  /// Builds the site anew; it is told what changed since it was last called.
  package var rebuild: @Sendable (ChangedPaths) async -> Rebuilt
  /// Folders and files whose changes call for a rebuild, absolute. They may be missing; folders are watched with all
  /// that is in them.
  package var watched: [String]
  /// Whether a file or folder of this name is no part of the site: then its changes are none.
  package var passesOver: @Sendable (String) -> Bool
  /// Names of other machines under which the preview may be asked for, such as one that forwards to it.
  package var hosts: [String]

  package init(
    lookup: @escaping @Sendable (String) -> PreviewFile?, rebuild: @escaping @Sendable (ChangedPaths) async -> Rebuilt,
    watched: [String], passesOver: @escaping @Sendable (String) -> Bool = { _ in false }, hosts: [String] = []
  ) {
    self.lookup = lookup
    self.rebuild = rebuild
    self.watched = watched
    self.passesOver = passesOver
    self.hosts = hosts
  }

  /// What to look at again.
  package enum ChangedPaths: Sendable, Equatable {
    /// The first build, or one after which it isn't known what changed.
    case everything
    /// Absolute paths below `watched`. That of a folder stands for all that is or was in it.
    case paths(Set<String>)
  }

  /// The outcome of one build. Paths are those of `lookup`.
  package struct Rebuilt: Sendable {
    package var created: [String]
    package var changed: [String]
    package var removed: [String]
    package var problems: [Problem]

    package init(created: [String] = [], changed: [String] = [], removed: [String] = [], problems: [Problem] = []) {
      self.created = created
      self.changed = changed
      self.removed = removed
      self.problems = problems
    }
  }
}
