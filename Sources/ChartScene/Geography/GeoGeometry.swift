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

/// The smallest angle and distance that d3-geo tells from nothing.
let geoEpsilon = 1e-6
