import Foundation
import Glibc

/// inotify(7) with a pipe to wake it: the one file that calls it.
final class Inotify: Sendable {
  struct Failure: Error {
    let code: Int32
    var reason: String { String(cString: strerror(code)) }
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  }

  struct Event {
    /// -1 when the queue ran over.
    let watch: Int32
    let flags: Int32
    /// Nil if it isn't UTF-8; empty for an event of the watched folder itself.
    let name: String?

    func has(_ wanted: Int32...) -> Bool { wanted.contains { flags & $0 != 0 } }
    var isFolder: Bool { has(Int32(IN_ISDIR)) }
  }

  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
      | Int32(IN_ONLYDIR))

  private let descriptor: Int32
  /// The ends of the pipe for reading and writing.
  private let wake: (Int32, Int32)

  init() throws(Failure) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw Failure(code: errno) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let code = errno
      close(descriptor)
      throw Failure(code: code)
    }
    // The browser that is started must not inherit them.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    wake = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(wake.0)
    close(wake.1)
  }

  /// Watches one folder, not those in it. A folder that is watched already has the same number again.
  func add(_ folder: String) throws(Failure) -> Int32 {
    let watch = inotify_add_watch(descriptor, folder, Self.mask)
    guard watch >= 0 else { throw Failure(code: errno) }
    return watch
  }

  func remove(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

  /// Ends the wait of another thread, now or when it next comes.
  func stop() { _ = Glibc.write(wake.1, [1], 1) }

  /// What happened, as soon as something did; empty if nothing did for that long (-1: without end); nil once stopped.
  func wait(milliseconds: Int32) -> [Event]? {
    var requests = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.0, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&requests, 2, milliseconds) > 0 else { return [] }
    if requests[1].revents != 0 { return nil }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? Self.events(buffer.prefix(count)) : []
  }

  private static func events(_ bytes: ArraySlice<UInt8>) -> [Event] {
    var events: [Event] = []
    var rest = bytes
    while rest.count >= 16 {
      let (watch, flags, length) = rest.prefix(16).withUnsafeBytes { raw in
        (
          raw.loadUnaligned(as: Int32.self), raw.loadUnaligned(fromByteOffset: 4, as: Int32.self),
          raw.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
        )
      }
      let name = rest.dropFirst(16).prefix(Int(length)).prefix { $0 != 0 }
      events.append(Event(watch: watch, flags: flags, name: String(validating: name, as: UTF8.self)))
      rest = rest.dropFirst(16 + Int(length))
    }
    return events
  }
}
