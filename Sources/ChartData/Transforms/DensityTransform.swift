import Glibc

/// Estimates the distribution of a field with a Gaussian kernel; the bandwidth by Scott's rule unless given.
package struct DensityTransform: Sendable {
  package let field: String
  package let groupBy: [String]
  /// The kernel's standard deviation in units of the field; 0 means by Scott's rule.
  package var bandwidth = 0.0
  package var isCumulative = false
  /// Densities times the number of values, so that groups compare by size.
  package var givesCounts = false
  /// From where to where the density is estimated; nil for the extent of the values.
  package var extent: (Double, Double)?
  package var minimumSteps = 25
  package var maximumSteps = 200
  /// Whether groups go as far as all values do, and not as far as their own.
  package var sharesExtent = true
  package var names = (value: "value", density: "density")

  package init(field: String, groupBy: [String]) {
    self.field = field
    self.groupBy = groupBy
  }

  package func apply(_ table: Table) -> Table {
    guard let column = table.column(at: field) else { return table }
    let all = BinTransform.extent(of: field, in: table) ?? (0, 0)
    return GroupCurves.table(table, groupBy: groupBy, names: names) { rows in
      // Null counts as 0 here, as in Vega, but doesn't widen the extent.
      let numbers = rows.map { column[$0].asNumber }.filter { !$0.isNaN }
      guard !numbers.isEmpty else { return [] }
      let valid = rows.map { column[$0] }.filter(\.isValid).map(\.asNumber)
      let own = (valid.min() ?? 0, valid.max() ?? 0)
      let kernel = Kernel(numbers, bandwidth: bandwidth)
      let factor = givesCounts ? Double(numbers.count) : 1
      return CurveSampling.points(
        extent: extent ?? (sharesExtent ? all : own), minimumSteps: minimumSteps, maximumSteps: maximumSteps
      ) { factor * (isCumulative ? kernel.cumulative($0) : kernel.density($0)) }
    }
  }

  private struct Kernel {
    let numbers: [Double]
    let bandwidth: Double

    init(_ numbers: [Double], bandwidth: Double) {
      self.numbers = numbers
      self.bandwidth = bandwidth > 0 ? bandwidth : Self.estimate(numbers)
    }

    /// Scott (1992), "Multivariate Density Estimation".
    static func estimate(_ numbers: [Double]) -> Double {
      let count = Double(numbers.count)
      let mean = numbers.reduce(0, +) / count
      let deviation = (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)).squareRoot()
      let sorted = numbers.sorted()
      let quartiles = (Quantile.value(sorted, 0.25), Quantile.value(sorted, 0.75))
      let spread = (quartiles.1 - quartiles.0) / 1.34
      var width = min(deviation, spread)
      if width == 0 { width = deviation != 0 ? deviation : abs(quartiles.0) != 0 ? abs(quartiles.0) : 1 }
      return 1.06 * width * pow(count, -0.2)
    }

    func density(_ x: Double) -> Double {
      var sum = 0.0
      for number in numbers {
        let z = (x - number) / bandwidth
        sum += exp(-0.5 * z * z)
      }
      return sum / ((2 * Double.pi).squareRoot() * bandwidth * Double(numbers.count))
    }

    func cumulative(_ x: Double) -> Double {
      numbers.reduce(0) { $0 + 0.5 * erfc(-(x - $1) / bandwidth / 2.0.squareRoot()) } / Double(numbers.count)
    }
  }
}
