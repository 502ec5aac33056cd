import Glibc

/// A lock that other processes see, held until it is released or the process ends.
final class OutputLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Nil if another process holds it.
  init?(_ path: String) throws(FileSystem.Failure) {
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw FileSystem.Failure(code: errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        if code == EWOULDBLOCK { return nil }
        throw FileSystem.Failure(code: code)
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
