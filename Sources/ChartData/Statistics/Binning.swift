import Glibc
import Limits

/// Equal bins of a number range with round boundaries (vega-statistics' `bin`).
package struct Binning: Sendable, Equatable {
  package let start: Double
  package let stop: Double
  package let step: Double

  package struct Options: Sendable {
    package var maximum: Double = 10
    package var base: Double = 10
    package var divide: [Double] = [5, 2]
    package var minimumStep: Double = 0
    package var step: Double?
    package var steps: [Double] = []
    package var isNice = true
    package var anchor: Double?

    package init() {}
  }

  /// A base that is hardly more than 1 takes many steps, and none gets anywhere with one that isn't.
  private static let mostWidenings = 2000

  /// Whatever the numbers are: where they give no step, there is one bin.
  package init(extent: (Double, Double), options: Options) {
    let (low, high) = extent.0 <= extent.1 ? extent : (extent.1, extent.0)
    let base = log(options.base)
    let span = high - low != 0 ? high - low : (abs(low) != 0 ? abs(low) : 1)
    let asked = Self.step(span, options, base)
    let step = asked.isFinite && asked > 0 ? asked : span
    let exponent = log(step)
    let precision = exponent >= 0 ? 0 : (-exponent / base).rounded(.towardZero) + 1
    let epsilon = pow(options.base, -precision - 1)
    var start = low
    var stop = high
    if options.isNice {
      let floor = (low / step + epsilon).rounded(.down) * step
      start = low < floor ? floor - step : floor
      stop = (high / step).rounded(.up) * step
    }
    if let anchor = options.anchor {
      let shift = anchor - (start + step * ((anchor - start) / step).rounded(.down))
      start += shift
      stop += shift
    }
    self.start = start
    self.stop = stop == start ? start + step : stop
    self.step = step
  }

  private static func step(_ span: Double, _ options: Options, _ base: Double) -> Double {
    if let step = options.step { return step }
    if !options.steps.isEmpty {
      let target = span / options.maximum
      let index = options.steps.firstIndex { $0 >= target } ?? options.steps.count
      return options.steps[max(0, index - 1)]
    }
    let level = (log(options.maximum) / base).rounded(.up)
    var step = max(options.minimumStep, pow(options.base, (log(span) / base).rounded() - level))
    for _ in 0..<Self.mostWidenings where (span / step).rounded(.up) > options.maximum { step *= options.base }
    for divisor in options.divide {
      let candidate = step / divisor
      if candidate >= options.minimumStep, span / candidate <= options.maximum { step = candidate }
    }
    return step
  }

  /// The start of a value's bin; NaN for what has none.
  package func floor(_ value: Double) -> Double {
    guard !value.isNaN else { return .nan }
    let clamped = max(start, min(value, stop - step))
    return start + step * (1e-14 + (clamped - start) / step).rounded(.down)
  }

  package var boundaries: [Double] {
    let count = Int(((stop - start) / step + 0.5).rounded(.down), heldIn: 0...Limit.bins.most) ?? 0
    return (0...count).map { start + Double($0) * step }
  }
}
