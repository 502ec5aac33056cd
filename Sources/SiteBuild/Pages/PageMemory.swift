import Incremental

/// A page as it was published.
struct PageMemory: Sendable, Equatable {
  /// Of everything that the page was made from.
  let key: Fingerprint
  /// Of its bytes.
  let fingerprint: Fingerprint
  /// Of the file they were written to; nil if there is none.
  let stamp: FileStamp?
}
