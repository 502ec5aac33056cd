#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The calls to the operating system for reading: the one file of this stage that is unsafe.
enum FileSystem {
  struct Failure: Error, Sendable {
    let code: Int32
    var reason: String { String(cString: strerror(code)) }
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  }

  enum Kind: Sendable { case file, folder, link, other }

  struct Status: Sendable {
    let kind: Kind
    let stamp: FileStamp
    /// When its bytes or what the system knows of it last changed, in nanoseconds since 1970: nobody can set it back.
    let changed: Int
    var size: Int { stamp.size }
  }

  /// Of the entry itself, not of what a link leads to.
  static func status(_ path: String) throws(Failure) -> Status {
    var info = stat()
    guard lstat(path, &info) == 0 else { throw Failure(code: errno) }
    return status(info)
  }

  private static func status(_ info: stat) -> Status {
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    let stamp = FileStamp(
      size: Int(info.st_size), modified: Int(info.st_mtim.tv_sec) * 1_000_000_000 + Int(info.st_mtim.tv_nsec),
      node: UInt64(info.st_ino))
    return Status(
      kind: kind, stamp: stamp, changed: Int(info.st_ctim.tv_sec) * 1_000_000_000 + Int(info.st_ctim.tv_nsec))
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) throws(Failure) -> [String] {
    try entries(in: folder).map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What is in a folder, in no order.
  static func entries(in folder: String) throws(Failure) -> [(name: String, kind: Kind)] {
    guard let directory = opendir(folder) else { throw Failure(code: errno) }
    defer { closedir(directory) }
    var entries: [(name: String, kind: Kind)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let kind: Kind
      switch Int(entry.pointee.d_type) {
      case Int(DT_REG): kind = .file
      case Int(DT_DIR): kind = .folder
      case Int(DT_LNK): kind = .link
      // Not all file systems tell.
      case Int(DT_UNKNOWN): kind = try status(folder + "/" + name).kind
      default: kind = .other
      }
      entries.append((name, kind))
    }
    return entries
  }

  /// The absolute path without links.
  static func realPath(_ path: String) throws(Failure) -> String {
    guard let resolved = realpath(path, nil) else { throw Failure(code: errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The whole of a file that doesn't know its size, such as those of `/proc`.
  static func readAll(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let got = Glibc.read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw Failure(code: errno) }
      if got == 0 { return bytes }
      bytes += buffer.prefix(got)
    }
  }

  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw Failure(code: errno) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw Failure(code: EISDIR) }
    let size = Int(info.st_size)
    guard size <= limit else { throw Failure(code: EFBIG) }
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = Failure(code: errno) }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// What tells a file that was written from the same file before, without reading it.
struct FileStamp: Sendable, Equatable {
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int
  /// The number of the file's node.
  let node: UInt64
}
