/// The net of meridians and parallels (d3-geo's `geoGraticule`), in degrees.
package struct Graticule: Sendable {
  package var minor = (x: 10.0, y: 10.0)
  package var major = (x: 90.0, y: 360.0)
  package var extentMinor = (west: -180.0, south: -80.0 - geoEpsilon, east: 180.0, north: 80.0 + geoEpsilon)
  package var extentMajor = (west: -180.0, south: -90.0 + geoEpsilon, east: 180.0, north: 90.0 - geoEpsilon)
  package var precision = 2.5
  /// The most lines side by side, and points on a line.
  private static let mostSteps = 10_000.0

  package init() {}

  package var lines: [[GeoPoint]] {
    func steps(_ from: Double, _ to: Double, _ step: Double) -> [Double] {
      guard step > 0, (to - from) / step <= Self.mostSteps else { return [] }
      return Array(stride(from: (from / step).rounded(.up) * step, to: to, by: step))
    }
    func values(_ from: Double, _ to: Double, _ step: Double) -> [Double] {
      guard step > 0, (to - from) / step <= Self.mostSteps else { return [from, to] }
      return Array(stride(from: from, to: to - geoEpsilon, by: step)) + [to]
    }
    func parallel(_ y: Double, _ west: Double, _ east: Double) -> [GeoPoint] {
      values(west, east, precision).map { GeoPoint($0, y) }
    }
    func meridian(_ x: Double, _ south: Double, _ north: Double) -> [GeoPoint] {
      values(south, north, 90).map { GeoPoint(x, $0) }
    }
    func isMinor(_ value: Double, _ step: Double) -> Bool {
      abs(value.truncatingRemainder(dividingBy: step)) > geoEpsilon
    }
    let (n, m) = (extentMinor, extentMajor)
    var lines = steps(m.west, m.east, major.x).map { meridian($0, m.south, m.north) }
    lines += steps(m.south, m.north, major.y).map { parallel($0, m.west, m.east) }
    lines += steps(n.west, n.east, minor.x).filter { isMinor($0, major.x) }.map { meridian($0, n.south, n.north) }
    lines += steps(n.south, n.north, minor.y).filter { isMinor($0, major.y) }.map { parallel($0, n.west, n.east) }
    return lines
  }
}
