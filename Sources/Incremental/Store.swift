import CSQLite

/// Finished work on disk: values by kind and name, in a SQLite file. The one file of this target that is unsafe.
///
/// SQLite keeps the file whole when a process is killed, and keeps two processes apart. Against what changes a file behind
/// its back, every value carries a checksum. A store that can't be trusted is thrown away: it holds nothing that can't be
/// made again.
package final class Store {
  package struct Failure: Error, Sendable {
    package let reason: String
    /// Another process works with the store.
    package let isBusy: Bool
  }

  private var database: OpaquePointer?

  /// Opens the store at a path, or makes one, for values of `kinds` (names of tables). `version` is of all that values
  /// depend on besides their keys (the program, its libraries): a store of another one is emptied.
  package init(_ path: String, version: Fingerprint, kinds: [String]) throws(Failure) {
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK else {
      throw failure()
    }
    // A loss of power may lose the store, so no write waits for the disk; the end of a process can't.
    try run("PRAGMA synchronous = OFF")
    try run("PRAGMA cell_size_check = ON")
    try run("PRAGMA mmap_size = 1073741824")
    try run("PRAGMA cache_size = -65536")
    try run("BEGIN IMMEDIATE")
    for kind in kinds {
      try run("CREATE TABLE IF NOT EXISTS \(kind) (name TEXT PRIMARY KEY, sum INTEGER, value BLOB)")
    }
    try run("CREATE TABLE IF NOT EXISTS version (name TEXT PRIMARY KEY, sum INTEGER, value BLOB)")
    let known = try values(of: "version").first?.value
    let own = Array(version.description.utf8)
    guard known != own else { return }
    for kind in kinds { try run("DELETE FROM \(kind)") }
    try update("version", put: [("version", own)], remove: [])
  }

  deinit { sqlite3_close_v2(database) }

  /// All values of a kind.
  package func values(of kind: String) throws(Failure) -> [(name: String, value: [UInt8])] {
    let query = try Statement("SELECT name, sum, value FROM \(kind)", self)
    var found: [(String, [UInt8])] = []
    while try query.step() {
      let value = query.bytes(2)
      guard query.number(1) == Self.sum(value) else { throw Failure(reason: "a checksum doesn't match", isBusy: false) }
      found.append((query.text(0), value))
    }
    return found
  }

  /// Puts values in the place of those of the same names, and takes others away.
  package func update(_ kind: String, put: [(name: String, value: [UInt8])], remove: [String]) throws(Failure) {
    let insertion = try Statement("INSERT OR REPLACE INTO \(kind) VALUES (?, ?, ?)", self)
    for (name, value) in put {
      insertion.bind(1, name)
      insertion.bind(2, Self.sum(value))
      insertion.bind(3, value)
      _ = try insertion.step()
      insertion.reset()
    }
    let deletion = try Statement("DELETE FROM \(kind) WHERE name = ?", self)
    for name in remove {
      deletion.bind(1, name)
      _ = try deletion.step()
      deletion.reset()
    }
  }

  /// Makes all updates last; without it none of them does.
  package func commit() throws(Failure) { try run("COMMIT") }

  private static func sum(_ value: [UInt8]) -> Int { Int(truncatingIfNeeded: Fingerprint(of: value).low) }

  private func run(_ statement: String) throws(Failure) {
    guard sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  private func failure() -> Failure {
    let code = sqlite3_errcode(database)
    return Failure(
      reason: String(cString: sqlite3_errmsg(database)), isBusy: code == SQLITE_BUSY || code == SQLITE_LOCKED)
  }

  /// A prepared statement, used by one task at a time.
  private final class Statement {
    private let store: Store
    private var handle: OpaquePointer?

    init(_ text: String, _ store: Store) throws(Failure) {
      self.store = store
      guard sqlite3_prepare_v2(store.database, text, -1, &handle, nil) == SQLITE_OK else { throw store.failure() }
    }

    deinit { sqlite3_finalize(handle) }

    /// SQLite copies what it is given.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ place: Int32, _ number: Int) { sqlite3_bind_int64(handle, place, Int64(number)) }

    func bind(_ place: Int32, _ text: String) { sqlite3_bind_text(handle, place, text, -1, Self.copied) }

    func bind(_ place: Int32, _ bytes: [UInt8]) {
      bytes.withUnsafeBytes { _ = sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), Self.copied) }
    }

    /// True if there is a row.
    func step() throws(Failure) -> Bool {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: return true
      case SQLITE_DONE: return false
      default: throw store.failure()
      }
    }

    func reset() { sqlite3_reset(handle) }

    func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func text(_ column: Int32) -> String { sqlite3_column_text(handle, column).map { String(cString: $0) } ?? "" }

    func bytes(_ column: Int32) -> [UInt8] {
      guard let start = sqlite3_column_blob(handle, column) else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
  }
}
