import Incremental

/// A body with all that decides whether it can be used again. A class, because thousands of them are handed on at each
/// build.
final class BodyMemory: Sendable {
  /// Of everything that it was made from but the answers to its requests.
  let key: Fingerprint
  let requests: [BodyRequest]
  let body: RenderedBody

  init(key: Fingerprint, requests: [BodyRequest], body: RenderedBody) {
    self.key = key
    self.requests = requests
    self.body = body
  }
}
