/// Cuts projected geometries at a rectangle (d3-geo's `clipRectangle`).
final class RectangleClip: GeoStream {
  private let box: Bounds
  private let stream: any GeoStream
  private let outlet: ClipOutlet
  private let buffer = ClipBuffer()
  private var isPolygon = false
  private var isLine = false
  private var segments: [[ClipPoint]] = []
  private var polygon: [[GeoPoint]] = []
  private var isClean = true
  private var isFirst = true
  private var opening = (x: 0.0, y: 0.0, isVisible: false)
  private var last = (x: Double.nan, y: Double.nan, isVisible: false)

  init(_ box: Bounds, to stream: any GeoStream) {
    self.box = box
    self.stream = stream
    outlet = ClipOutlet(stream)
  }

  private var sink: any ClipSink { isPolygon ? buffer : outlet }

  private func isVisible(_ x: Double, _ y: Double) -> Bool {
    box.x1 <= x && x <= box.x2 && box.y1 <= y && y <= box.y2
  }

  func point(_ x: Double, _ y: Double) {
    if isLine { return linePoint(x, y) }
    if isVisible(x, y) { sink.point(x, y, mark: 0) }
  }

  func sphere() {}

  func lineStart() {
    isLine = true
    if isPolygon { polygon.append([]) }
    isFirst = true
    last = (.nan, .nan, false)
  }

  func lineEnd() {
    if isPolygon {
      if !isFirst { linePoint(opening.x, opening.y) }
      if opening.isVisible, last.isVisible { buffer.rejoin() }
      segments += buffer.result()
    }
    isLine = false
    if last.isVisible { sink.lineEnd() }
  }

  private func linePoint(_ x: Double, _ y: Double) {
    let isVisible = isVisible(x, y)
    if isPolygon { polygon[polygon.count - 1].append(GeoPoint(x, y)) }
    if isFirst {
      opening = (x, y, isVisible)
      isFirst = false
      if isVisible {
        sink.lineStart()
        sink.point(x, y, mark: 0)
      }
    } else if isVisible, last.isVisible {
      sink.point(x, y, mark: 0)
    } else {
      cut(to: x, y, isVisible)
    }
    last = (x, y, isVisible)
  }

  private func cut(to x: Double, _ y: Double, _ isVisible: Bool) {
    func limited(_ value: Double) -> Double { max(-1e9, min(1e9, value)) }
    let a = GeoPoint(limited(last.x), limited(last.y))
    let b = GeoPoint(limited(x), limited(y))
    if let (from, to) = Self.clipped(a, b, box) {
      if !last.isVisible {
        sink.lineStart()
        sink.point(from.longitude, from.latitude, mark: 0)
      }
      sink.point(to.longitude, to.latitude, mark: 0)
      if !isVisible { sink.lineEnd() }
      isClean = false
    } else if isVisible {
      sink.lineStart()
      sink.point(x, y, mark: 0)
      isClean = false
    }
  }

  /// The part of a straight line inside the box (Liang and Barsky).
  private static func clipped(_ a: GeoPoint, _ b: GeoPoint, _ box: Bounds) -> (GeoPoint, GeoPoint)? {
    let (dx, dy) = (b.longitude - a.longitude, b.latitude - a.latitude)
    var (t0, t1) = (0.0, 1.0)
    let tests = [
      (-dx, a.longitude - box.x1), (dx, box.x2 - a.longitude), (-dy, a.latitude - box.y1), (dy, box.y2 - a.latitude),
    ]
    for (way, room) in tests {
      if way == 0 {
        if room < 0 { return nil }
        continue
      }
      let t = room / way
      if way < 0 {
        if t > t1 { return nil }
        t0 = max(t0, t)
      } else {
        if t < t0 { return nil }
        t1 = min(t1, t)
      }
    }
    let from = t0 > 0 ? GeoPoint(a.longitude + t0 * dx, a.latitude + t0 * dy) : a
    let to = t1 < 1 ? GeoPoint(a.longitude + t1 * dx, a.latitude + t1 * dy) : b
    return (from, to)
  }

  func polygonStart() {
    isPolygon = true
    (segments, polygon, isClean) = ([], [], true)
  }

  func polygonEnd() {
    let startsInside = winding != 0
    isPolygon = false
    let isWhole = isClean && startsInside
    guard isWhole || !segments.isEmpty else { return }
    stream.polygonStart()
    if isWhole {
      stream.lineStart()
      interpolate(nil, nil, 1, outlet)
      stream.lineEnd()
    }
    if !segments.isEmpty {
      ClipRejoin(interpolate: interpolate, isBefore: { self.order($0.place, $1.place) < 0 }).run(
        segments, startsInside: startsInside, outlet)
    }
    stream.polygonEnd()
    (segments, polygon) = ([], [])
  }

  /// How often the polygon runs round the box's first corner.
  private var winding: Int {
    var winding = 0
    for ring in polygon {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let (dx, dy) = (b.longitude - a.longitude, b.latitude - a.latitude)
        let side = dx * (box.y2 - a.latitude) - dy * (box.x1 - a.longitude)
        if a.latitude <= box.y2 {
          if b.latitude > box.y2, side > 0 { winding += 1 }
        } else if b.latitude <= box.y2, side < 0 {
          winding -= 1
        }
      }
    }
    return winding
  }

  private func interpolate(_ from: GeoPoint?, _ to: GeoPoint?, _ direction: Double, _ sink: any ClipSink) {
    var a = 0
    var end = 0
    if let from, let to {
      (a, end) = (corner(from, direction), corner(to, direction))
      guard a != end || (order(from, to) < 0) != (direction > 0) else {
        return sink.point(to.longitude, to.latitude, mark: 0)
      }
    }
    repeat {
      sink.point(a == 0 || a == 3 ? box.x1 : box.x2, a > 1 ? box.y2 : box.y1, mark: 0)
      a = (a + Int(direction) + 4) % 4
    } while a != end
  }

  /// The corner that comes next from a point on the box's sides.
  private func corner(_ p: GeoPoint, _ direction: Double) -> Int {
    if abs(p.longitude - box.x1) < geoEpsilon { return direction > 0 ? 0 : 3 }
    if abs(p.longitude - box.x2) < geoEpsilon { return direction > 0 ? 2 : 1 }
    if abs(p.latitude - box.y1) < geoEpsilon { return direction > 0 ? 1 : 0 }
    return direction > 0 ? 3 : 2
  }

  private func order(_ a: GeoPoint, _ b: GeoPoint) -> Double {
    let (ca, cb) = (corner(a, 1), corner(b, 1))
    if ca != cb { return Double(ca - cb) }
    switch ca {
    case 0: return b.latitude - a.latitude
    case 1: return a.longitude - b.longitude
    case 2: return a.latitude - b.latitude
    default: return b.longitude - a.longitude
    }
  }
}
