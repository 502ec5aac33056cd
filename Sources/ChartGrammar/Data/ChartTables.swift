import ChartData
import Incremental
import Synchronization

/// The tables of data files that were read before, for all charts of a run: many charts show the same file.
///
/// A table depends on nothing but the bytes of its file and how they are to be read, and those two are its key.
package final class ChartTables: Sendable {
  struct Key: Hashable {
    let content: Fingerprint
    /// Kind of file, `format`, and the fields that are dates.
    let reading: String
  }

  struct Entry {
    let table: Table
    /// What is wrong with the form of the file.
    let faults: [DelimitedFault]
  }

  /// Files of more bytes than this in all are not kept: their tables take about as much memory.
  private static let mostBytes = 64 << 20

  private let state = Mutex<(tables: [Key: Entry], bytes: Int)>(([:], 0))

  package init() {}

  subscript(key: Key) -> Entry? { state.withLock { $0.tables[key] } }

  func keep(_ entry: Entry, of bytes: Int, at key: Key) {
    state.withLock { state in
      guard state.bytes + bytes <= Self.mostBytes, state.tables[key] == nil else { return }
      state.tables[key] = entry
      state.bytes += bytes
    }
  }
}
