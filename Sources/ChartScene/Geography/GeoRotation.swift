import Glibc

/// Turns the globe before it is projected (radians).
struct GeoRotation: Sendable {
  private let longitude: Double
  private let cosLatitude: Double
  private let sinLatitude: Double
  private let cosRoll: Double
  private let sinRoll: Double
  private let isFlat: Bool

  init(_ longitude: Double, _ latitude: Double, _ roll: Double) {
    self.longitude = longitude.truncatingRemainder(dividingBy: 2 * .pi)
    (cosLatitude, sinLatitude) = (cos(latitude), sin(latitude))
    (cosRoll, sinRoll) = (cos(roll), sin(roll))
    isFlat = latitude == 0 && roll == 0
  }

  func apply(_ longitude: Double, _ latitude: Double) -> (Double, Double) {
    var x = longitude + self.longitude
    if abs(x) > .pi { x -= (x / (2 * .pi)).rounded() * 2 * .pi }
    if isFlat { return (x, latitude) }
    let flat = cos(latitude)
    let p = Cartesian(cos(x) * flat, sin(x) * flat, sin(latitude))
    let k = p.z * cosLatitude + p.x * sinLatitude
    return (
      atan2(p.y * cosRoll - k * sinRoll, p.x * cosLatitude - p.z * sinLatitude),
      asin(max(-1, min(1, k * cosRoll + p.y * sinRoll)))
    )
  }
}
