/// Cuts geometries on the sphere at an edge and closes cut polygons along it (d3-geo's `clip`).
final class SphereClip: GeoStream {
  private enum Mode { case points, line, ring }

  private let edge: any ClipEdge
  private let sink: any GeoStream
  private let outlet: ClipOutlet
  private let line: any ClipLine
  private let ringBuffer = ClipBuffer()
  private let ringLine: any ClipLine
  private var mode = Mode.points
  private var isPolygon = false
  private var polygonIsOpen = false
  private var polygon: [[GeoPoint]] = []
  private var segments: [[ClipPoint]] = []
  private var ring: [GeoPoint] = []

  init(_ edge: any ClipEdge, to sink: any GeoStream) {
    self.edge = edge
    self.sink = sink
    outlet = ClipOutlet(sink)
    line = edge.line(to: outlet)
    ringLine = edge.line(to: ringBuffer)
  }

  func point(_ x: Double, _ y: Double) {
    switch mode {
    case .points: if edge.isVisible(x, y) { sink.point(x, y) }
    case .line: line.point(x, y)
    case .ring:
      ring.append(GeoPoint(x, y))
      ringLine.point(x, y)
    }
  }

  func lineStart() {
    if isPolygon {
      mode = .ring
      ringLine.lineStart()
      ring = []
    } else {
      mode = .line
      line.lineStart()
    }
  }

  func lineEnd() {
    if isPolygon { return ringEnd() }
    mode = .points
    line.lineEnd()
  }

  private func open() {
    if !polygonIsOpen { sink.polygonStart() }
    polygonIsOpen = true
  }

  private func ringEnd() {
    guard let first = ring.first else { return }
    point(first.longitude, first.latitude)
    ringLine.lineEnd()
    let cleanness = ringLine.cleanness
    var parts = ringBuffer.result()
    ring.removeLast()
    polygon.append(ring)
    guard !parts.isEmpty else { return }
    if cleanness & 1 != 0 {
      guard parts[0].count > 1 else { return }
      open()
      sink.lineStart()
      for point in parts[0].dropLast() { sink.point(point.x, point.y) }
      sink.lineEnd()
      return
    }
    if parts.count > 1, cleanness & 2 != 0, let last = parts.popLast() { parts.append(last + parts.removeFirst()) }
    segments += parts.filter { $0.count > 1 }
  }

  func polygonStart() {
    isPolygon = true
    segments = []
    polygon = []
  }

  func polygonEnd() {
    isPolygon = false
    mode = .points
    let startsInside = SphericalPolygon.contains(polygon, edge.start)
    if !segments.isEmpty {
      open()
      ClipRejoin(interpolate: edge.interpolate, isBefore: { Self.order($0, $1) < 0 }).run(
        segments, startsInside: startsInside, outlet)
    } else if startsInside {
      open()
      sink.lineStart()
      edge.interpolate(nil, nil, 1, outlet)
      sink.lineEnd()
    }
    if polygonIsOpen { sink.polygonEnd() }
    polygonIsOpen = false
    (segments, polygon) = ([], [])
  }

  func sphere() {
    sink.polygonStart()
    sink.lineStart()
    edge.interpolate(nil, nil, 1, outlet)
    sink.lineEnd()
    sink.polygonEnd()
  }

  /// Crossings in their order along the edge: the same for the antimeridian and for circles.
  private static func order(_ a: ClipPoint, _ b: ClipPoint) -> Double {
    func key(_ point: ClipPoint) -> Double {
      point.x < 0 ? point.y - .pi / 2 - geoEpsilon : .pi / 2 - point.y
    }
    return key(a) - key(b)
  }
}
