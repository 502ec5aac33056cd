import Incremental

/// What somebody else put into an output folder. Paths are relative to it and sorted.
struct ForeignEntries: Sendable {
  private(set) var files: [String] = []
  /// Those without any file of ours.
  private(set) var folders: [String] = []

  /// What is in `output` but in neither of two lists: of the files of the last build, and of this one.
  ///
  /// All folders are looked into at each build: a file that isn't found would be lost.
  static func find(in output: String, old: [String: Fingerprint], new: [String: Fingerprint]) async throws(FileSystem
    .Failure) -> ForeignEntries
  {
    let ours = folders(of: old.keys)
    var found = ForeignEntries()
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
    return found
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

  private static func look(into folder: String, of output: String, isOurs: (String) -> Bool) throws(FileSystem.Failure)
    -> (folders: [String], files: [String])
  {
    let entries: [(name: String, kind: FileSystem.Kind)]
    do throws(FileSystem.Failure) {
      entries = try FileSystem.entries(in: output + "/" + folder)
    } catch {
      guard error.isMissing else { throw error }
      return ([], [])
    }
    var (folders, files): ([String], [String]) = ([], [])
    for (name, kind) in entries {
      let path = folder.isEmpty ? name : folder + "/" + name
      if isOurs(path) { continue }
      if kind == .folder { folders.append(path) } else { files.append(path) }
    }
    return (folders, files)
  }
}
