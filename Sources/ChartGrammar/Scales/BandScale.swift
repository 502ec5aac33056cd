import ChartData

/// A scale from words to places along a line, with a width (band) or without one (point).
struct BandScale: Sendable {
  let domain: [Value]
  let index: [Value: Int]
  let start: Double
  let stop: Double
  let step: Double
  let bandwidth: Double
  let isReversed: Bool
  /// The first place.
  private let origin: Double

  /// `inner` and `outer` paddings in steps; for a point scale inner is 1. `range` may run backwards.
  init(
    domain: [Value], range: (Double, Double), inner: Double, outer: Double, align: Double = 0.5, rounds: Bool = false,
    isReversed: Bool = false
  ) {
    self.domain = domain
    index = Dictionary(zip(domain, domain.indices), uniquingKeysWith: { a, _ in a })
    let flips = (range.1 < range.0) != isReversed
    let (low, high) = (min(range.0, range.1), max(range.0, range.1))
    let count = Double(domain.count)
    let space = Self.space(count, inner, outer)
    var step = (high - low) / max(1, space)
    if rounds { step = step.rounded(.down) }
    var origin = low + (high - low - step * (count - inner)) * align
    var bandwidth = step * (1 - inner)
    if rounds {
      origin = (origin + 0.5).rounded(.down)
      bandwidth = (bandwidth + 0.5).rounded(.down)
    }
    self.step = step
    self.bandwidth = bandwidth
    self.origin = origin
    self.isReversed = flips
    (start, stop) = (range.0, range.1)
  }

  /// How many steps a number of bands takes with its paddings.
  static func space(_ count: Double, _ inner: Double, _ outer: Double) -> Double {
    let space = count - inner + outer * 2
    return count == 0 ? 0 : space > 0 ? space : 1
  }

  /// The beginning of a word's band; NaN for a word outside the domain.
  func position(_ value: Value) -> Double {
    guard let rank = index[value] else { return .nan }
    return origin + step * Double(isReversed ? domain.count - 1 - rank : rank)
  }
}
