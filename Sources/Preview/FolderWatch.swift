import Foundation
import Synchronization

/// Watches folders, and those in them, for changes.
final class FolderWatch: Sendable {
  /// Rings once for all changes that nobody has taken yet.
  let bell: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation
  private let inotify: Inotify
  private let pending = Mutex<PreviewSite.ChangedPaths?>(nil)

  /// Milliseconds without a further event after which a burst of saves is over. Each of them is one that the writer
  /// waits; a burst that takes longer only costs another rebuild.
  private static let quiet: Int32 = 1
  /// The same after a file vanished, so that one that is being replaced isn't taken for deleted.
  private static let quietAfterVanishing: Int32 = 40
  /// How long a burst may keep a rebuild waiting, in milliseconds.
  private static let longest = Duration.milliseconds(150)
  /// How often a missing folder is looked for, in milliseconds.
  private static let retry: Int32 = 300

  /// Names that `passesOver` is true of aren't looked at.
  init(
    _ roots: [String], passesOver: @escaping @Sendable (String) -> Bool,
    say: @escaping @Sendable (PreviewNotice) -> Void
  ) throws(Inotify.Failure) {
    let inotify = try Inotify()
    self.inotify = inotify
    (bell, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    // Made here and not on the thread: what changes after this line is seen.
    let tree = WatchedTree(roots, inotify: inotify, passesOver: passesOver, say: say)
    let thread = Thread { [self] in listen(tree) }
    thread.name = "folder watch"
    thread.start()
  }

  func stop() {
    inotify.stop()
    continuation.finish()
  }

  /// What changed since the last call.
  func taken() -> PreviewSite.ChangedPaths {
    pending.withLock { pending in
      defer { pending = nil }
      return pending ?? .paths([])
    }
  }

  private func listen(_ handed: WatchedTree) {
    var tree = handed
    var changes = WatchedTree.Changes()
    var first = ContinuousClock.now
    while true {
      let wait =
        changes.isEmpty
        ? (tree.isIncomplete ? Self.retry : -1) : changes.vanished.isEmpty ? Self.quiet : Self.quietAfterVanishing
      guard let events = inotify.wait(milliseconds: wait) else { return }
      if changes.isEmpty { first = .now }
      tree.take(events, &changes)
      if events.isEmpty, changes.isEmpty, tree.isIncomplete { tree.complete(&changes) }
      if !changes.isEmpty, events.isEmpty || ContinuousClock.now - first > Self.longest {
        deliver(changes.paths)
        changes = .init()
      }
    }
  }

  private func deliver(_ paths: PreviewSite.ChangedPaths) {
    pending.withLock { pending in
      switch (pending, paths) {
      case (.paths(let old), .paths(let new)): pending = .paths(old.union(new))
      case (.everything, _): break
      default: pending = paths
      }
    }
    continuation.yield()
  }
}
