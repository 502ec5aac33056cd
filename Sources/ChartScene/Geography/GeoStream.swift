/// Takes a geometry point by point (d3-geo's stream). A polygon is lines, its rings, between a start and an end.
protocol GeoStream: AnyObject {
  func point(_ x: Double, _ y: Double)
  func lineStart()
  func lineEnd()
  func polygonStart()
  func polygonEnd()
  func sphere()
}
