import Foundation
import Glibc

/// Which folders are watched, and what their events mean. Belongs to the thread that waits for events.
struct WatchedTree: Sendable {
  /// What happened since the last rebuild was asked for.
  struct Changes {
    var everything = false
    var written: Set<String> = []
    /// Deleted or moved away. Many programs save by moving the old file away first, so these may come back.
    var vanished: Set<String> = []

    var isEmpty: Bool { !everything && written.isEmpty && vanished.isEmpty }

    var paths: PreviewSite.ChangedPaths { everything ? .everything : .paths(written.union(vanished)) }

    mutating func write(_ path: String) {
      written.insert(path)
      vanished.remove(path)
    }

    mutating func vanish(_ path: String) {
      vanished.insert(path)
      written.remove(path)
    }
  }

  private let inotify: Inotify
  private let roots: [String]
  private let passesOver: @Sendable (String) -> Bool
  private let say: @Sendable (PreviewNotice) -> Void
  private var folders: [Int32: String] = [:]
  private var watches: [String: Int32] = [:]

  init(
    _ roots: [String], inotify: Inotify, passesOver: @escaping @Sendable (String) -> Bool,
    say: @escaping @Sendable (PreviewNotice) -> Void
  ) {
    self.inotify = inotify
    self.roots = roots
    self.passesOver = passesOver
    self.say = say
    var ignored = Changes()
    watchRoots(&ignored)
  }

  /// The folders that the roots lie in: a root that is replaced or made anew is seen there only.
  private var parents: Set<String> {
    Set(roots.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path })
  }

  /// Whether a folder is missing without which a change could be overlooked.
  var isIncomplete: Bool { parents.contains { watches[$0] == nil } }

  /// Looks for missing folders again.
  mutating func complete(_ changes: inout Changes) {
    watchRoots(&changes)
    if !isIncomplete { changes.everything = true }
  }

  private mutating func watchRoots(_ changes: inout Changes) {
    for parent in parents where watches[parent] == nil { watch(parent) }
    for root in roots where Self.kind(root) == .folder { add(root, &changes) }
  }

  /// Nothing is lost between the watch and the look into the folder: whoever comes in between is seen twice.
  private mutating func add(_ folder: String, _ changes: inout Changes) {
    guard watch(folder) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where !passesOver(name) {
      let path = folder + "/" + name
      switch Self.kind(path) {
      case .folder: add(path, &changes)
      case .file, .newFile: changes.write(path)
      case nil: continue
      }
    }
  }

  @discardableResult
  private mutating func watch(_ folder: String) -> Bool {
    do throws(Inotify.Failure) {
      let watch = try inotify.add(folder)
      // A folder that was moved keeps its number.
      if let old = folders[watch], old != folder { watches[old] = nil }
      folders[watch] = folder
      watches[folder] = watch
      return true
    } catch {
      if !error.isMissing { say(.notWatched(folder, reason: error.reason, isLimit: error.code == ENOSPC)) }
      return false
    }
  }

  /// A folder that was moved away would go on telling of changes under its old name.
  private mutating func forget(_ folder: String) {
    for (path, watch) in watches where path == folder || path.hasPrefix(folder + "/") {
      inotify.remove(watch)
      watches[path] = nil
      folders[watch] = nil
    }
  }

  mutating func take(_ events: [Inotify.Event], _ changes: inout Changes) {
    for event in events {
      if event.has(IN_Q_OVERFLOW) {
        for watch in folders.keys { inotify.remove(watch) }
        (folders, watches) = ([:], [:])
        watchRoots(&changes)
        changes.everything = true
      } else if let folder = folders[event.watch] {
        take(event, in: folder, &changes)
      }
    }
  }

  private mutating func take(_ event: Inotify.Event, in folder: String, _ changes: inout Changes) {
    if event.has(IN_IGNORED, IN_DELETE_SELF, IN_MOVE_SELF) {
      if parents.contains(folder) { changes.everything = true }
      // What moved inside a watched folder has been met under its new name already.
      forget(folder)
      return
    }
    guard let name = event.name else {
      changes.everything = true
      return
    }
    let path = folder + "/" + name
    guard !name.isEmpty, !passesOver(name), roots.contains(where: { path == $0 || path.hasPrefix($0 + "/") })
    else { return }
    if event.has(IN_DELETE, IN_MOVED_FROM) {
      if event.isFolder { forget(path) }
      changes.vanish(path)
    } else if event.isFolder, event.has(IN_CREATE, IN_MOVED_TO) {
      changes.write(path)
      add(path, &changes)
    } else if !event.has(IN_CREATE) || Self.kind(path) == .file {
      // Of a file that is being created the end of its writing is told, too.
      changes.write(path)
    }
  }

  private enum Kind { case file, newFile, folder }

  /// What stands at a path; `newFile` is one with a single name, which whoever creates it may still be writing.
  private static func kind(_ path: String) -> Kind? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory?: return .folder
    case .typeRegular?: return attributes?[.referenceCount] as? Int == 1 ? .newFile : .file
    case .typeSymbolicLink?: return .file
    default: return nil
    }
  }
}
