import Incremental
import Limits
import Synchronization

/// The folder in which the next site is put together, until it and the output folder change places.
///
/// What it holds after that, the site before, is the start of the one after next: two neighbours differ in few files, so
/// only these are touched. Files that are the same in both are one file with two names. The folder is begun with nothing
/// where the site before isn't known file by file.
final class StagingFolder: Sendable {
  let path: String
  private let spare: String
  private let state = Mutex(State())

  private struct State {
    /// Nil until there is something to put into it.
    var folder: OutputFolder?
    /// Whether the folder began with the site before.
    var isInherited = false
    /// The files that the folder began with.
    var inherited: Set<String> = []
    /// Folders that were made or used, with a slash before each; the folder itself is "".
    var folders: Set<String> = []
  }

  /// `work` is the folder for it, `name` the output folder's.
  init(work: String, name: String) {
    path = work + "/" + name + ".new"
    spare = work + "/" + name + ".old"
  }

  var folders: Set<String> { state.withLock { $0.folders } }

  /// Whether the folder holds these files and no others: the list of what it began with may not have been true.
  func holdsOnly(_ files: [String: Fingerprint]) async throws(FileSystem.Failure) -> Bool {
    guard state.withLock({ $0.isInherited }) else { return true }
    return try await ForeignEntries.find(in: try begun(), old: [:], new: files).files.isEmpty
  }

  /// The folder, which begins with the site before, if that is known.
  func begun() throws(FileSystem.Failure) -> OutputFolder {
    var failure: FileSystem.Failure?
    let folder = state.withLock { state -> OutputFolder? in
      if let folder = state.folder { return folder }
      do throws(FileSystem.Failure) {
        try OutputFileSystem.removeTree(path)
        state.inherited = (try? inheritSpare()) ?? []
        state.isInherited = !state.inherited.isEmpty
        if !state.isInherited { try OutputFileSystem.removeTree(path) }
        try OutputFileSystem.makeFolder(path)
        state.folder = try OutputFolder(path)
      } catch { failure = error }
      return state.folder
    }
    guard let folder else { throw failure ?? .badMessage }
    return folder
  }

  /// The list of the files goes first: a folder that is being changed has none, and is never taken for one that has.
  private func inheritSpare() throws(FileSystem.Failure) -> Set<String> {
    try OutputFileSystem.rename(spare, to: path)
    let folder = try OutputFolder(path)
    let manifest = Manifest(try folder.read(Manifest.fileName, limit: Limit.fileBytes.most))
    try folder.removeFile(Manifest.fileName)
    return Set((manifest?.files ?? [:]).keys)
  }

  /// What tells the new file from others is returned.
  func write(_ file: String, _ bytes: [UInt8]) throws(FileSystem.Failure) -> FileStamp {
    let folder = try begun()
    try makeWritable(above: file)
    if state.withLock({ $0.inherited.remove(file) }) != nil { try removeInherited(file) }
    try makeRoom(for: file)
    return try folder.write(bytes, to: file)
  }

  /// The folder of a file that isn't there yet. What was a file may be a folder now, and the other way round.
  private func makeRoom(for file: String) throws(FileSystem.Failure) {
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if state.withLock({ $0.inherited.remove(String(folder)) }) != nil {
        try removeInherited(String(folder))
      }
    }
    try makeFolder(of: file)
    let open = try begun()
    guard !state.withLock({ $0.inherited.isEmpty }), (try? open.status(file))?.kind == .folder else { return }
    state.withLock { state in state.inherited = state.inherited.filter { !$0.hasPrefix(file + "/") } }
    try open.removeTree(file)
  }

  /// Folders that the staging folder began with have the permissions of the site before. Those that are changed here get
  /// the published ones again when their attributes are copied.
  private func makeWritable(above file: String) throws(FileSystem.Failure) {
    guard !state.withLock({ $0.inherited.isEmpty }) else { return }
    let open = try begun()
    var folder = ""
    for part in ([""] + file.split(separator: "/").dropLast().map { "/" + $0 }) {
      folder += part
      if state.withLock({ $0.folders.contains(folder) }) { continue }
      // Nothing there yet has no permissions either.
      if (try? open.makeWritable(String(folder.dropFirst()))) == true {
        state.withLock { _ = $0.folders.insert(folder) }
      }
    }
  }

  /// Somebody may have deleted it in the output folder, before that became this one.
  private func removeInherited(_ file: String) throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      try begun().removeFile(file)
    } catch {
      guard error.isMissing else { throw error }
    }
  }

  func remove(_ file: String) throws(FileSystem.Failure) { try begun().removeFile(file) }

  func makeFolder(of file: String) throws(FileSystem.Failure) {
    let folder = file.lastIndex(of: "/").map { "/" + file[..<$0] } ?? ""
    if state.withLock({ $0.folders.contains(folder) }) { return }
    if !folder.isEmpty { try begun().makeFolder(String(folder.dropFirst())) }
    state.withLock { _ = $0.folders.insert(folder) }
  }

  /// Gives published files a second name here, and takes away what the folder began with and `staged` doesn't replace.
  /// `kept` are files of the folder `output`, with their stamps where these are known.
  func link(_ kept: [(path: String, stamp: FileStamp?)], of output: OutputFolder?, staged: [String])
    async throws(FileSystem.Failure)
  {
    let folder = try begun()
    let inherited = state.withLock { $0.inherited }
    let isThere = await Parallel.map(kept, chunk: 256) { _, file in
      guard inherited.contains(file.path), let stamp = file.stamp else { return false }
      return (try? folder.status(file.path))?.stamp == stamp
    }
    var rest = inherited
    var linked: [String] = []
    for (file, isThere) in zip(kept.map(\.path), isThere) {
      let isInherited = rest.remove(file) != nil
      if isThere { continue }
      try makeWritable(above: file)
      if isInherited { try removeInherited(file) }
      try makeRoom(for: file)
      linked.append(file)
    }
    let links = await Parallel.map(linked, chunk: 128) { _, file in
      Result { () throws(FileSystem.Failure) in try output?.link(file, into: folder) }
    }
    for link in links { try link.get() }
    rest.subtract(staged)
    for file in rest.intersection(state.withLock { $0.inherited }).sorted() {
      try makeWritable(above: file)
      try removeInherited(file)
      var outer = file[...]
      while let slash = outer.lastIndex(of: "/") {
        outer = outer[..<slash]
        guard (try? folder.removeEmptyFolder(String(outer))) != nil else { break }
        state.withLock { _ = $0.folders.remove("/" + outer) }
      }
    }
  }

  /// After the exchange: keeps what was published before, if all of its files are `known` from its list.
  func keepSpare(known: Bool) {
    guard known else { return discard() }
    try? OutputFileSystem.removeTree(spare)
    try? OutputFileSystem.rename(path, to: spare)
  }

  /// Leaves nothing of a site that wasn't published.
  func discard() { try? OutputFileSystem.removeTree(path) }
}
