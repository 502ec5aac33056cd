import Incremental

/// What the memory of a build says of the site as a whole.
struct SiteMemory: Sendable {
  let structureOfBodies: Fingerprint
  let entries: EntryMemory
  let facts: PagesMemory.Facts
  let related: RelatedMemory.Options
  /// How many values there are: a damaged store may have lost some.
  let texts: Int
  /// Of bodies, related articles and pages.
  let counts: [Int]

  /// Nil for a memory of nothing.
  init?(_ memory: BuildMemory) {
    guard let structure = memory.bodies.structure, let facts = memory.pages.facts, let related = memory.related.options
    else { return nil }
    structureOfBodies = structure
    entries = memory.entries
    self.facts = facts
    self.related = related
    texts = memory.load.texts.count
    counts = [memory.bodies.bodies.count, memory.related.texts.count, memory.pages.pages.count]
  }
}

extension SiteMemory: Storable {
  func write(to writer: inout ByteWriter) {
    structureOfBodies.write(to: &writer)
    entries.environment.write(to: &writer)
    let identities = Array(entries.fingerprints.keys)
    identities.write(to: &writer)
    identities.map { entries.fingerprints[$0] ?? .none }.write(to: &writer)
    facts.environment.write(to: &writer)
    facts.structure.write(to: &writer)
    facts.entries.write(to: &writer)
    facts.articles.write(to: &writer)
    facts.others.write(to: &writer)
    related.write(to: &writer)
    texts.write(to: &writer)
    counts.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    structureOfBodies = try Fingerprint(from: &reader)
    let environment = try Fingerprint(from: &reader)
    let identities = try [Fingerprint](from: &reader)
    let fingerprints = try [Fingerprint](from: &reader)
    entries = EntryMemory(
      environment: environment,
      fingerprints: Dictionary(zip(identities, fingerprints), uniquingKeysWith: { first, _ in first }))
    facts = PagesMemory.Facts(
      environment: try Fingerprint(from: &reader), structure: try Fingerprint(from: &reader),
      entries: try [Fingerprint](from: &reader), articles: try [Fingerprint](from: &reader),
      others: try Fingerprint(from: &reader))
    related = try RelatedMemory.Options(from: &reader)
    texts = try Int(from: &reader)
    counts = try [Int](from: &reader)
  }
}
