/// Collects what a projection gives as an outline, single points, and the box round both.
final class GeoPath: GeoStream {
  private(set) var path = Path()
  private(set) var points: [Point] = []
  private(set) var bounds = Bounds()
  private var isPolygon = false
  private var isLine = false
  private var isFirst = false

  func point(_ x: Double, _ y: Double) {
    guard x.isFinite, y.isFinite else { return }
    bounds.add(x, y)
    guard isLine else { return points.append(Point(x, y)) }
    if isFirst { path.move(x, y) } else { path.line(x, y) }
    isFirst = false
  }

  func lineStart() { (isLine, isFirst) = (true, true) }

  func lineEnd() {
    if isPolygon, !isFirst { path.close() }
    isLine = false
  }

  /// The first single point since the last time.
  func takePoint() -> Point? {
    defer { points.removeAll(keepingCapacity: true) }
    return points.first
  }

  func polygonStart() { isPolygon = true }
  func polygonEnd() { isPolygon = false }
  func sphere() {}
}
