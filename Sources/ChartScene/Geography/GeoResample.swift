import Glibc

/// Projects points, and adds points to lines that the projection bends (d3-geo's adaptive resampling).
final class GeoResample: GeoStream {
  private struct Stop {
    var x = Double.nan
    var y = Double.nan
    var longitude = Double.nan
    var space = Cartesian(.nan, .nan, .nan)
  }

  private static let deepest = 16
  private static let leastCosine = cos(30 * Double.pi / 180)

  private let project: (Double, Double) -> (Double, Double)
  private let tolerance: Double
  private let sink: any GeoStream
  private var isPolygon = false
  private var isLine = false
  private var isFirst = false
  private var before = Stop()
  private var opening = Stop()

  /// `precision` in pixels; 0 leaves lines as they are.
  init(_ project: @escaping (Double, Double) -> (Double, Double), precision: Double, to sink: any GeoStream) {
    self.project = project
    tolerance = precision * precision
    self.sink = sink
  }

  func point(_ x: Double, _ y: Double) {
    guard isLine, tolerance > 0 else {
      let (px, py) = project(x, y)
      return sink.point(px, py)
    }
    let (px, py) = project(x, y)
    let stop = Stop(x: px, y: py, longitude: x, space: Cartesian(x, y))
    line(from: before, to: stop, Self.deepest)
    before = stop
    sink.point(px, py)
    if isFirst { opening = stop }
    isFirst = false
  }

  func lineStart() {
    before = Stop()
    isLine = true
    isFirst = true
    sink.lineStart()
  }

  func lineEnd() {
    if isPolygon, tolerance > 0 { line(from: before, to: opening, Self.deepest) }
    isLine = false
    sink.lineEnd()
  }

  func polygonStart() {
    isPolygon = true
    sink.polygonStart()
  }

  func polygonEnd() {
    isPolygon = false
    sink.polygonEnd()
  }

  func sphere() { sink.sphere() }

  private func line(from a: Stop, to b: Stop, _ depth: Int) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    guard length > 4 * tolerance, depth > 0 else { return }
    let middle = (a.space + b.space).normalized
    let isSame = abs(abs(middle.z) - 1) < geoEpsilon || abs(a.longitude - b.longitude) < geoEpsilon
    let longitude = isSame ? (a.longitude + b.longitude) / 2 : atan2(middle.y, middle.x)
    let (x, y) = project(longitude, asin(max(-1, min(1, middle.z))))
    let (dx2, dy2) = (x - a.x, y - a.y)
    let away = dy * dx2 - dx * dy2
    guard
      away * away / length > tolerance || abs((dx * dx2 + dy * dy2) / length - 0.5) > 0.3
        || a.space.dot(b.space) < Self.leastCosine
    else { return }
    let stop = Stop(x: x, y: y, longitude: longitude, space: middle)
    line(from: a, to: stop, depth - 1)
    sink.point(x, y)
    line(from: stop, to: b, depth - 1)
  }
}
