import Limits

/// Publishes file by file, where two folders can't change places: the output folder is a mount point, or its file system
/// has no such exchange or no second names for files.
///
/// A journal makes one step of it (write-ahead logging). First the new files are completed in a folder inside the output
/// folder, so on its file system; then the list of what is to be done is brought to the disk and gets its name: with
/// that the update is decided. Only then are files moved and removed, and each of these steps can be done twice. A
/// process that was stopped before leaves the old site; after one that was stopped later `recover` goes on.
struct InPlaceUpdate {
  static let folderName = ReservedName.update
  private static let header = "sitegen update 1"

  private let output: OutputFolder
  /// For the flush, which concerns the whole file system.
  private let path: String
  private var new: String { Self.folderName + "/new" }
  private var journal: String { Self.folderName + "/journal" }

  /// What a decided update does; paths are relative to the output folder.
  struct Steps: Equatable {
    var removed: [String]
    var published: [String]
  }

  /// `path` is the absolute one of the folder.
  init(output: OutputFolder, path: String) {
    self.output = output
    self.path = path
  }

  /// Completes an update that was decided, or clears away one that wasn't.
  func recover() throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      guard let steps = Self.steps(try output.read(journal, limit: Limit.fileBytes.most)) else {
        throw FileSystem.Failure.badMessage
      }
      try apply(steps)
    } catch {
      guard error.isMissing else { throw error }
      try output.removeTree(Self.folderName)
    }
  }

  /// Publishes files of the folder `staging`, which may be on another file system, and removes others. A failure says
  /// whether the update was decided before.
  func publish(_ steps: Steps, from staging: OutputFolder) throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      try prepare(steps, from: staging)
    } catch {
      try? output.removeTree(Self.folderName)
      throw error
    }
    do throws(FileSystem.Failure) {
      try apply(steps)
    } catch {
      var failure = error
      failure.isHalfway = true
      throw failure
    }
  }

  /// Decides the update; no file of the site has changed yet.
  func prepare(_ steps: Steps, from staging: OutputFolder) throws(FileSystem.Failure) {
    try output.removeTree(Self.folderName)
    try output.makeFolder(new)
    for path in steps.published {
      try output.makeFolder(Self.parent(of: new + "/" + path))
      do throws(FileSystem.Failure) {
        try staging.rename(path, to: new + "/" + path, in: output)
      } catch {
        guard error.isOtherFileSystem else { throw error }
        _ = try output.write(try staging.read(path, limit: Int.max), to: new + "/" + path)
      }
    }
    let made = try makeFolders(for: steps)
    do throws(FileSystem.Failure) {
      _ = try output.write(Self.bytes(steps), to: journal + ".new")
      try OutputFileSystem.flush(path)
      try output.rename(journal + ".new", to: journal, in: output)
      try OutputFileSystem.flush(path)
    } catch {
      for folder in made.reversed() { try? output.removeEmptyFolder(folder) }
      throw error
    }
  }

  /// The folders that files will be moved to, before the update is decided: a move takes no room on the disk, a folder
  /// does. The new ones are returned, the outer before the inner.
  private func makeFolders(for steps: Steps) throws(FileSystem.Failure) -> [String] {
    var made: [String] = []
    for file in steps.published {
      var outer: [String] = []
      var folder = file[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        outer.append(String(folder))
      }
      do throws(FileSystem.Failure) {
        for folder in outer.reversed() where try output.makeFolder(folder) { made.append(folder) }
      } catch {
        // One of ours that is a file until it is removed.
        if error.isNoFolder { continue }
        for folder in made.reversed() { try? output.removeEmptyFolder(folder) }
        throw error
      }
    }
    return made
  }

  private func apply(_ steps: Steps) throws(FileSystem.Failure) {
    for path in steps.removed { try remove(path) }
    for path in steps.published {
      // One that isn't there has been moved already.
      guard (try? output.status(new + "/" + path)) != nil else { continue }
      if let slash = path.lastIndex(of: "/") { try output.makeFolder(String(path[..<slash])) }
      try output.rename(new + "/" + path, to: path, in: output)
    }
    try OutputFileSystem.flush(path)
    try output.removeFile(journal)
    try output.removeTree(Self.folderName)
  }

  /// Removes a file and the folders that are empty without it.
  private func remove(_ path: String) throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      try output.removeFile(path)
    } catch {
      guard error.isMissing else { throw error }
    }
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if (try? output.removeEmptyFolder(String(folder))) == nil { break }
    }
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func bytes(_ steps: Steps) -> [UInt8] {
    var lines = [header]
    lines += steps.removed.map { "- " + SitePath.encoded($0) }
    lines += steps.published.map { "+ " + SitePath.encoded($0) }
    return Array((lines.joined(separator: "\n") + "\nend\n").utf8)
  }

  /// Nil if the text isn't a whole journal, or names files that aren't in the output folder.
  private static func steps(_ bytes: [UInt8]) -> Steps? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count >= 2, lines.first == Substring(header), lines.last == "end" else { return nil }
    var steps = Steps(removed: [], published: [])
    for line in lines.dropFirst().dropLast() {
      guard let path = SitePath.decoded(line.dropFirst(2)), SitePath.staysInside(path) else { return nil }
      if line.hasPrefix("- ") {
        steps.removed.append(path)
      } else if line.hasPrefix("+ ") {
        steps.published.append(path)
      } else {
        return nil
      }
    }
    return steps
  }
}
