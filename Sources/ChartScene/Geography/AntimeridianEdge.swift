import Glibc

/// Cuts at the meridian of 180° (d3-geo's `clipAntimeridian`).
final class AntimeridianEdge: ClipEdge {
  let start = GeoPoint(-.pi, -.pi / 2)

  func isVisible(_ x: Double, _ y: Double) -> Bool { true }
  func line(to sink: any ClipSink) -> any ClipLine { AntimeridianLine(sink) }

  func interpolate(_ from: GeoPoint?, _ to: GeoPoint?, _ direction: Double, _ sink: any ClipSink) {
    func point(_ x: Double, _ y: Double) { sink.point(x, y, mark: 0) }
    guard let from, let to else {
      let pole = direction * .pi / 2
      let corners: [(Double, Double)] = [
        (-.pi, pole), (0, pole), (.pi, pole), (.pi, 0), (.pi, -pole), (0, -pole), (-.pi, -pole), (-.pi, 0),
        (-.pi, pole),
      ]
      return corners.forEach { point($0.0, $0.1) }
    }
    guard abs(from.longitude - to.longitude) > geoEpsilon else { return point(to.longitude, to.latitude) }
    let side: Double = from.longitude < to.longitude ? .pi : -.pi
    let pole = direction * side / 2
    point(-side, pole)
    point(0, pole)
    point(side, pole)
  }
}

private final class AntimeridianLine: ClipLine {
  private let sink: any ClipSink
  private var before = GeoPoint(.nan, .nan)
  private var sideBefore = Double.nan
  private var isClean = true

  init(_ sink: any ClipSink) { self.sink = sink }

  var cleanness: Int { isClean ? 1 : 2 }

  func lineStart() {
    sink.lineStart()
    isClean = true
  }

  func lineEnd() {
    sink.lineEnd()
    before = GeoPoint(.nan, .nan)
  }

  func point(_ x: Double, _ y: Double) {
    var x1 = x
    let side: Double = x > 0 ? .pi : -.pi
    let delta = abs(x - before.longitude)
    if abs(delta - .pi) < geoEpsilon {
      before.latitude = (before.latitude + y) / 2 > 0 ? .pi / 2 : -.pi / 2
      sink.point(before.longitude, before.latitude, mark: 0)
      jump(to: side)
      sink.point(x, before.latitude, mark: 0)
    } else if sideBefore != side, delta >= .pi {
      if abs(before.longitude - sideBefore) < geoEpsilon { before.longitude -= sideBefore * geoEpsilon }
      if abs(x1 - side) < geoEpsilon { x1 -= side * geoEpsilon }
      before.latitude = Self.crossing(before, GeoPoint(x1, y))
      jump(to: side)
    }
    before = GeoPoint(x1, y)
    sink.point(x1, y, mark: 0)
    sideBefore = side
  }

  private func jump(to side: Double) {
    sink.point(sideBefore, before.latitude, mark: 0)
    sink.lineEnd()
    sink.lineStart()
    sink.point(side, before.latitude, mark: 0)
    isClean = false
  }

  /// The latitude at which a great circle crosses the antimeridian.
  private static func crossing(_ a: GeoPoint, _ b: GeoPoint) -> Double {
    let turn = sin(a.longitude - b.longitude)
    guard abs(turn) > geoEpsilon else { return (a.latitude + b.latitude) / 2 }
    let (ca, cb) = (cos(a.latitude), cos(b.latitude))
    return atan(
      (sin(a.latitude) * cb * sin(b.longitude) - sin(b.latitude) * ca * sin(a.longitude)) / (ca * cb * turn))
  }
}
