import ChartData

/// A scale from numbers to a few outputs, by thresholds (quantile, quantize, threshold, bin-ordinal).
struct DiscretizingScale: Sendable {
  let type: ScaleType
  let domain: [Double]
  let thresholds: [Double]
  let range: [Value]

  func output(_ value: Double) -> Value? {
    guard !value.isNaN, !range.isEmpty else { return nil }
    var low = 0
    var high = thresholds.count
    while low < high {
      let middle = (low + high) / 2
      if value < thresholds[middle] { high = middle } else { low = middle + 1 }
    }
    return range[min(low, range.count - 1)]
  }

  static func quantile(_ values: [Double], range: [Value]) -> DiscretizingScale {
    let sorted = values.filter { !$0.isNaN }.sorted()
    let count = max(1, range.count)
    let thresholds = (1..<max(1, count)).map { Quantile.value(sorted, Double($0) / Double(count)) }
    return DiscretizingScale(type: .quantile, domain: sorted, thresholds: thresholds, range: range)
  }

  static func quantize(_ domain: (Double, Double), range: [Value]) -> DiscretizingScale {
    let count = max(1, range.count)
    let thresholds = (1..<max(1, count)).map {
      (Double($0) * domain.1 + Double(count - $0) * domain.0) / Double(count)
    }
    return DiscretizingScale(type: .quantize, domain: [domain.0, domain.1], thresholds: thresholds, range: range)
  }
}
