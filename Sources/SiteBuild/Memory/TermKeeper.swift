import Incremental
import Retrieval

/// Knows the terms of the texts in the store: how often each stands in a text is nine tenths of what is kept of it, and
/// asked for of a few texts only.
struct TermKeeper: Sendable {
  private let reader: SegmentReader

  init(_ reader: SegmentReader) { self.reader = reader }

  func terms(of paths: [String]) async throws -> [TermCounts] {
    try await reader.values(of: .terms, named: paths).map { bytes in
      var reader = ByteReader(bytes)
      return try TermCounts(from: &reader)
    }
  }
}
