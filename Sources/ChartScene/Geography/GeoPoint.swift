/// A place on the globe: longitude and latitude, in degrees outside of this folder's streams and radians inside.
package struct GeoPoint: Sendable, Equatable {
  package var longitude: Double
  package var latitude: Double

  package init(_ longitude: Double, _ latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}
