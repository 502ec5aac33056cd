import CSQLite

/// Finished work on disk: values by kind and name, in a SQLite file. The one file that calls SQLite.
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

  private let path: String
  private let connection: Connection

  /// Opens the store at a path, or makes one, for values of `kinds` (names of tables). `version` is of all that values
  /// depend on besides their keys (the program, its libraries): a store of another one is emptied.
  package init(_ path: String, version: Fingerprint, kinds: [String]) throws(Failure) {
    self.path = path
    connection = try Connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    // Values are long: large pages keep them in few pieces. Only a new file takes this up.
    try connection.run("PRAGMA page_size = 8192")
    // A loss of power may lose the store, so no write waits for the disk; the end of a process can't.
    try connection.run("PRAGMA synchronous = OFF")
    try connection.run("PRAGMA cache_size = -65536")
    try connection.run("BEGIN IMMEDIATE")
    for kind in kinds + ["version"] {
      try connection.run("CREATE TABLE IF NOT EXISTS \(kind) (name TEXT PRIMARY KEY, sum INTEGER, value BLOB)")
    }
    let own = Array(version.description.utf8)
    guard try connection.value("version", "program") != own else { return }
    for kind in kinds { try connection.run("DELETE FROM \(kind)") }
    try update("version", put: [("program", own)], remove: [])
    // Readers see only what is committed.
    try connection.run("COMMIT")
    try connection.run("BEGIN IMMEDIATE")
  }

  /// Nil if there is none.
  package func value(of kind: String, named name: String) throws(Failure) -> [UInt8]? {
    try connection.value(kind, name)
  }

  /// Puts values in the place of those of the same names, and takes others away.
  package func update(_ kind: String, put: [(name: String, value: [UInt8])], remove: [String]) throws(Failure) {
    let insertion = try Statement("INSERT OR REPLACE INTO \(kind) VALUES (?, ?, ?)", connection)
    for (name, value) in put {
      insertion.bind(1, name)
      insertion.bind(2, Connection.sum(value))
      try insertion.run(binding: 3, value)
    }
    let deletion = try Statement("DELETE FROM \(kind) WHERE name = ?", connection)
    for name in remove {
      deletion.bind(1, name)
      _ = try deletion.step()
      deletion.reset()
    }
  }

  /// Makes all updates last; without it none of them does.
  package func commit() throws(Failure) { try connection.run("COMMIT") }

  /// A way to read the store at `path` on a task of its own, while another part of this process has it open. It sees
  /// what was committed, and must be gone before anything else is.
  package final class Reader {
    private let connection: Connection

    package init(_ path: String) throws(Failure) { connection = try Connection(path, SQLITE_OPEN_READONLY) }

    /// Nil if there is none.
    package func value(of kind: String, named name: String) throws(Failure) -> [UInt8]? {
      try connection.value(kind, name)
    }
  }
}

/// An open file of SQLite's, used by one task at a time.
private final class Connection {
  private(set) var database: OpaquePointer?

  init(_ path: String, _ flags: Int32) throws(Store.Failure) {
    guard sqlite3_open_v2(path, &database, flags | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else { throw failure() }
    try run("PRAGMA cell_size_check = ON")
    try run("PRAGMA mmap_size = 1073741824")
  }

  deinit { sqlite3_close_v2(database) }

  static func sum(_ value: [UInt8]) -> Int { Int(truncatingIfNeeded: Fingerprint(of: value).low) }

  func run(_ statement: String) throws(Store.Failure) {
    guard sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  func value(_ kind: String, _ name: String) throws(Store.Failure) -> [UInt8]? {
    let query = try Statement("SELECT sum, value FROM \(kind) WHERE name = ?", self)
    query.bind(1, name)
    guard try query.step() else { return nil }
    let value = query.bytes(1)
    guard query.number(0) == Self.sum(value) else {
      throw Store.Failure(reason: "a checksum doesn't match", isBusy: false)
    }
    return value
  }

  func failure() -> Store.Failure {
    let code = sqlite3_errcode(database)
    return Store.Failure(
      reason: String(cString: sqlite3_errmsg(database)), isBusy: code == SQLITE_BUSY || code == SQLITE_LOCKED)
  }
}

/// A prepared statement, used by one task at a time.
private final class Statement {
  private let connection: Connection
  private var handle: OpaquePointer?

  init(_ text: String, _ connection: Connection) throws(Store.Failure) {
    self.connection = connection
    guard sqlite3_prepare_v2(connection.database, text, -1, &handle, nil) == SQLITE_OK else {
      throw connection.failure()
    }
  }

  deinit { sqlite3_finalize(handle) }

  /// SQLite copies what it is given.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  func bind(_ place: Int32, _ number: Int) { sqlite3_bind_int64(handle, place, Int64(number)) }

  func bind(_ place: Int32, _ text: String) { sqlite3_bind_text(handle, place, text, -1, Self.copied) }

  /// Runs the statement once with the bytes in a place, which aren't copied.
  func run(binding place: Int32, _ bytes: [UInt8]) throws(Store.Failure) {
    var failure: Store.Failure?
    bytes.withUnsafeBytes { buffer in
      sqlite3_bind_blob64(handle, place, buffer.baseAddress, UInt64(buffer.count), nil)
      do throws(Store.Failure) { _ = try step() } catch { failure = error }
      reset()
    }
    if let failure { throw failure }
  }

  /// True if there is a row.
  func step() throws(Store.Failure) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw connection.failure()
    }
  }

  func reset() { sqlite3_reset(handle) }

  func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
