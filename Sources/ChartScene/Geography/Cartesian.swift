import Glibc

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
