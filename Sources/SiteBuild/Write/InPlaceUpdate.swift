/// Publishes file by file, where two folders can't change places: the output folder is a mount point, or its file system
/// has no such exchange or no second names for files.
///
/// A journal makes one step of it (write-ahead logging). First the new files are completed in a folder inside the output
/// folder, so on its file system; then the list of what is to be done is brought to the disk and gets its name: with
/// that the update is decided. Only then are files moved and removed, and each of these steps can be done twice. A
/// process that was stopped before leaves the old site; after one that was stopped later `recover` goes on.
struct InPlaceUpdate {
  static let folderName = ".sitegen-update"
  private static let header = "sitegen update 1"

  private let output: String
  private var folder: String { output + "/" + Self.folderName }
  private var new: String { folder + "/new" }
  private var journal: String { folder + "/journal" }

  /// What a decided update does; paths are relative to the output folder.
  struct Steps: Equatable {
    var removed: [String]
    var published: [String]
  }

  init(output: String) { self.output = output }

  /// Completes an update that was decided, or clears away one that wasn't.
  func recover() throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      guard let steps = Self.steps(try FileSystem.read(journal, limit: 1 << 30)) else {
        throw FileSystem.Failure(code: OutputFileSystem.badMessage)
      }
      try apply(steps)
    } catch {
      guard error.isMissing else { throw error }
      try OutputFileSystem.removeTree(folder)
    }
  }

  /// Publishes files of the folder `staging`, which may be on another file system, and removes others.
  func publish(_ steps: Steps, from staging: String) throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      try prepare(steps, from: staging)
    } catch {
      try? OutputFileSystem.removeTree(folder)
      throw error
    }
    try apply(steps)
  }

  /// Decides the update; nothing of the site has changed yet.
  func prepare(_ steps: Steps, from staging: String) throws(FileSystem.Failure) {
    try OutputFileSystem.removeTree(folder)
    try OutputFileSystem.makeFolder(new)
    for path in steps.published {
      try OutputFileSystem.makeFolder(Self.parent(of: new + "/" + path))
      do throws(FileSystem.Failure) {
        try OutputFileSystem.rename(staging + "/" + path, to: new + "/" + path)
      } catch {
        guard error.isOtherFileSystem else { throw error }
        try OutputFileSystem.write(
          try FileSystem.read(staging + "/" + path, limit: Int.max), to: new + "/" + path)
      }
    }
    try OutputFileSystem.write(Self.bytes(steps), to: journal + ".new")
    try OutputFileSystem.flush(output)
    try OutputFileSystem.rename(journal + ".new", to: journal)
    try OutputFileSystem.flush(output)
  }

  private func apply(_ steps: Steps) throws(FileSystem.Failure) {
    for path in steps.removed { try remove(path) }
    for path in steps.published {
      // One that isn't there has been moved already.
      guard (try? FileSystem.status(new + "/" + path)) != nil else { continue }
      try OutputFileSystem.makeFolder(Self.parent(of: output + "/" + path))
      try OutputFileSystem.rename(new + "/" + path, to: output + "/" + path)
    }
    try OutputFileSystem.flush(output)
    try OutputFileSystem.removeFile(journal)
    try OutputFileSystem.removeTree(folder)
  }

  /// Removes a file and the folders that are empty without it.
  private func remove(_ path: String) throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      try OutputFileSystem.removeFile(output + "/" + path)
    } catch {
      guard error.isMissing else { throw error }
    }
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if (try? OutputFileSystem.removeEmptyFolder(output + "/" + folder)) == nil { break }
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

  /// Nil if the text isn't a whole journal.
  private static func steps(_ bytes: [UInt8]) -> Steps? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count >= 2, lines.first == Substring(header), lines.last == "end" else { return nil }
    var steps = Steps(removed: [], published: [])
    for line in lines.dropFirst().dropLast() {
      guard let path = SitePath.decoded(line.dropFirst(2)) else { return nil }
      if line.hasPrefix("- ") { steps.removed.append(path) } else { steps.published.append(path) }
    }
    return steps
  }
}
