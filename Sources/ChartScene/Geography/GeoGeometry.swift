#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A place on the globe: longitude and latitude, in degrees outside of this folder's streams and radians inside.
package struct GeoPoint: Sendable, Equatable {
  package var longitude: Double
  package var latitude: Double

  package init(_ longitude: Double, _ latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// A geometry of GeoJSON (RFC 7946), and the whole globe.
package indirect enum GeoGeometry: Sendable {
  case sphere
  case points([GeoPoint])
  case lines([[GeoPoint]])
  /// Each a list of closed rings: the outline, then its holes. As d3-geo has it, an outline runs clockwise.
  case polygons([[[GeoPoint]]])
  case collection([GeoGeometry])

  func stream(to sink: any GeoStream) {
    switch self {
    case .sphere: sink.sphere()
    case .points(let points): points.forEach { sink.point($0.longitude, $0.latitude) }
    case .lines(let lines): lines.forEach { Self.stream($0[...], to: sink) }
    case .polygons(let polygons):
      for rings in polygons {
        sink.polygonStart()
        // The last point of a ring repeats the first.
        rings.forEach { Self.stream($0.dropLast(), to: sink) }
        sink.polygonEnd()
      }
    case .collection(let parts): parts.forEach { $0.stream(to: sink) }
    }
  }

  private static func stream(_ points: ArraySlice<GeoPoint>, to sink: any GeoStream) {
    sink.lineStart()
    for point in points { sink.point(point.longitude, point.latitude) }
    sink.lineEnd()
  }
}

/// Takes a geometry point by point (d3-geo's stream). A polygon is lines, its rings, between a start and an end.
protocol GeoStream: AnyObject {
  func point(_ x: Double, _ y: Double)
  func lineStart()
  func lineEnd()
  func polygonStart()
  func polygonEnd()
  func sphere()
}

/// The smallest angle and distance that d3-geo tells from nothing.
let geoEpsilon = 1e-6

/// Points on the unit sphere.
struct Cartesian {
  var x: Double
  var y: Double
  var z: Double

  init(_ x: Double, _ y: Double, _ z: Double) { (self.x, self.y, self.z) = (x, y, z) }

  init(_ longitude: Double, _ latitude: Double) {
    let flat = cos(latitude)
    self.init(flat * cos(longitude), flat * sin(longitude), sin(latitude))
  }

  var spherical: GeoPoint { GeoPoint(atan2(y, x), asin(max(-1, min(1, z)))) }

  func dot(_ other: Cartesian) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Cartesian) -> Cartesian {
    Cartesian(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  var normalized: Cartesian {
    let length = dot(self).squareRoot()
    return Cartesian(x / length, y / length, z / length)
  }

  static func + (a: Cartesian, b: Cartesian) -> Cartesian { Cartesian(a.x + b.x, a.y + b.y, a.z + b.z) }
  static func * (a: Cartesian, k: Double) -> Cartesian { Cartesian(a.x * k, a.y * k, a.z * k) }
}

/// Whether a polygon on the sphere holds a point (d3-geo's `polygonContains`, radians).
enum SphericalPolygon {
  static func contains(_ polygon: [[GeoPoint]], _ point: GeoPoint) -> Bool {
    let longitude = wrapped(point.longitude)
    var latitude = point.latitude
    if sin(latitude) == 1 { latitude = .pi / 2 + geoEpsilon }
    if sin(latitude) == -1 { latitude = -.pi / 2 - geoEpsilon }
    var run = Run(longitude: longitude, latitude: latitude)
    for ring in polygon where !ring.isEmpty { run.add(ring) }
    return (run.angle < -geoEpsilon || (run.angle < geoEpsilon && run.sum < -1e-12)) != (run.winding & 1 == 1)
  }

  private static func wrapped(_ longitude: Double) -> Double {
    if abs(longitude) <= .pi { return longitude }
    let rest = (abs(longitude) + .pi).truncatingRemainder(dividingBy: 2 * .pi) - .pi
    return longitude < 0 ? -rest : rest
  }

  private struct Run {
    let longitude: Double
    let latitude: Double
    var angle = 0.0
    var sum = 0.0
    var winding = 0

    mutating func add(_ ring: [GeoPoint]) {
      let normal = Cartesian(sin(longitude), -cos(longitude), 0)
      var before = ring[ring.count - 1]
      for point in ring {
        let (a, b) = (wrapped(before.longitude), wrapped(point.longitude))
        let (halfA, halfB) = (before.latitude / 2 + .pi / 4, point.latitude / 2 + .pi / 4)
        let delta = b - a
        let sign: Double = delta >= 0 ? 1 : -1
        let isAcross = sign * delta > .pi
        let k = sin(halfA) * sin(halfB)
        sum += atan2(k * sign * sin(sign * delta), cos(halfA) * cos(halfB) + k * cos(sign * delta))
        angle += isAcross ? delta + sign * 2 * .pi : delta
        if (isAcross != (a >= longitude)) != (b >= longitude) {
          let arc = Cartesian(before.longitude, before.latitude).cross(
            Cartesian(point.longitude, point.latitude)
          ).normalized
          let crossing = normal.cross(arc).normalized
          let isEast = isAcross != (delta >= 0)
          let reach = (isEast ? -1 : 1) * asin(max(-1, min(1, crossing.z)))
          if latitude > reach || (latitude == reach && (arc.x != 0 || arc.y != 0)) { winding += isEast ? 1 : -1 }
        }
        before = point
      }
    }
  }
}
