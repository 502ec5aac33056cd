import Diagnostics
import Incremental
import Synchronization

/// Sources that are asked for again in the same build, so that each is read from the disk once. Up to a budget: a large
/// archive is read again rather than held.
final class HeldSources: Sendable {
  /// Bytes of all that is held.
  private static let most = 64 << 20

  private struct State {
    var texts: [String: InputReader.Text] = [:]
    var files: [String: (bytes: [UInt8], fingerprint: Fingerprint)] = [:]
    var bytes = 0

    /// Whether so many bytes more may be held; then they are counted.
    mutating func admits(_ count: Int) -> Bool {
      guard bytes + count <= HeldSources.most else { return false }
      bytes += count
      return true
    }
  }

  private let state = Mutex(State())

  /// Holds a text until it is taken.
  func hold(_ text: InputReader.Text, _ path: String) {
    state.withLock { if $0.admits(text.source.bytes.count) { $0.texts[path] = text } }
  }

  /// A text that is held, and isn't any more: nobody asks for it a third time.
  func takeText(_ path: String) -> InputReader.Text? {
    state.withLock { state in
      guard let text = state.texts.removeValue(forKey: path) else { return nil }
      state.bytes -= text.source.bytes.count
      return text
    }
  }

  /// Holds a file that many may ask for.
  func hold(_ file: (bytes: [UInt8], fingerprint: Fingerprint), _ path: String) {
    state.withLock { if $0.files[path] == nil, $0.admits(file.bytes.count) { $0.files[path] = file } }
  }

  func file(_ path: String) -> (bytes: [UInt8], fingerprint: Fingerprint)? { state.withLock { $0.files[path] } }

  /// The build has read all that it needs.
  func end() { state.withLock { $0 = State() } }
}
