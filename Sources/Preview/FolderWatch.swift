#if canImport(Glibc)
  import Foundation
  import Glibc
  import Synchronization

  /// Watches folders, and those in them, for changes with inotify(7): the one file of this target that is unsafe.
  final class FolderWatch: Sendable {
    struct Failure: Error {
      let code: Int32
    }

    /// One element for each burst of changes that nobody has taken yet.
    let changes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let descriptor: Int32
    /// The folder of each watch.
    private let folders = Mutex<[Int32: String]>([:])
    private let isStopped = Mutex(false)

    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)

    init(_ roots: [String]) throws(Failure) {
      descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      guard descriptor >= 0 else { throw Failure(code: errno) }
      (changes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      for root in roots { add(root) }
      let thread = Thread { [self] in listen() }
      thread.name = "folder watch"
      thread.start()
    }

    func stop() {
      isStopped.withLock { $0 = true }
      continuation.finish()
    }

    private func add(_ path: String) {
      let watch = inotify_add_watch(descriptor, path, Self.mask)
      guard watch >= 0 else { return }
      folders.withLock { $0[watch] = path }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for name in names where !name.hasPrefix(".") {
        var info = stat()
        guard lstat(path + "/" + name, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else { continue }
        add(path + "/" + name)
      }
    }

    private func listen() {
      var buffer = [UInt8](repeating: 0, count: 65536)
      while !isStopped.withLock({ $0 }) {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, 250) > 0 else { continue }
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { continue }
        if take(buffer.prefix(count)) { continuation.yield() }
      }
      close(descriptor)
    }

    /// Watches new folders; true if anything happened that a build should see.
    private func take(_ events: ArraySlice<UInt8>) -> Bool {
      var rest = events
      var matters = false
      while rest.count >= 16 {
        let fields = rest.prefix(16).withUnsafeBytes { raw in
          (
            raw.loadUnaligned(as: Int32.self), raw.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
            raw.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
          )
        }
        let name = String(decoding: rest.dropFirst(16).prefix(Int(fields.2)).prefix { $0 != 0 }, as: UTF8.self)
        rest = rest.dropFirst(16 + Int(fields.2))
        // Names that begin with a dot, and what editors write beside a file.
        if name.hasPrefix(".") || name.hasSuffix("~") || name == "4913" { continue }
        matters = true
        if fields.1 & UInt32(IN_ISDIR) != 0, fields.1 & UInt32(IN_CREATE | IN_MOVED_TO) != 0,
          let folder = folders.withLock({ $0[fields.0] })
        {
          add(folder + "/" + name)
        }
      }
      return matters
    }
  }
#endif
