import CLinux
import Glibc
import Incremental

/// The calls to the operating system for reading: the one file of this stage that is unsafe.
enum FileSystem {
  struct Failure: Error, Sendable, Equatable {
    let code: Int32
    /// Of the entry that it was about, where its caller knows another.
    var path: String?
    /// Whether something that it was part of is half done.
    var isHalfway = false

    init(code: Int32, path: String? = nil) {
      self.code = code
      self.path = path
    }

    var reason: String { String(cString: strerror(code)) }
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    /// Whether a path would lead out of the folder that it was looked up in.
    var leadsOut: Bool { code == EXDEV || code == ELOOP }
    var isNoFolder: Bool { code == ENOTDIR }
    var isTooLarge: Bool { code == EFBIG }

    static let tooLarge = Failure(code: EFBIG)
    static let outside = Failure(code: EXDEV)
    static let noFolder = Failure(code: ENOTDIR)
    /// A file that doesn't hold what it should.
    static let badMessage = Failure(code: EBADMSG)
    /// Files that were written a moment ago aren't there.
    static let vanished = Failure(code: ESTALE)
    var isVanished: Bool { code == ESTALE || code == ENOENT }

    /// Something that isn't ours stands where a file or folder of ours belongs.
    static func inTheWay(_ path: String) -> Failure { Failure(code: EEXIST, path: path) }
    var isInTheWay: Bool { code == EEXIST }
  }

  enum Kind: UInt8, Sendable { case file, folder, link, other }

  struct Status: Sendable, Equatable {
    let kind: Kind
    let stamp: FileStamp
    /// When its bytes or what the system knows of it last changed, in nanoseconds since 1970: nobody can set it back.
    let changed: Int
    var size: Int { stamp.size }

    /// Stands for what is in a file without a look into it.
    var fingerprint: Fingerprint {
      var fingerprint = FingerprintBuilder()
      fingerprint.add(size)
      fingerprint.add(stamp.modified)
      fingerprint.add(Int(bitPattern: UInt(stamp.node)))
      fingerprint.add(changed)
      return fingerprint.fingerprint
    }
  }

  /// Of the entry itself, not of what a link leads to.
  static func status(_ path: String) throws(Failure) -> Status {
    var info = stat()
    guard lstat(path, &info) == 0 else { throw Failure(code: errno) }
    return status(info)
  }

  static func status(of name: UnsafePointer<CChar>, in folder: Int32) throws(Failure) -> Status {
    var info = stat()
    guard fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { throw Failure(code: errno) }
    return status(info)
  }

  static func status(_ descriptor: borrowing Descriptor) throws(Failure) -> Status {
    var info = stat()
    guard fstat(descriptor.number, &info) == 0 else { throw Failure(code: errno) }
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
    let stamp = FileStamp(size: Int(info.st_size), modified: nanoseconds(info.st_mtim), node: UInt64(info.st_ino))
    return Status(kind: kind, stamp: stamp, changed: nanoseconds(info.st_ctim))
  }

