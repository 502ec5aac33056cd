import Glibc
import Limits

/// Round steps for axes: 1, 2 and 5 times powers of ten (d3-array's `ticks`, `tickStep`, `tickIncrement`).
package enum TickStep {
  private static let e10 = 50.0.squareRoot()
  private static let e5 = 10.0.squareRoot()
  private static let e2 = 2.0.squareRoot()

  /// First and last index and the increment; a negative increment is the reciprocal of the step.
  static func spec(_ start: Double, _ stop: Double, _ count: Double) -> (Double, Double, Double) {
    let step = (stop - start) / max(0, count)
    let power = log10(step).rounded(.down)
    let error = step / pow(10, power)
    let factor = error >= e10 ? 10.0 : error >= e5 ? 5.0 : error >= e2 ? 2.0 : 1.0
    var first: Double
    var last: Double
    var increment: Double
    if power < 0 {
      increment = pow(10, -power) / factor
      first = (start * increment).rounded()
      last = (stop * increment).rounded()
      if first / increment < start { first += 1 }
      if last / increment > stop { last -= 1 }
      increment = -increment
    } else {
      increment = pow(10, power) * factor
      first = (start / increment).rounded()
      last = (stop / increment).rounded()
      if first * increment < start { first += 1 }
      if last * increment > stop { last -= 1 }
    }
    if last < first, count >= 0.5, count < 2 { return spec(start, stop, count * 2) }
    return (first, last, increment)
  }

  package static func ticks(_ start: Double, _ stop: Double, _ count: Double) -> [Double] {
    guard count > 0, start.isFinite, stop.isFinite else { return [] }
    if start == stop { return [start] }
    let reverse = stop < start
    let (first, last, increment) = reverse ? spec(stop, start, count) : spec(start, stop, count)
    guard last >= first, last - first < 100_000, increment != 0 else { return [] }
    let indices = (0...Int(limited: last - first)).map { first + Double($0) }
    let ticks = indices.map { increment < 0 ? $0 / -increment : $0 * increment }
    return reverse ? ticks.reversed() : ticks
  }

  package static func increment(_ start: Double, _ stop: Double, _ count: Double) -> Double {
    spec(start, stop, count).2
  }

  package static func step(_ start: Double, _ stop: Double, _ count: Double) -> Double {
    let reverse = stop < start
    let increment = reverse ? increment(stop, start, count) : increment(start, stop, count)
    return (reverse ? -1 : 1) * (increment < 0 ? 1 / -increment : increment)
  }

  /// The domain widened to round numbers (d3-scale's `nice`).
  package static func nice(_ domain: (Double, Double), _ count: Double) -> (Double, Double) {
    var (start, stop) = domain.0 <= domain.1 ? domain : (domain.1, domain.0)
    var previous = Double.nan
    for _ in 0..<10 {
      let step = increment(start, stop, count)
      if step == previous {
        break
      } else if step > 0 {
        start = (start / step).rounded(.down) * step
        stop = (stop / step).rounded(.up) * step
      } else if step < 0 {
        start = (start * step).rounded(.up) / step
        stop = (stop * step).rounded(.down) / step
      } else {
        break
      }
      previous = step
    }
    return domain.0 <= domain.1 ? (start, stop) : (stop, start)
  }
}
