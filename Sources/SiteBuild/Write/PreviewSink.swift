import Incremental
import Synchronization

/// Publishes nothing: it only finds out which pages a build made differently. They are made again when somebody looks.
final class PreviewSink: PageSink {
  private let published: [String: PageMemory]
  private let state = Mutex(State())

  private struct State {
    var kept: [String] = []
    var report = WriteReport()
  }

  init(published: [String: PageMemory]) { self.published = published }

  func holds(_ path: String, _ page: PageMemory) -> Bool { true }

  func keep(_ path: String, _ page: PageMemory) { state.withLock { $0.kept.append(path) } }

  func stage(_ path: String, _ bytes: [UInt8], key: Fingerprint) throws(FileSystem.Failure) -> PageMemory {
    let page = PageMemory(key: key, fingerprint: Fingerprint(of: bytes), stamp: nil)
    let old = published[path]
    state.withLock { state in
      state.kept.append(path)
      if old == nil {
        state.report.created.append(path)
      } else if old?.fingerprint != page.fingerprint {
        state.report.changed.append(path)
      }
    }
    return page
  }

  func isWhole() -> Bool { true }

  func commit() throws(FileSystem.Failure) -> WriteReport {
    let state = state.withLock { $0 }
    var report = state.report
    report.created.sort()
    report.changed.sort()
    report.unchanged = state.kept.count - report.created.count - report.changed.count
    // Of most builds nothing is removed, which the numbers tell.
    if state.kept.count - report.created.count < published.count {
      let kept = Set(state.kept)
      report.removed = published.keys.filter { !kept.contains($0) }.sorted()
    }
    return report
  }

  func cancel() {}
}
