import Glibc

/// A curve fitted by least squares.
package struct RegressionFit: Sendable {
  package let coefficients: [Double]
  package let rSquared: Double
  package let predict: @Sendable (Double) -> Double

  /// Nil if the points don't determine the curve.
  package init?(_ points: [(Double, Double)], method: RegressionMethod, order: Int) {
    guard points.count > 1 else { return nil }
    let fit: ([Double], @Sendable (Double) -> Double)?
    switch method {
    case .linear: fit = Self.polynomial(points, 1)
    case .quad: fit = Self.polynomial(points, 2)
    case .poly: fit = Self.polynomial(points, order)
    case .log:
      fit = Self.line(points.map { (Foundationless.log($0.0), $0.1, 1) }).map { a, b in
        ([a, b], { a + b * Foundationless.log($0) })
      }
    case .exp:
      fit = Self.line(points.map { ($0.0, Foundationless.log($0.1), $0.1) }).map { a, b in
        ([Foundationless.exp(a), b], { Foundationless.exp(a) * Foundationless.exp(b * $0) })
      }
    case .pow:
      fit = Self.line(points.map { (Foundationless.log($0.0), Foundationless.log($0.1), 1) }).map { a, b in
        ([Foundationless.exp(a), b], { Foundationless.exp(a) * Foundationless.pow($0, b) })
      }
    }
    guard let fit, fit.0.allSatisfy(\.isFinite) else { return nil }
    coefficients = fit.0
    predict = fit.1
    let mean = points.reduce(0) { $0 + $1.1 } / Double(points.count)
    let total = points.reduce(0) { $0 + ($1.1 - mean) * ($1.1 - mean) }
    let rest = points.reduce(0) { $0 + ($1.1 - fit.1($1.0)) * ($1.1 - fit.1($1.0)) }
    rSquared = total == 0 ? 1 : 1 - rest / total
  }

  /// Weighted straight line through (x, y, weight): intercept and slope.
  private static func line(_ points: [(Double, Double, Double)]) -> (Double, Double)? {
    let weight = points.reduce(0) { $0 + $1.2 }
    let mx = points.reduce(0) { $0 + $1.0 * $1.2 } / weight
    let my = points.reduce(0) { $0 + $1.1 * $1.2 } / weight
    let sxy = points.reduce(0) { $0 + $1.2 * ($1.0 - mx) * ($1.1 - my) }
    let sxx = points.reduce(0) { $0 + $1.2 * ($1.0 - mx) * ($1.0 - mx) }
    guard sxx != 0 else { return (my, 0) }
    let slope = sxy / sxx
    return (my - slope * mx, slope)
  }

  /// Normal equations over centred x, solved by elimination with pivots.
  private static func polynomial(_ points: [(Double, Double)], _ order: Int) -> (
    [Double], @Sendable (Double) -> Double
  )? {
    let size = max(0, min(order, 12)) + 1
    let centre = points.reduce(0) { $0 + $1.0 } / Double(points.count)
    let spread = points.map { abs($0.0 - centre) }.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
    for (x, y) in points {
      let u = (x - centre) / spread
      var powers = [1.0]
      for _ in 1..<(2 * size) { powers.append(powers[powers.count - 1] * u) }
      for row in 0..<size {
        for column in 0..<size { matrix[row][column] += powers[row + column] }
        matrix[row][size] += powers[row] * y
      }
    }
    guard let solved = solve(&matrix, size) else { return nil }
    let coefficients = expanded(solved, centre, spread)
    return (
      coefficients,
      { x in
        let u = (x - centre) / spread
        return solved.reversed().reduce(0) { $0 * u + $1 }
      }
    )
  }

  private static func solve(_ matrix: inout [[Double]], _ size: Int) -> [Double]? {
    for pivot in 0..<size {
      guard let best = (pivot..<size).max(by: { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) }),
        abs(matrix[best][pivot]) > 1e-14
      else { return nil }
      matrix.swapAt(pivot, best)
      for row in 0..<size where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in pivot...size { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    return (0..<size).map { matrix[$0][size] / matrix[$0][$0] }
  }

  /// Coefficients of x from those of (x − centre) / spread.
  private static func expanded(_ solved: [Double], _ centre: Double, _ spread: Double) -> [Double] {
    var result = [Double](repeating: 0, count: solved.count)
    var power = [1.0]
    for coefficient in solved {
      for (index, value) in power.enumerated() { result[index] += coefficient * value }
      var next = [Double](repeating: 0, count: power.count + 1)
      for (index, value) in power.enumerated() {
        next[index] -= value * centre / spread
        next[index + 1] += value / spread
      }
      power = next
    }
    return result
  }
}

/// The C functions under names that an enum's cases don't hide.
private enum Foundationless {
  static func log(_ x: Double) -> Double { cLog(x) }
  static func exp(_ x: Double) -> Double { cExp(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { cPow(x, y) }
}

private let cLog: @Sendable (Double) -> Double = { log($0) }

private let cExp: @Sendable (Double) -> Double = { exp($0) }

private let cPow: @Sendable (Double, Double) -> Double = { pow($0, $1) }
