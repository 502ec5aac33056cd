import Incremental

/// What lists show of each article, as a fingerprint.
struct EntryMemory: Sendable {
  /// What all entries are made from besides their article's text: settings, words and facts.
  var environment = Fingerprint.none
  /// By the identity of the article's body.
  var fingerprints: [Fingerprint: Fingerprint] = [:]
}
