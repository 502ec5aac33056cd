import Retrieval

/// Knows the terms of the texts in the store, by source path: how often each stands in a text is nine tenths of what is
/// kept of it, and asked for of a few texts only.
struct TermKeeper: Sendable {
  let terms: @Sendable (_ paths: [String]) async throws -> [TermCounts]
}
