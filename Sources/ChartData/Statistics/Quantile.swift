/// Quantiles of sorted numbers by linear interpolation (R's type 7, as d3-array has them).
package enum Quantile {
  package static func value(_ sorted: [Double], _ p: Double) -> Double {
    guard !sorted.isEmpty, !p.isNaN else { return .nan }
    if p <= 0 || sorted.count < 2 { return sorted[0] }
    if p >= 1 { return sorted[sorted.count - 1] }
    let position = Double(sorted.count - 1) * p
    let index = Int(position)
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (position - Double(index))
  }
}
