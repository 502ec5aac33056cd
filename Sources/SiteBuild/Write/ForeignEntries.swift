import Incremental

/// What somebody else put into an output folder. Paths are relative to it and sorted.
struct ForeignEntries: Sendable {
  private(set) var files: [String] = []
  /// Those without any file of ours.
  private(set) var folders: [String] = []
  /// One of them that stands where a file or folder of the new site belongs.
  private(set) var inTheWay: String?

  /// What is in `output` but in neither of two lists: of the files of the last build, and of this one.
  ///
  /// All folders are looked into at each build: a file that isn't found would be lost.
  static func find(in output: OutputFolder?, old: [String: Fingerprint], new: [String: Fingerprint])
    async throws(FileSystem.Failure) -> ForeignEntries
  {
    var found = ForeignEntries()
    guard let output else { return found }
    let ours = folders(of: old.keys)
    var folders = [""]
    while !folders.isEmpty {
      let looks = await Parallel.map(folders, chunk: 64) { _, folder in
        Result { () throws(FileSystem.Failure) in
          try look(into: folder, of: output) { new[$0] != nil || old[$0] != nil || $0 == Manifest.fileName }
        }
      }
      folders = []
      for look in looks {
        let (inner, files) = try look.get()
        folders += inner
        found.folders += inner.filter { !ours.contains($0[...]) }
        found.files += files
      }
    }
    found.files.sort()
    found.folders.sort()
    found.inTheWay = found.firstInTheWay(new)
    return found
  }

  /// A file of theirs that is a folder of ours, or lies in a folder that is a file of ours.
  private func firstInTheWay(_ new: [String: Fingerprint]) -> String? {
    guard !files.isEmpty || !folders.isEmpty else { return nil }
    let needed = Self.folders(of: new.keys)
    if let file = files.first(where: { needed.contains($0[...]) }) { return file }
    return Self.folders(of: files + folders.map { $0 + "/" }).map(String.init).sorted().first { new[$0] != nil }
  }

  private static func folders(of paths: some Sequence<String>) -> Set<Substring> {
    var folders: Set<Substring> = []
    for path in paths {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if !folders.insert(folder).inserted { break }
      }
    }
    return folders
  }

  private static func look(into folder: String, of output: OutputFolder, isOurs: (String) -> Bool) throws(FileSystem
    .Failure)
    -> (folders: [String], files: [String])
  {
    let entries: [FileSystem.Entry]
    do throws(FileSystem.Failure) {
      entries = try output.entries(folder)
    } catch {
      guard error.isMissing else { throw error }
      return ([], [])
    }
    var (folders, files): ([String], [String]) = ([], [])
    for entry in entries {
      let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
      if entry.kind == .folder {
        folders.append(path)
      } else if !isOurs(path) {
        files.append(path)
      }
    }
    return (folders, files)
  }
}
