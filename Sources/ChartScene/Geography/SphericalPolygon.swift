import Glibc

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
