import Incremental

/// What lists show of each article, as a fingerprint.
struct EntryMemory: Sendable {
  var environment = Fingerprint.none
  /// By the identity of the article's body.
  var fingerprints: [Fingerprint: Fingerprint] = [:]
}