  /// Since 1970. A file may claim any year: beyond those that fit (2262) the number means nothing, but is still another
  /// for another time.
  private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec) }

  /// The clock that files are stamped with, in nanoseconds since 1970.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return nanoseconds(time)
  }

  struct Entry: Sendable {
    let name: String
    let kind: Kind
    /// False if `name` only looks like it, because the bytes on the disk aren't UTF-8.
    let isNameUTF8: Bool
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) throws(Failure) -> [String] {
    try entries(in: folder).map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What is in a folder, in no order.
  static func entries(in folder: String) throws(Failure) -> [Entry] { try entries(opendir(folder)) }

  /// The same of a folder that is open; it is closed.
  static func entries(of folder: consuming Descriptor) throws(Failure) -> [Entry] {
    let number = folder.released()
    guard let directory = fdopendir(number) else {
      let code = errno
      close(number)
      throw Failure(code: code)
    }
    return try entries(directory)
  }

  private static func entries(_ directory: OpaquePointer?) throws(Failure) -> [Entry] {
    guard let directory else { throw Failure(code: errno) }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        // The end, or not all could be read.
        guard errno == 0 else { throw Failure(code: errno) }
        return entries
      }
      let (name, isUTF8) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          (String(cString: $0), String(validatingCString: $0) != nil)
        }
      }
      if name == "." || name == ".." { continue }
      entries.append(Entry(name: name, kind: try kind(entry, in: directory), isNameUTF8: isUTF8))
    }
  }

  private static func kind(_ entry: UnsafeMutablePointer<dirent>, in directory: OpaquePointer) throws(Failure) -> Kind {
    switch Int(entry.pointee.d_type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    // Not all file systems tell.
    case Int(DT_UNKNOWN):
      return try withUnsafePointer(to: &entry.pointee.d_name) { name throws(Failure) in
        try name.withMemoryRebound(to: CChar.self, capacity: 256) { name throws(Failure) in
          try status(of: name, in: dirfd(directory)).kind
        }
      }
    default: return .other
    }
  }

  /// The absolute path without links.
  static func realPath(_ path: String) throws(Failure) -> String {
    guard let resolved = realpath(path, nil) else { throw Failure(code: errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

// MARK: Files that are open

extension FileSystem {
  /// An open file or folder, closed at the end of its life.
  struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    init(_ number: Int32) throws(Failure) {
      guard number >= 0 else { throw Failure(code: errno) }
      self.number = number
    }

    deinit { close(number) }

    /// Gives up the duty to close it.
    consuming func released() -> Int32 {
      let number = number
      discard self
      return number
    }
  }

  enum Use: Sendable {
    case reading, folder
    /// A folder that is only passed through, and what is only asked for its status.
    case passage, status

    // Whoever opens a pipe waits for its other end, unless told not to.
    fileprivate var flags: Int32 {
      switch self {
      case .reading: O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
      case .folder: O_RDONLY | O_CLOEXEC | O_DIRECTORY
      case .passage: open_path_only | O_CLOEXEC | O_DIRECTORY
      case .status: open_path_only | O_CLOEXEC
      }
    }
  }

  static func open(_ path: String, for use: Use) throws(Failure) -> Descriptor {
    try Descriptor(Glibc.open(path, use.flags))
  }

  /// A path below a folder that is open, on which no link lies.
  static func open(_ path: String, beneath folder: borrowing Descriptor, for use: Use) throws(Failure) -> Descriptor {
    while true {
      let number = open_beneath(folder.number, path, use.flags)
      // Something on the way was renamed meanwhile, or a signal came.
      if number < 0, errno == EAGAIN || errno == EINTR { continue }
      return try Descriptor(number)
    }
  }

  /// The whole of a file, which mustn't be larger than `limit` bytes.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    try read(try open(path, for: .reading), limit: limit)
  }

  static func read(_ file: borrowing Descriptor, limit: Int) throws(Failure) -> [UInt8] {
    let status = try status(file)
    guard status.kind == .file else { throw Failure(code: EISDIR) }
    guard status.size <= limit else { throw .tooLarge }
    return try read(file, at: 0, count: status.size)
  }

  /// `count` bytes from `offset` on, or those that are there.
  static func read(_ file: borrowing Descriptor, at offset: Int, count: Int) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let number = file.number
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let start = buffer.baseAddress {
        let got = pread(number, start + filled, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = Failure(code: errno) }
        if got <= 0 { break }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// The whole of a file that doesn't know its size, such as those of `/proc`.
  static func readAll(_ path: String) throws(Failure) -> [UInt8] {
    let file = try open(path, for: .reading)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let got = Glibc.read(file.number, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw Failure(code: errno) }
      if got == 0 { return bytes }
      bytes += buffer.prefix(got)
    }
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
