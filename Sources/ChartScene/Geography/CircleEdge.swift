import Glibc

/// Cuts at a circle about the centre of the projection (d3-geo's `clipCircle`).
final class CircleEdge: ClipEdge {
  let radius: Double
  let cosine: Double
  private static let step = 2 * Double.pi / 180

  /// The radius as an angle in radians.
  init(radius: Double) {
    self.radius = radius
    cosine = cos(radius)
  }

  var isSmall: Bool { cosine > 0 }
  var isHemisphere: Bool { abs(cosine) <= geoEpsilon }
  var start: GeoPoint { isSmall ? GeoPoint(0, -radius) : GeoPoint(-.pi, radius - .pi) }

  func isVisible(_ x: Double, _ y: Double) -> Bool { cos(x) * cos(y) > cosine }
  func line(to sink: any ClipSink) -> any ClipLine { CircleLine(self, sink) }

  func interpolate(_ from: GeoPoint?, _ to: GeoPoint?, _ direction: Double, _ sink: any ClipSink) {
    let step = direction * Self.step
    var t0 = radius + direction * 2 * .pi
    var t1 = radius - step / 2
    if let from, let to {
      (t0, t1) = (angle(from), angle(to))
      if direction > 0 ? t0 < t1 : t0 > t1 { t0 += direction * 2 * .pi }
    }
    let sine = sin(radius)
    var t = t0
    while direction > 0 ? t > t1 : t < t1 {
      let point = Cartesian(cosine, -sine * cos(t), -sine * sin(t)).spherical
      sink.point(point.longitude, point.latitude, mark: 0)
      t -= step
    }
  }

  /// The angle of a point round the circle.
  private func angle(_ place: GeoPoint) -> Double {
    var point = Cartesian(place.longitude, place.latitude)
    point.x -= cosine
    point = point.normalized
    let angle = acos(max(-1, min(1, -point.y)))
    return ((-point.z < 0 ? -angle : angle) + 2 * .pi - geoEpsilon).truncatingRemainder(dividingBy: 2 * .pi)
  }

  /// The sides of the circle's box that a point lies beyond, as bits.
  func code(_ x: Double, _ y: Double) -> Int {
    let reach = isSmall ? radius : .pi - radius
    return (x < -reach ? 1 : x > reach ? 2 : 0) | (y < -reach ? 4 : y > reach ? 8 : 0)
  }

  /// Where the great circle through two points meets the circle, on the way into it.
  func crossing(_ a: ClipPoint, _ b: ClipPoint) -> ClipPoint? { crossings(a, b)?.first }

  /// Both meetings, if the first lies between the points.
  func bothCrossings(_ a: ClipPoint, _ b: ClipPoint) -> [ClipPoint]? {
    guard let both = crossings(a, b), both.count == 2, isBetween(both[0], a, b) else { return nil }
    return both
  }

  private func crossings(_ a: ClipPoint, _ b: ClipPoint) -> [ClipPoint]? {
    let n2 = Cartesian(a.x, a.y).cross(Cartesian(b.x, b.y))
    let n2n2 = n2.dot(n2)
    let n1n2 = n2.x
    let determinant = n2n2 - n1n2 * n1n2
    guard determinant != 0 else { return [a] }
    let u = Cartesian(1, 0, 0).cross(n2)
    let base = Cartesian(1, 0, 0) * (cosine * n2n2 / determinant) + n2 * (-cosine * n1n2 / determinant)
    let w = base.dot(u)
    let uu = u.dot(u)
    let t2 = w * w - uu * (base.dot(base) - 1)
    guard t2 >= 0 else { return nil }
    let t = t2.squareRoot()
    return [(-w - t) / uu, (-w + t) / uu].map { factor in
      let place = (u * factor + base).spherical
      return ClipPoint(x: place.longitude, y: place.latitude)
    }
  }

  private func isBetween(_ q: ClipPoint, _ a: ClipPoint, _ b: ClipPoint) -> Bool {
    let (low, high) = (min(a.x, b.x), max(a.x, b.x))
    let delta = high - low
    let isPolar = abs(delta - .pi) < geoEpsilon
    if isPolar {
      let (yLow, yHigh) = a.x <= b.x ? (a.y, b.y) : (b.y, a.y)
      return (yLow + yHigh > 0) != (q.y < (abs(q.x - low) < geoEpsilon ? yLow : yHigh))
    }
    if delta < geoEpsilon { return min(a.y, b.y) <= q.y && q.y <= max(a.y, b.y) }
    return (delta > .pi) != (low <= q.x && q.x <= high)
  }
}

private final class CircleLine: ClipLine {
  private let edge: CircleEdge
  private let sink: any ClipSink
  private var before: ClipPoint?
  private var codeBefore = 0
  private var wasVisible = false
  private var startedVisible = false
  private var isClean = true

  init(_ edge: CircleEdge, _ sink: any ClipSink) {
    self.edge = edge
    self.sink = sink
  }

  var cleanness: Int { (isClean ? 1 : 0) | (startedVisible && wasVisible ? 2 : 0) }

  func lineStart() {
    (startedVisible, wasVisible, isClean) = (false, false, true)
  }

  func lineEnd() {
    if wasVisible { sink.lineEnd() }
    before = nil
  }

  func point(_ x: Double, _ y: Double) {
    let point = ClipPoint(x: x, y: y)
    let isVisible = edge.isVisible(x, y)
    let code =
      edge.isSmall
      ? (isVisible ? 0 : edge.code(x, y)) : (isVisible ? edge.code(x + (x < 0 ? .pi : -.pi), y) : 0)
    if before == nil {
      startedVisible = isVisible
      wasVisible = isVisible
      if isVisible { sink.lineStart() }
    }
    if isVisible != wasVisible, let last = before {
      cross(from: last, to: point, isEntering: isVisible)
    } else if !edge.isHemisphere, let last = before, edge.isSmall != isVisible, code & codeBefore == 0 {
      touch(last, point)
    }
    if isVisible, before.map({ !$0.isSame(point) }) ?? true { sink.point(point.x, point.y, mark: 0) }
    (before, wasVisible, codeBefore) = (point, isVisible, code)
  }

  private func cross(from last: ClipPoint, to point: ClipPoint, isEntering: Bool) {
    isClean = false
    if isEntering {
      sink.lineStart()
      let crossing = edge.crossing(point, last)
      if let crossing { sink.point(crossing.x, crossing.y, mark: 0) }
      before = crossing
    } else {
      let crossing = edge.crossing(last, point)
      if let crossing { sink.point(crossing.x, crossing.y, mark: 2) }
      sink.lineEnd()
      before = crossing
    }
  }

  /// A line that leaves and comes back (or the other way round) between two points.
  private func touch(_ last: ClipPoint, _ point: ClipPoint) {
    guard let t = edge.bothCrossings(point, last) else { return }
    isClean = false
    if edge.isSmall {
      sink.lineStart()
      sink.point(t[0].x, t[0].y, mark: 0)
      sink.point(t[1].x, t[1].y, mark: 0)
      sink.lineEnd()
    } else {
      sink.point(t[1].x, t[1].y, mark: 0)
      sink.lineEnd()
      sink.lineStart()
      sink.point(t[0].x, t[0].y, mark: 3)
    }
  }
}
