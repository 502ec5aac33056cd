/// The files of an output folder, for those who show them.
package struct PublishedSite: Sendable {
  private let folder: String

  package init(_ folder: String) { self.folder = folder }

  /// The bytes of a file, by its path relative to the folder; nil if it isn't there or a link leads out of the folder.
  package func file(_ path: String) -> [UInt8]? {
    guard let root = try? FileSystem.realPath(folder), let full = try? FileSystem.realPath(root + "/" + path),
      full.hasPrefix(root + "/"), !path.hasPrefix(".")
    else { return nil }
    return try? FileSystem.read(full, limit: InputReader.dataLimit)
  }
}
