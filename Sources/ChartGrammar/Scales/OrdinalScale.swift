import ChartData

/// A scale from words to a list of outputs, used again from the start when it is too short.
struct OrdinalScale: Sendable {
  let domain: [Value]
  let range: [Value]
  private let index: [Value: Int]

  init(domain: [Value], range: [Value]) {
    self.domain = domain
    self.range = range
    index = Dictionary(zip(domain, domain.indices), uniquingKeysWith: { a, _ in a })
  }

  func output(_ value: Value) -> Value? {
    guard let rank = index[value], !range.isEmpty else { return nil }
    return range[rank % range.count]
  }
}
