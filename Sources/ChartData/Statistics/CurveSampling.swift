import Glibc
import Limits

/// Points on a curve, denser where it bends (vega-statistics' `sampleCurve`).
package enum CurveSampling {
  package static func points(
    extent: (Double, Double), minimumSteps: Int = 25, maximumSteps: Int = 200, curve: (Double) -> Double
  ) -> [(Double, Double)] {
    let (low, high) = extent
    let span = high - low
    let minimumSteps = max(1, min(minimumSteps, Limit.curvePoints.most))
    let most = max(minimumSteps, min(maximumSteps, Limit.curvePoints.most))
    func point(_ x: Double) -> (Double, Double) { (x, curve(x)) }
    func even(_ index: Int) -> (Double, Double) { point(low + Double(index) / Double(minimumSteps) * span) }
    var done = [point(low)]
    if minimumSteps == most {
      done += (1..<max(1, most)).map(even)
      done.append(point(high))
      return done
    }
    var ahead = [point(high)] + (1..<minimumSteps).reversed().map(even)
    let ys = ahead.map(\.1) + [done[0].1]
    let scale = (1 / span, 1 / ((ys.max() ?? 1) - (ys.min() ?? 0)))
    var last = done[0]
    while let next = ahead.last, done.count < Limit.curvePoints.most {
      let middle = point((last.0 + next.0) / 2)
      if middle.0 - last.0 >= span / Double(most), bend(last, middle, next, scale) > 0.5 * .pi / 180 {
        ahead.append(middle)
      } else {
        last = next
        done.append(next)
        ahead.removeLast()
      }
    }
    return done
  }

  private static func bend(
    _ p: (Double, Double), _ q: (Double, Double), _ r: (Double, Double), _ scale: (Double, Double)
  ) -> Double {
    let straight = atan2(scale.1 * (r.1 - p.1), scale.0 * (r.0 - p.0))
    let actual = atan2(scale.1 * (q.1 - p.1), scale.0 * (q.0 - p.0))
    return abs(straight - actual)
  }
}
