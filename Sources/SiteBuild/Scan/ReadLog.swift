import Incremental
import Synchronization

/// What one build has seen of its sources, so that it can tell whether all of it was there at one time.
///
/// A source is what it was when the build first looked at it, at every later look, and still at the end. Then all of them
/// were so at the moment when the build stopped looking: the site is made of one state of its sources. Otherwise their
/// names are `unsteady`.
final class ReadLog: Sendable {
  /// How a source was looked at.
  enum Look: Sendable { case file, folder, status }

  /// What was found at a path.
  enum Found: Sendable, Equatable {
    /// The bytes of a file, or the names in a folder.
    case content(Fingerprint)
    case failure(FileSystem.Failure)
    /// Nobody has read it yet.
    case unread
  }

  struct Sight: Sendable {
    let look: Look
    var status: FileSystem.Status?
    var found: Found
    /// Whether it had changed so shortly before that another change might leave the same time stamp.
    var isFresh: Bool
  }

  /// Longer than the kernel's clock stands still: a tick is 10 ms at most.
  private static let tick = 20_000_000

  private let sights = Mutex<[String: Sight]>([:])
  private let changed = Mutex<Set<String>>([])

  func note(_ path: String, _ look: Look, _ status: FileSystem.Status?, _ found: Found) {
    let age = status.map { FileSystem.now - $0.changed }
    let sight = Sight(look: look, status: status, found: found, isFresh: age.map { $0 < Self.tick } ?? false)
    let isSame = sights.withLock { sights in
      guard let first = sights[path] else {
        sights[path] = sight
        return true
      }
      if found == .unread { return first.status == status || first.found != .unread }
      if first.found == .unread { sights[path] = sight }
      return first.found == .unread ? first.status == status : first.found == found
    }
    if !isSame { noteUnsteady(path) }
  }

  /// What was seen of a source when it was first looked at.
  func sight(_ path: String) -> Sight? { sights.withLock { $0[path] } }

  /// A source turned out to be another than it was, in a way that only its user can see.
  func noteUnsteady(_ path: String) { changed.withLock { _ = $0.insert(path) } }

  /// The sources that changed while they were being looked at, sorted; `look` looks at one again.
  func unsteady(_ look: @escaping @Sendable (String, Sight) -> Sight) async -> [String] {
    let sights = sights.withLock { Array($0) }
    await waitOut(sights.lazy.filter(\.value.isFresh).compactMap(\.value.status?.changed).max())
    let isSteady = await Parallel.map(sights, chunk: 256) { _, sight in
      Self.isSteady(sight.value, look(sight.key, sight.value))
    }
    var found = changed.withLock { $0 }
    for (sight, isSteady) in zip(sights, isSteady) where !isSteady { found.insert(sight.key) }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// After this, what changes gets another time stamp than what changed at `time`.
  private func waitOut(_ time: Int?) async {
    guard let time else { return }
    let rest = Self.tick - (FileSystem.now - time)
    // A stamp of the future tells of another machine's clock.
    if rest > 0, rest <= Self.tick { try? await Task.sleep(for: .nanoseconds(rest)) }
  }

  private static func isSteady(_ first: Sight, _ now: Sight) -> Bool {
    switch first.found {
    case .unread: first.status == now.status
    case .content, .failure: first.found == now.found
    }
  }
}
