import Formulas
import Incremental
import Retrieval

/// What is read from the store while the archive is put together: nothing before the rendering of texts asks for it.
struct StoredWork: Sendable {
  let bodies: [String: BodyMemory]
  let related: RelatedMemory
  let pages: [String: PageMemory]

  /// `pages` are those of the store, if they were read already.
  static func read(
    _ reader: SegmentReader, _ site: SiteMemory, _ frequency: DocumentFrequency.Kept, pages known: [String: PageMemory]?
  ) async throws
    -> StoredWork
  {
    var pages = known ?? [:]
    if known == nil { pages = try await reader.values(of: .pages) }
    async let bodies: [String: BodyMemory] = reader.values(of: .bodies)
    let texts = try await reader.values(of: [.related, .cells]) {
      try RelatedMemory.Text.values(in: $0[0], cells: $0[1])
    }
    guard let table = DocumentFrequency(frequency), frequency.texts == texts.count else { throw CorruptBytes() }
    let work = StoredWork(
      bodies: try await bodies,
      related: RelatedMemory(
        texts: texts, frequency: table, options: site.related,
        keeper: TermKeeper { try reader.terms(of: $0) }),
      pages: pages)
    guard site.counts == [work.bodies.count, work.related.texts.count, work.pages.count] else { throw CorruptBytes() }
    return work
  }
}

extension SegmentReader {
  /// Those of one segment; none if they can't be read.
  @Sendable func formulas(_ number: Int) -> [(String, Formula)] {
    guard let reader = try? Store.Reader(path),
      let bytes = try? reader.value(of: MemoryStore.Kind.formulas.rawValue, named: String(number)),
      let formulas: [(String, Formula)] = try? Segment.values(in: bytes)
    else { return [] }
    return formulas
  }

  fileprivate func terms(of paths: [String]) throws -> [TermCounts] {
    try values(of: .terms, named: paths).map { bytes in
      var reader = ByteReader(bytes)
      return try TermCounts(from: &reader)
    }
  }
}
