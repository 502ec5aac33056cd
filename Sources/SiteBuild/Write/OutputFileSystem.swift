import CLinux
import Glibc

/// The calls to the operating system for writing: the one file of this stage that is unsafe.
enum OutputFileSystem {
  typealias Failure = FileSystem.Failure

  static func check(_ result: Int32) throws(Failure) {
    guard result == 0 else { throw Failure(code: errno) }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(Failure) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
      throw Failure(code: errno)
    }
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw Failure(code: errno) }
  }

  static func rename(_ old: String, to new: String) throws(Failure) { try check(Glibc.rename(old, new)) }

  static func removeFile(_ path: String) throws(Failure) { try check(unlink(path)) }

  static func removeEmptyFolder(_ path: String) throws(Failure) { try check(rmdir(path)) }

  /// Two entries change places in one step (renameat2(2), RENAME_EXCHANGE).
  static func exchange(_ a: String, _ b: String) throws(Failure) {
    try check(renameat2(AT_FDCWD, a, AT_FDCWD, b, 2))
  }

  /// Returns when all that was written to the file system of a folder is on its disk.
  static func flush(_ folder: String) throws(Failure) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    try check(syncfs(descriptor))
  }

  /// Gives a folder the permissions of another, and its modification time if `keepsTime`.
  static func copyAttributes(of old: String, to new: String, keepsTime: Bool) throws(Failure) {
    var info = stat()
    try check(stat(old, &info))
    try check(chmod(new, info.st_mode & 0o7777))
    if keepsTime { try check(utimensat(AT_FDCWD, new, [info.st_atim, info.st_mtim], 0)) }
  }

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
}

extension FileSystem.Failure {
  var isOtherFileSystem: Bool { code == EXDEV }

  /// Whether folders can't change places here, or files can't have a second name: another file system, a mount point,
  /// a system call or a flag that isn't known, links that aren't allowed or too many.
  var isNoExchange: Bool {
    [EXDEV, EBUSY, EINVAL, ENOSYS, ENOTSUP, EPERM, EMLINK].contains(code)
  }
}
