import Incremental
import Retrieval

/// The memory of the last build on disk, beside the output: what one process leaves to the next.
struct MemoryStore {
  enum Kind: String, Sendable, CaseIterable {
    case build, texts, bodies, formulas, terms, cells, frequency, related, site, pages
  }

  private let path: String
  private var store: Store?
  /// As it was read, so that only what differs is written.
  private var known = BuildMemory()
  /// What its user should know.
  private(set) var notes: [String] = []
  /// Whether another process has it.
  private var isOthers = false

  /// `path` is where the store is, or will be.
  init(_ path: String) { self.path = path }

  /// What is known of the last build; nil if there is nothing that can be trusted.
  mutating func last() -> LastBuild? {
    guard (try? FileSystem.status(path)) != nil else { return nil }
    do {
      let store = try open()
      self.store = store
      return try Self.single(.build, in: store)
    } catch {
      forget(error)
      return nil
    }
  }

  /// The pages that the last build published.
  mutating func pages() async -> [String: PageMemory] {
    guard store != nil else { return [:] }
    do {
      return try await SegmentReader(path).values(of: .pages)
    } catch {
      forget(error)
      return [:]
    }
  }

  /// What the last build left; an empty memory if there is nothing that can be trusted. The larger part is still being
  /// read. `pages` are given if they are known already.
  mutating func load(pages: [String: PageMemory]?) async -> BuildMemory {
    guard let store else { return BuildMemory() }
    do {
      guard let site: SiteMemory = try Self.single(.site, in: store) else { return known }
      guard let frequency: DocumentFrequency.Kept = try Self.single(.frequency, in: store) else { throw CorruptBytes() }
      let reader = SegmentReader(path)
      known.load.texts = try await reader.values(of: .texts)
      guard known.load.texts.count == site.texts else { throw CorruptBytes() }
      known.pages.facts = site.facts
      known.bodies.structure = site.structureOfBodies
      known.entries = site.entries
      known.bodies.formulas = FormulaMemory(
        keeper: .init(segment: Segment.number, formulas: reader.formulas))
      known.stored = Parallel.beside { try await StoredWork.read(reader, site, frequency, pages: pages) }
    } catch {
      forget(error)
    }
    return known
  }

  /// Waits until all is read; false if something couldn't be trusted, so that nothing of `memory` can be used.
  mutating func isWhole(_ memory: BuildMemory) async -> Bool {
    do {
      if let failure = memory.failure { throw failure }
      guard let work = try await known.stored?.value else { return true }
      known.stored = nil
      (known.bodies.bodies, known.related, known.pages.pages) = (work.bodies, work.related, work.pages)
      return true
    } catch {
      forget(error)
      return false
    }
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

  private func open() throws(Store.Failure) -> Store {
    try Store(path, version: ProgramVersion.fingerprint, kinds: Kind.allCases.map(\.rawValue))
  }
}

// MARK: Reading

extension MemoryStore {
  /// The one value of a kind that describes the whole.
  private static func single<Value: Storable>(_ kind: Kind, in store: Store) throws -> Value? {
    guard let bytes = try store.value(of: kind.rawValue, named: "last") else { return nil }
    var reader = ByteReader(bytes)
    return try Value(from: &reader)
  }
}

// MARK: Writing

extension MemoryStore {
  /// Keeps what a build found out, and ends its memory. A problem here costs time at the next build and nothing else.
  mutating func save(_ memory: inout BuildMemory, _ last: LastBuild?) async {
    guard !isOthers else { return }
    do {
      if store == nil, let slash = path.lastIndex(of: "/") { try OutputFileSystem.makeFolder(String(path[..<slash])) }
      let store = try self.store ?? open()
      try await write(memory, to: store)
      try write(.site, SiteMemory(memory), to: store)
      // No build is the last one until there is one that a later can begin with.
      try write(.build, last, to: store)
      try store.commit()
      self.store = nil
    } catch {
      forget(error)
    }
    // Hundreds of thousands of values end here; nobody has to wait for that.
    let ended = (known, memory)
    (known, memory) = (BuildMemory(), BuildMemory())
    _ = Parallel.beside { _ = ended }
  }

  private func write(_ memory: BuildMemory, to store: Store) async throws {
    let (texts, related, knownRelated) = (memory.load.texts, memory.related.textsByPath, known.related.textsByPath)
    let changedTexts = Segment.changed(texts, over: known.load.texts) {
      $0.fingerprint == $1.fingerprint && $0.settings == $1.settings
    }
    try await write(.texts, changedTexts, texts, to: store) { Segment.bytes($0) }
    let (bodies, knownBodies) = (memory.bodies.bodies, known.bodies.bodies)
    let changedBodies = Segment.changed(bodies, over: knownBodies) { $0.body.identity == $1.body.identity }
    try await write(.bodies, changedBodies, bodies, to: store) { Segment.bytes($0) }
    let formulas = memory.bodies.formulas.drawn { Set(bodies.values.lazy.flatMap(\.body.formulas)) }
    try await write(.formulas, Set(formulas.new.map(Segment.number)), formulas.all, to: store) { Segment.bytes($0) }
    let changedPages = Segment.changed(memory.pages.pages, over: known.pages.pages, isSame: ==)
    try await write(.pages, changedPages, memory.pages.pages, to: store) { Segment.bytes($0) }
    let frequency = memory.related.frequency
    let new = related.filter { $0.value.counts != nil }.sorted { $0.key < $1.key }
    let terms = await Parallel.map(new, chunk: 128) { _, text in (name: text.key, value: text.value.bytesOfTerms) }
    try store.update(Kind.terms.rawValue, put: terms, remove: knownRelated.keys.filter { related[$0] == nil })
    let changedCells = Segment.changed(related, over: knownRelated) { $1.counts == nil }
    try await write(.cells, changedCells, related, to: store) { RelatedMemory.Text.bytesOfCells($0, frequency) }
    try write(.frequency, frequency.kept, to: store)
    let changedRelated = Segment.changed(related, over: knownRelated) { $0.isSame(as: $1) }
    try await write(.related, changedRelated, related, to: store, encode: RelatedMemory.Text.bytes)
  }

  private func write(_ kind: Kind, _ value: (some Storable)?, to store: Store) throws {
    var writer = ByteWriter()
    value?.write(to: &writer)
    try store.update(
      kind.rawValue, put: value == nil ? [] : [("last", writer.bytes)], remove: value == nil ? ["last"] : [])
  }

  private func write<Value: Sendable>(
    _ kind: Kind, _ changed: Set<Int>, _ values: [String: Value], to store: Store,
    encode: @escaping @Sendable ([(String, Value)]) -> [UInt8]
  ) async throws {
    guard !changed.isEmpty else { return }
    let members = Segment.members(changed, of: values)
    let entries = await Parallel.map(members.filter { !$0.1.isEmpty }, chunk: 8) { _, segment in
      (name: String(segment.number), value: encode(segment.1))
    }
    try store.update(kind.rawValue, put: entries, remove: members.filter(\.1.isEmpty).map { String($0.number) })
  }
}
