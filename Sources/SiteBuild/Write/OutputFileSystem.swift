#if canImport(Glibc)
  import CLinux
  import Glibc
#else
  import Darwin
#endif

/// The calls to the operating system for writing: the one file of this stage that is unsafe.
enum OutputFileSystem {
  typealias Failure = FileSystem.Failure

  private static func check(_ result: Int32) throws(Failure) {
    guard result == 0 else { throw Failure(code: errno) }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(Failure) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw Failure(code: errno)
    }
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw Failure(code: errno) }
  }

  /// Lets its owner change what is in a folder; true if that was needed. What isn't a folder is left alone.
  static func makeWritable(_ path: String) throws(Failure) -> Bool {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, info.st_mode & 0o300 != 0o300 else { return false }
    try check(chmod(path, info.st_mode & 0o7777 | 0o700))
    return true
  }

  /// Writes a new file; it mustn't exist.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    var failure: Failure?
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count < 0 {
          failure = Failure(code: errno)
          return
        }
        done += count
      }
    }
    if close(descriptor) != 0, failure == nil { failure = Failure(code: errno) }
    if let failure { throw failure }
  }

  static func link(_ existing: String, to new: String) throws(Failure) { try check(Glibc.link(existing, new)) }

  static func rename(_ old: String, to new: String) throws(Failure) { try check(Glibc.rename(old, new)) }

  static func removeFile(_ path: String) throws(Failure) { try check(unlink(path)) }

  static func removeEmptyFolder(_ path: String) throws(Failure) { try check(rmdir(path)) }

  /// Two entries change places in one step (renameat2(2), RENAME_EXCHANGE).
  static func exchange(_ a: String, _ b: String) throws(Failure) {
    #if os(Linux)
      try check(renameat2(AT_FDCWD, a, AT_FDCWD, b, 2))
    #else
      try check(renamex_np(a, b, UInt32(RENAME_SWAP)))
    #endif
  }

  /// Returns when all that was written to the file system of a folder is on its disk.
  static func flush(_ folder: String) throws(Failure) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    #if os(Linux)
      try check(syncfs(descriptor))
    #else
      sync()
    #endif
  }

  /// Gives a folder the permissions of another, and its modification time if `keepsTime`.
  static func copyAttributes(of old: String, to new: String, keepsTime: Bool) throws(Failure) {
    var info = stat()
    try check(stat(old, &info))
    try check(chmod(new, info.st_mode & 0o7777))
    if keepsTime { try check(utimensat(AT_FDCWD, new, [info.st_atim, info.st_mtim], 0)) }
  }

  /// The code for a file that doesn't hold what it should.
  static let badMessage = EBADMSG

  /// Removes a folder and all that is in it; links are removed, not followed.
  static func removeTree(_ path: String) throws(Failure) {
    let kind: FileSystem.Kind
    do throws(Failure) {
      kind = try FileSystem.status(path).kind
    } catch {
      if error.isMissing { return }
      throw error
    }
    guard kind == .folder else { return try removeFile(path) }
    // Nothing can be taken out of a folder that can't be written to, and this one is going anyway.
    chmod(path, 0o700)
    for name in try FileSystem.names(in: path) { try removeTree(path + "/" + name) }
    try removeEmptyFolder(path)
  }

  /// A lock that other processes see, held until it is released or the process ends.
  final class Lock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Nil if another process holds it.
    init?(_ path: String) throws(Failure) {
      self.path = path
      while true {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
          let code = errno
          close(descriptor)
          if code == EWOULDBLOCK { return nil }
          throw Failure(code: code)
        }
        var held = stat()
        var named = stat()
        // The one that held it may have removed the file in between.
        if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino {
          self.descriptor = descriptor
          return
        }
        close(descriptor)
      }
    }

    func release() {
      unlink(path)
      close(descriptor)
    }
  }
}

extension FileSystem.Failure {
  var isOtherFileSystem: Bool { code == EXDEV }

  /// Whether folders can't change places here, or files can't have a second name: another file system, a mount point,
  /// a system call or a flag that isn't known, links that aren't allowed or too many.
  var isNoExchange: Bool {
    [EXDEV, EBUSY, EINVAL, ENOSYS, ENOTSUP, EPERM, EMLINK].contains(code)
  }
}
