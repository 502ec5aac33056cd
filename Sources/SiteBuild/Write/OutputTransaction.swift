import Diagnostics
import Incremental
import Limits
import Synchronization

/// Replaces the finished site as a whole, or not at all.
///
/// Files that differ from the published ones are staged in a folder beside the output; `commit` links the unchanged ones
/// to them and lets the two folders change places in one step. Whatever stops the process before that step leaves the
/// old site, and the next build clears the rest away. Where there is no such step, `InPlaceUpdate` stands in.
///
/// Against a loss of power the file system is flushed once before the step: without that, names could be on the disk
/// before the bytes they stand for. One flush costs about what the disk takes for the bytes; a flush for each file would
/// cost a turn of the disk for each.
final class OutputTransaction: PageSink {
  private let output: String
  /// The published site; nil if there is none.
  private let published: OutputFolder?
  private let work: String
  private let staging: StagingFolder
  private let lock: OutputLock
  private let old: Manifest
  private let state = Mutex(State())

  private struct State {
    var files: [String: Fingerprint] = [:]
    var report = WriteReport()
    var staged: [(path: String, stamp: FileStamp)] = []
    /// Whether the folder that the next site is put together in is gone.
    var isLost = false
    /// With the stamps of the published files.
    var unchanged: [(path: String, stamp: FileStamp?)] = []
  }

  /// Nil, with a problem, if the folder isn't ours or can't be written to. `source` is the site's folder.
  init?(output path: String, source: String, problems: inout [Problem]) {
    func fail(_ problem: BuildProblem) { problems.append(Problem(problem, path: path)) }
    do throws(FileSystem.Failure) {
      output = try Self.place(path)
      guard !(source + "/").hasPrefix(output + "/"), output != source + "/Content", output != source + "/Templates",
        !output.hasPrefix(source + "/Content/"), !output.hasPrefix(source + "/Templates/")
      else {
        fail(.outputHoldsSource)
        return nil
      }
      let name = output.split(separator: "/").last.map(String.init) ?? "Public"
      work = String(output.dropLast(name.count)) + ".sitegen"
      staging = StagingFolder(work: work, name: name)
      do throws(FileSystem.Failure) {
        try Self.makeWorkFolder(work)
      } catch {
        problems.append(Problem(BuildProblem.writeFailed(error), path: work))
        return nil
      }
      guard let lock = try OutputLock(work + "/" + name + ".lock") else {
        fail(.busy)
        return nil
      }
      self.lock = lock
    } catch {
      fail(
        error.isNoFolder ? .outputIsNoFolder : error.isMissing ? .brokenLink(target: "a place") : .writeFailed(error))
      return nil
    }
    do throws(FileSystem.Failure) {
      published = try Self.published(output)
      if let published { try InPlaceUpdate(output: published, path: output).recover() }
      guard let manifest = try Self.manifest(published) else {
        fail(.outputNotOurs)
        lock.release()
        return nil
      }
      old = manifest
    } catch {
      fail(
        error.isNoFolder
          ? .outputIsNoFolder
          : error == .badMessage || error.leadsOut ? .foreignUpdate(InPlaceUpdate.folderName) : .writeFailed(error))
      lock.release()
      return nil
    }
  }

  /// Where the memory of builds of an output folder lies; nil if the folder can't be.
  static func storePath(_ output: String) -> String? {
    guard let output = try? place(output), let slash = output.lastIndex(of: "/") else { return nil }
    let work = "\(output[..<slash])/.sitegen"
    let store = "\(work)/\(output[output.index(after: slash)...]).store"
    let kinds = [work, store].map { try? FileSystem.status($0).kind }
    guard [nil, .folder].contains(kinds[0]), [nil, .file].contains(kinds[1]) else { return nil }
    return store
  }

  /// A link in its place would lead a build's own files, and what it clears away, to somebody else's folder.
  private static func makeWorkFolder(_ path: String) throws(FileSystem.Failure) {
    try OutputFileSystem.makeFolder(path)
    guard try FileSystem.status(path).kind == .folder else { throw FileSystem.Failure.noFolder }
  }

