import Glibc

/// A folder that is written to, held open. Its paths are looked up from it, without following a link and without leaving
/// it: what somebody else put there can't lead to a place outside.
final class OutputFolder: Sendable {
  typealias Failure = FileSystem.Failure

  private let descriptor: FileSystem.Descriptor

  init(_ path: String) throws(Failure) { descriptor = try FileSystem.open(path, for: .folder) }

  /// Calls `body` with the folder of an entry and the entry's name in it.
  private func at<Result>(_ path: String, _ body: (Int32, String) throws(Failure) -> Result) throws(Failure) -> Result {
    let (folder, name) = Self.parts(path)
    do throws(Failure) {
      guard let folder else { return try body(descriptor.number, name) }
      let open = try FileSystem.open(folder, beneath: descriptor, for: .passage)
      return try body(open.number, name)
    } catch {
      throw Failure(code: error.code, path: path)
    }
  }

  private static func parts(_ path: String) -> (folder: String?, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (nil, path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  func status(_ path: String) throws(Failure) -> FileSystem.Status {
    try at(path) { folder, name throws(Failure) in try FileSystem.status(of: name, in: folder) }
  }

  func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    try FileSystem.read(try FileSystem.open(path, beneath: descriptor, for: .reading), limit: limit)
  }

  func entries(_ path: String) throws(Failure) -> [FileSystem.Entry] {
    try FileSystem.entries(of: try FileSystem.open(path.isEmpty ? "." : path, beneath: descriptor, for: .folder))
  }

  /// Makes a folder and those above it; true if it wasn't there.
  @discardableResult
  func makeFolder(_ path: String) throws(Failure) -> Bool {
    do throws(Failure) {
      return try at(path) { folder, name throws(Failure) in
        if mkdirat(folder, name, 0o777) == 0 { return true }
        guard errno == EEXIST else { throw Failure(code: errno) }
        guard try FileSystem.status(of: name, in: folder).kind == .folder else { throw Failure(code: ENOTDIR) }
        return false
      }
    } catch {
      guard error.code == ENOENT, let folder = Self.parts(path).folder else { throw error }
      try makeFolder(folder)
      return try at(path) { folder, name throws(Failure) in
        if mkdirat(folder, name, 0o777) != 0, errno != EEXIST { throw Failure(code: errno) }
        return true
      }
    }
  }

  /// Lets its owner change what is in a folder; true if that was needed. What isn't a folder is left alone.
  func makeWritable(_ path: String) throws(Failure) -> Bool {
    try at(path.isEmpty ? "." : path) { folder, name throws(Failure) in
      var info = stat()
      guard fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0, info.st_mode & S_IFMT == S_IFDIR,
        info.st_mode & 0o300 != 0o300
      else { return false }
      try OutputFileSystem.check(fchmodat(folder, name, info.st_mode & 0o7777 | 0o700, 0))
      return true
    }
  }

  /// Writes a new file; it mustn't exist. What tells it from others is returned.
  func write(_ bytes: [UInt8], to path: String) throws(Failure) -> FileStamp {
    let number = try at(path) { folder, name throws(Failure) in
      let number = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      guard number >= 0 else { throw Failure(code: errno) }
      return number
    }
    let file = try FileSystem.Descriptor(number)
    var failure: Failure?
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count < 0 {
          failure = Failure(code: errno, path: path)
          return
        }
        rest = rest.dropFirst(count)
      }
    }
    if let failure { throw failure }
    let stamp = try FileSystem.status(file).stamp
    if close(file.released()) != 0 { throw Failure(code: errno, path: path) }
    return stamp
  }

  func removeFile(_ path: String) throws(Failure) {
    try at(path) { folder, name throws(Failure) in try OutputFileSystem.check(unlinkat(folder, name, 0)) }
  }

  func removeEmptyFolder(_ path: String) throws(Failure) {
    try at(path) { folder, name throws(Failure) in try OutputFileSystem.check(unlinkat(folder, name, AT_REMOVEDIR)) }
  }

  /// Removes an entry and all that is in it; a link is removed, not followed.
  func removeTree(_ path: String) throws(Failure) {
    do throws(Failure) {
      guard try status(path).kind == .folder else { return try removeFile(path) }
    } catch {
      if error.isMissing { return }
      throw error
    }
    // Nothing can be taken out of a folder that can't be written to, and this one is going anyway.
    _ = try makeWritable(path)
    for entry in try entries(path) { try removeTree(path + "/" + entry.name) }
    try removeEmptyFolder(path)
  }

  /// Gives a file of this folder a second name in another.
  func link(_ path: String, into other: OutputFolder) throws(Failure) {
    try move(path, to: path, in: other) { linkat($0, $1, $2, $3, 0) }
  }

  func rename(_ path: String, to new: String, in other: OutputFolder) throws(Failure) {
    try move(path, to: new, in: other) { renameat($0, $1, $2, $3) }
  }

  private func move(
    _ path: String, to new: String, in other: OutputFolder, _ call: (Int32, String, Int32, String) -> Int32
  ) throws(Failure) {
    try at(path) { oldFolder, oldName throws(Failure) in
      try other.at(new) { newFolder, newName throws(Failure) in
        try OutputFileSystem.check(call(oldFolder, oldName, newFolder, newName))
      }
    }
  }
}
