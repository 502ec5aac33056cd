import Limits

/// Smooths two fields by local regression (Cleveland 1979, with two rounds of robust weights).
package struct LoessTransform: Sendable {
  package let x: String
  package let y: String
  package let groupBy: [String]
  /// The share of the points that a point is smoothed by, from 0 to 1.
  package let bandwidth: Double
  package let names: (x: String, y: String)

  package init(x: String, y: String, groupBy: [String], bandwidth: Double, names: (x: String, y: String)) {
    self.x = x
    self.y = y
    self.groupBy = groupBy
    self.bandwidth = bandwidth
    self.names = names
  }

  package func apply(_ table: Table) -> Table {
    guard let xs = table.column(at: x), let ys = table.column(at: y) else { return table }
    return GroupCurves.table(table, groupBy: groupBy, names: names) { rows in
      let points = rows.map { (xs[$0], ys[$0]) }.filter { $0.0.isValid && $0.1.isValid }
        .map { ($0.0.asNumber, $0.1.asNumber) }.filter { !$0.0.isNaN && !$0.1.isNaN }
        .sorted { $0.0 < $1.0 }
      return Self.smooth(points, bandwidth)
    }
  }

  private static func smooth(_ points: [(Double, Double)], _ bandwidth: Double) -> [(Double, Double)] {
    let count = points.count
    guard count > 0 else { return [] }
    let mx = points.reduce(0) { $0 + $1.0 } / Double(count)
    let my = points.reduce(0) { $0 + $1.1 } / Double(count)
    let xv = points.map { $0.0 - mx }
    let yv = points.map { $0.1 - my }
    let width = Int(bandwidth * Double(count), heldIn: 2...max(2, count)) ?? 2
    var fitted = [Double](repeating: 0, count: count)
    var residuals = fitted
    var robustness = [Double](repeating: 1, count: count)
    for round in 0...2 {
      var interval = (0, min(count, width) - 1)
      for index in 0..<count {
        let edge = xv[index] - xv[interval.0] > xv[interval.1] - xv[index] ? interval.0 : interval.1
        let scale = 1 / abs(xv[edge] - xv[index] == 0 ? 1 : xv[edge] - xv[index])
        fitted[index] = local(index, interval, xv, yv, robustness, scale)
        residuals[index] = abs(yv[index] - fitted[index])
        advance(xv, index + 1, &interval)
      }
      guard round < 2 else { break }
      let median = Quantile.value(residuals.sorted(), 0.5)
      guard abs(median) >= 1e-12 else { break }
      for index in 0..<count {
        let part = residuals[index] / (6 * median)
        robustness[index] = part >= 1 ? 1e-12 : (1 - part * part) * (1 - part * part)
      }
    }
    return distinct(xv, fitted, mx, my)
  }

  private static func local(
    _ index: Int, _ interval: (Int, Int), _ xv: [Double], _ yv: [Double], _ robustness: [Double], _ scale: Double
  ) -> Double {
    // Sums, divided at the end: the farthest neighbour has no weight, and may come first.
    var (w, x, y, xy, x2) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for k in interval.0...interval.1 {
      let distance = abs(xv[index] - xv[k]) * scale
      let cube = 1 - distance * distance * distance
      let weight = cube * cube * cube * robustness[k]
      w += weight
      x += xv[k] * weight
      y += yv[k] * weight
      xy += yv[k] * xv[k] * weight
      x2 += xv[k] * xv[k] * weight
    }
    (x, y, xy, x2) = (x / w, y / w, xy / w, x2 / w)
    let delta = x2 - x * x
    let slope = abs(delta) < 1e-24 ? 0 : (xy - x * y) / delta
    return y - slope * x + slope * xv[index]
  }

  private static func advance(_ xv: [Double], _ index: Int, _ interval: inout (Int, Int)) {
    guard index < xv.count else { return }
    var (left, right) = interval
    guard left < xv.count, right + 1 < xv.count else { return }
    while index > left, right + 1 < xv.count, xv[right + 1] - xv[index] <= xv[index] - xv[left] {
      left += 1
      right += 1
    }
    interval = (left, right)
  }

  /// Points with the same x become one; as in Vega its y is the mean of all but the first.
  private static func distinct(_ xv: [Double], _ fitted: [Double], _ mx: Double, _ my: Double) -> [(Double, Double)] {
    var result: [(Double, Double)] = []
    var count = 0.0
    for index in xv.indices {
      let point = (xv[index] + mx, fitted[index] + my)
      if let last = result.last, last.0 == point.0 {
        count += 1
        result[result.count - 1].1 += (point.1 - last.1) / count
      } else {
        count = 0
        result.append(point)
      }
    }
    return result
  }
}
