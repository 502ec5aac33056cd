import Incremental

/// A body with all that decides whether it can be used again.
struct BodyMemory: Sendable {
  /// Of everything that it was made from but the answers to its requests.
  let key: Fingerprint
  let requests: [BodyRequest]
  var body: RenderedBody
}
