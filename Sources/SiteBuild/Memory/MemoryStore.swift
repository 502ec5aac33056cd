import Incremental

/// The memory of the last build on disk, beside the output: what one process leaves to the next.
struct MemoryStore {
  private enum Kind: String, CaseIterable { case build, texts, bodies, related, site, pages }

  private let path: String
  private var store: Store?
  /// As it was read, so that only what differs is written.
  private var known = BuildMemory()
  /// What its user should know.
  private(set) var notes: [String] = []

  /// `path` is where the store is, or will be.
  init(_ path: String) { self.path = path }

  /// What is known of the last build; nil if there is nothing that can be trusted.
  mutating func last() async -> LastBuild? {
    guard (try? FileSystem.status(path)) != nil else { return nil }
    do {
      let store = try open()
      self.store = store
      return try await Self.read(.build, from: store)["last"]
    } catch {
      forget(error)
      return nil
    }
  }

  /// The pages that the last build published.
  mutating func pages() async -> [String: PageMemory] {
    guard let store else { return [:] }
    do {
      return try await Self.read(.pages, from: store)
    } catch {
      forget(error)
      return [:]
    }
  }

  /// All that the last build left; an empty memory if there is nothing that can be trusted.
  mutating func load() async -> BuildMemory {
    guard let store else { return BuildMemory() }
    do {
      known = try await Self.memory(in: store)
    } catch {
      forget(error)
    }
    return known
  }

  private mutating func forget(_ error: any Error) {
    store = nil
    if let failure = error as? Store.Failure, failure.isBusy {
      notes.append("another build uses \(path); this one begins with nothing and leaves nothing")
      isOthers = true
    } else {
      notes.append("\(path) was thrown away: \((error as? Store.Failure)?.reason ?? "its contents make no sense")")
      known = BuildMemory()
      for name in [path, path + "-journal"] { try? OutputFileSystem.removeFile(name) }
    }
  }

  /// Whether another process has it.
  private var isOthers = false

  private func open() throws(Store.Failure) -> Store {
    try Store(path, version: ProgramVersion.fingerprint, kinds: Kind.allCases.map(\.rawValue))
  }

  private static func memory(in store: Store) async throws -> BuildMemory {
    var memory = BuildMemory()
    memory.texts = try await read(.texts, from: store)
    memory.bodies = try await read(.bodies, from: store)
    memory.pages.pages = try await read(.pages, from: store)
    if let site: SiteMemory = try await read(.site, from: store)["last"] {
      memory.structureOfBodies = site.structureOfBodies
      memory.entries = site.entries
      memory.pages.facts = site.facts
      memory.related = RelatedMemory(texts: try await read(.related, from: store), options: site.related)
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
  mutating func save(_ memory: BuildMemory, _ last: LastBuild?) async {
    guard !isOthers else { return }
    do {
      if store == nil, let slash = path.lastIndex(of: "/") { try OutputFileSystem.makeFolder(String(path[..<slash])) }
      let store = try self.store ?? open()
      try await write(.texts, memory.texts, over: known.texts, to: store) {
        $0.fingerprint == $1.fingerprint && $0.settings == $1.settings
      }
      try await write(.bodies, memory.bodies, over: known.bodies, to: store) { $0.body.identity == $1.body.identity }
      try await write(.pages, memory.pages.pages, over: known.pages.pages, to: store, isSame: ==)
      try await write(.related, memory.related.texts, over: known.related.texts, to: store) { $0.isSame(as: $1) }
      let site = SiteMemory(memory).map { ["last": $0] } ?? [:]
      try await write(.site, site, over: [:], to: store) { _, _ in false }
      // No build is the last one until there is one that a later can begin with.
      try store.update(Kind.build.rawValue, put: [], remove: ["last"])
      try await write(.build, last.map { ["last": $0] } ?? [:], over: [:], to: store) { _, _ in false }
      try store.commit()
      self.store = nil
    } catch {
      forget(error)
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
      fingerprint.add(file)
      let status = try? FileSystem.status(file)
      fingerprint.add(status?.size ?? -1)
      fingerprint.add(status?.stamp.modified ?? -1)
    }
    return fingerprint.fingerprint
  }
}
