/// A point on a clipped line; marked where the line was cut there.
struct ClipPoint {
  var x: Double
  var y: Double
  var mark = 0

  var place: GeoPoint { GeoPoint(x, y) }

  func isSame(_ other: ClipPoint) -> Bool { abs(x - other.x) < geoEpsilon && abs(y - other.y) < geoEpsilon }
}

/// The edge that geometries are cut at: the antimeridian, a circle or a rectangle.
protocol ClipEdge: AnyObject {
  /// Whether a single point is kept.
  func isVisible(_ x: Double, _ y: Double) -> Bool
  /// A new cutter of lines that hands what is left of them to a sink.
  func line(to sink: any ClipSink) -> any ClipLine
  /// Goes along the edge from one point to another, or all round it.
  func interpolate(_ from: GeoPoint?, _ to: GeoPoint?, _ direction: Double, _ sink: any ClipSink)
  /// A point of the edge for which it is asked whether a polygon holds it.
  var start: GeoPoint { get }
}

protocol ClipSink: AnyObject {
  func point(_ x: Double, _ y: Double, mark: Int)
  func lineStart()
  func lineEnd()
}

protocol ClipLine: AnyObject {
  func point(_ x: Double, _ y: Double)
  func lineStart()
  func lineEnd()
  /// Bit 0: the line wasn't cut. Bit 1: its first and last part belong together.
  var cleanness: Int { get }
}