  /// The absolute path of a folder that may not exist yet; the one that it lies in is made.
  private static func place(_ path: String) throws(FileSystem.Failure) -> String {
    do throws(FileSystem.Failure) {
      return try FileSystem.realPath(path)
    } catch {
      // What leads nowhere is there all the same, and may lead somewhere again tomorrow: it isn't replaced.
      guard error.isMissing, (try? FileSystem.status(path)) == nil else { throw error }
      let parts = path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init).filter { $0 != "." }
      guard let name = parts.last, name != ".." else { throw error }
      let parent = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
      if !parent.isEmpty { try OutputFileSystem.makeFolder(parent) }
      let real = try FileSystem.realPath(parent.isEmpty ? "." : parent)
      return (real == "/" ? "" : real) + "/" + name
    }
  }

  private static func published(_ output: String) throws(FileSystem.Failure) -> OutputFolder? {
    do throws(FileSystem.Failure) {
      return try OutputFolder(output)
    } catch {
      guard error.isMissing, !error.isNoFolder else { throw error }
      return nil
    }
  }

  /// What we wrote there; empty for a folder that is new or holds only dot files; nil for somebody else's.
  private static func manifest(_ folder: OutputFolder?) throws(FileSystem.Failure) -> Manifest? {
    guard let folder else { return Manifest([:]) }
    let names = try folder.entries("").map(\.name)
    if names.contains(Manifest.fileName) {
      return Manifest(try folder.read(Manifest.fileName, limit: Limit.fileBytes.most))
    }
    return names.allSatisfy { $0.hasPrefix(".") } ? Manifest([:]) : nil
  }

  /// The files that the last build put there.
  var publishedCount: Int { old.files.count }

  func holds(_ path: String, _ page: PageMemory) -> Bool {
    guard let stamp = page.stamp, old.files[path] == page.fingerprint, let status = try? published?.status(path)
    else { return false }
    return status.kind == .file && status.stamp == stamp
  }

  func keep(_ path: String, _ page: PageMemory) {
    state.withLock { state in
      state.files[path] = page.fingerprint
      state.unchanged.append((path, page.stamp))
    }
  }

  func stage(_ path: String, _ bytes: [UInt8], key: Fingerprint) throws(FileSystem.Failure) -> PageMemory {
    let fingerprint = Fingerprint(of: bytes)
    let old = try? published?.status(path)
    if let old, old.kind == .file, old.size == bytes.count, (try? published?.read(path, limit: bytes.count)) == bytes {
      let page = PageMemory(key: key, fingerprint: fingerprint, stamp: old.stamp)
      keep(path, page)
      return page
    }
    let stamp: FileStamp
    do throws(FileSystem.Failure) {
      stamp = try staging.write(path, bytes)
    } catch {
      if error.isMissing || error.isInTheWay { state.withLock { $0.isLost = true } }
      throw error
    }
    state.withLock { state in
      state.files[path] = fingerprint
      state.staged.append((path, stamp))
      // A folder there is one of ours that is a file now.
      let isNew = old == nil || old?.kind == .folder
      if isNew { state.report.created.append(path) } else { state.report.changed.append(path) }
    }
    return PageMemory(key: key, fingerprint: fingerprint, stamp: stamp)
  }

  /// Somebody may have deleted the folder that the next site is put together in.
  func isWhole() async -> Bool {
    let (staged, isLost) = state.withLock { ($0.staged, $0.isLost) }
    guard !isLost else { return false }
    guard !staged.isEmpty else { return true }
    guard let folder = try? OutputFolder(staging.path) else { return false }
    return await Self.holds(folder, staged)
  }

  private static func holds(_ folder: OutputFolder, _ files: [(path: String, stamp: FileStamp)]) async -> Bool {
    await Parallel.map(files, chunk: 256) { _, file in (try? folder.status(file.path))?.stamp == file.stamp }
      .allSatisfy { $0 }
  }

  /// Publishes what was staged; files of the last build that weren't staged again are gone.
  func commit() async throws(FileSystem.Failure) -> WriteReport {
    var state = state.withLock { $0 }
    try giveWay(&state)
    var report = state.report
    report.created.sort()
    report.changed.sort()
    report.unchanged = state.unchanged.count
    report.removed = old.files.keys.filter { state.files[$0] == nil }.sorted()
    let foreign = try await ForeignEntries.find(in: published, old: old.files, new: state.files)
    if let path = foreign.inTheWay { throw FileSystem.Failure.inTheWay(path) }
    report.foreign = foreign.files.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    let manifest = Manifest(state.files)
    guard manifest != old || !state.staged.isEmpty else {
      finish()
      return report
    }
    _ = try staging.write(Manifest.fileName, manifest.bytes)
    try await publish(
      keeping: state.unchanged + foreign.files.map { ($0, nil) }, folders: foreign.folders, staged: state.staged,
      report: report)
    finish()
    return report
  }

  /// A file of somebody else's isn't replaced by one of ours: ours stays unpublished.
  private func giveWay(_ state: inout State) throws(FileSystem.Failure) {
    let taken = Set(state.report.changed.filter { old.files[$0] == nil })
    guard !taken.isEmpty else { return }
    for path in taken {
      state.files[path] = nil
      try staging.remove(path)
    }
    state.staged.removeAll { taken.contains($0.path) }
    state.report.changed.removeAll(where: taken.contains)
  }

  /// Leaves the published site as it is.
  func cancel() { finish() }

  private func finish() {
    staging.discard()
    lock.release()
    try? OutputFileSystem.removeEmptyFolder(work)
  }

  private func publish(
    keeping kept: [(path: String, stamp: FileStamp?)], folders: [String],
    staged: [(path: String, stamp: FileStamp)], report: WriteReport
  ) async throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      try await staging.link(kept, of: published, staged: staged.map(\.path))
      for folder in folders { try staging.makeFolder(of: folder + "/") }
      let files = (kept.map(\.path) + staged.map(\.path)).map { ($0, Fingerprint.none) }
      guard try await staging.holdsOnly(Dictionary(files, uniquingKeysWith: { first, _ in first })) else {
        throw FileSystem.Failure.vanished
      }
      try copyFolderAttributes(report)
      try OutputFileSystem.flush(staging.path)
      do throws(FileSystem.Failure) {
        try OutputFileSystem.exchange(staging.path, output)
        // Whoever deleted files meanwhile may have gone on in the folder that is the site now.
        guard await Self.holds(try OutputFolder(output), staged) else { throw FileSystem.Failure.vanished }
        staging.keepSpare(known: kept.count == report.unchanged && folders.isEmpty)
      } catch {
        guard error.isMissing, published == nil else { throw error }
        try OutputFileSystem.rename(staging.path, to: output)
      }
    } catch {
      guard error.isNoExchange, let published else { throw error }
      try InPlaceUpdate(output: published, path: output).publish(
        .init(removed: report.removed, published: staged.map(\.path) + [Manifest.fileName]), from: try staging.begun())
    }
  }

  /// The folders are new ones; to those who look at them they are the old: with their permissions, and with their time
  /// if nothing in them came, changed or went.
  private func copyFolderAttributes(_ report: WriteReport) throws(FileSystem.Failure) {
    var touched: Set<String> = []
    for path in report.created + report.changed + report.removed {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        touched.insert("/" + folder)
      }
    }
    // The deepest first: what is done in a folder changes the time of the folder.
    for folder in staging.folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      do throws(FileSystem.Failure) {
        try OutputFileSystem.copyAttributes(
          of: output + folder, to: staging.path + folder, keepsTime: !folder.isEmpty && !touched.contains(folder))
      } catch {
        guard error.isMissing else { throw error }
      }
    }
  }
}
