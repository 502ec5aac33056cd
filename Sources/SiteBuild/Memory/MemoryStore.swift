import Incremental

/// The memory of the last build on disk, beside the output: what one process leaves to the next.
struct MemoryStore {
  private enum Kind: String, CaseIterable { case texts, bodies, related, options, pages }

  private let path: String
  private var store: Store?
  /// As it was read, so that only what differs is written.
  private var known = BuildMemory()
  /// What its user should know.
  private(set) var notes: [String] = []

  /// `path` is where the store is, or will be.
  init(_ path: String) { self.path = path }

  /// What the last build left; an empty memory if there is nothing that can be trusted.
  mutating func load() async -> BuildMemory {
    guard (try? FileSystem.status(path)) != nil else { return BuildMemory() }
    do {
      let store = try open()
      known = try await Self.memory(in: store)
      self.store = store
    } catch let failure as Store.Failure where failure.isBusy {
      notes.append("another build uses \(path); this one begins with nothing")
    } catch {
      discard((error as? Store.Failure)?.reason ?? "its contents make no sense")
    }
    return known
  }

  private func open() throws(Store.Failure) -> Store {
    try Store(path, version: ProgramVersion.fingerprint, kinds: Kind.allCases.map(\.rawValue))
  }

  private mutating func discard(_ reason: String) {
    notes.append("\(path) was thrown away: \(reason)")
    store = nil
    known = BuildMemory()
    for name in [path, path + "-journal"] { try? OutputFileSystem.removeFile(name) }
  }

  private static func memory(in store: Store) async throws -> BuildMemory {
    var memory = BuildMemory()
    memory.texts = try await read(.texts, from: store)
    memory.bodies = try await read(.bodies, from: store)
    memory.pages.pages = try await read(.pages, from: store)
    let options: [String: RelatedMemory.Options] = try await read(.options, from: store)
    if let options = options["related"] {
      memory.related = RelatedMemory(texts: try await read(.related, from: store), options: options)
    }
    return memory
  }

  private static func read<Value: Storable & Sendable>(_ kind: Kind, from store: Store) async throws -> [String: Value]
  {
    let entries = try store.values(of: kind.rawValue)
    let values = await Parallel.map(entries, chunk: 256) { _, entry -> Value? in
      var reader = ByteReader(entry.value)
      return try? Value(from: &reader)
    }
    guard !values.contains(where: { $0 == nil }) else { throw CorruptBytes() }
    return Dictionary(zip(entries.map(\.name), values.compactMap(\.self)), uniquingKeysWith: { first, _ in first })
  }

  /// Keeps what a build found out. A problem here costs time at the next build and nothing else.
  mutating func save(_ memory: BuildMemory) async {
    do {
      if store == nil, let slash = path.lastIndex(of: "/") { try OutputFileSystem.makeFolder(String(path[..<slash])) }
      let store = try self.store ?? open()
      try await write(.texts, memory.texts, over: known.texts, to: store) {
        $0.fingerprint == $1.fingerprint && $0.settings == $1.settings
      }
      try await write(.bodies, memory.bodies, over: known.bodies, to: store) { $0.body.identity == $1.body.identity }
      try await write(.pages, memory.pages.pages, over: known.pages.pages, to: store, isSame: ==)
      let options = memory.related.options.map { ["related": $0] } ?? [:]
      try await write(.options, options, over: [:], to: store, isSame: ==)
      try await write(.related, memory.related.texts, over: known.related.texts, to: store) { $0.isSame(as: $1) }
      try store.commit()
      self.store = nil
    } catch let failure as Store.Failure where failure.isBusy {
      notes.append("another build uses \(path); this one leaves nothing to the next")
    } catch {
      discard((error as? Store.Failure)?.reason ?? "it can't be written")
    }
  }

  private func write<Value: Storable & Sendable>(
    _ kind: Kind, _ values: [String: Value], over known: [String: Value], to store: Store,
    isSame: (Value, Value) -> Bool
  ) async throws {
    let new = values.filter { name, value in known[name].map { !isSame($0, value) } ?? true }
    let entries = await Parallel.map(new.sorted { $0.key < $1.key }, chunk: 256) { _, entry in
      var writer = ByteWriter()
      entry.value.write(to: &writer)
      return (name: entry.key, value: writer.bytes)
    }
    try store.update(kind.rawValue, put: entries, remove: known.keys.filter { values[$0] == nil })
  }
}

/// The running program and its libraries: what another one found out isn't trusted.
enum ProgramVersion {
  static var fingerprint: Fingerprint {
    var fingerprint = FingerprintBuilder()
    let maps = (try? FileSystem.readAll("/proc/self/maps")) ?? []
    let files = Set(
      String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
        // Address, permissions, …, path: only what is run, not files that are read this way.
        let isCode = line.split(separator: " ", maxSplits: 2).dropFirst().first?.contains("x") ?? false
        return isCode ? line.firstIndex(of: "/").map { String(line[$0...]) } : nil
      })
    for file in files.sorted() + [CommandLine.arguments.first ?? ""] {
      fingerprint.add(file[...])
      fingerprint.add((try? FileSystem.status(file))?.stamp.fingerprint ?? .none)
    }
    return fingerprint.fingerprint
  }
}
