/// Degrees to radians, turned.
final class GeoTurn: GeoStream {
  private let rotation: GeoRotation
  private let sink: any GeoStream

  init(_ rotation: GeoRotation, to sink: any GeoStream) {
    self.rotation = rotation
    self.sink = sink
  }

  func point(_ x: Double, _ y: Double) {
    let (longitude, latitude) = rotation.apply(x * .pi / 180, y * .pi / 180)
    sink.point(longitude, latitude)
  }
  func lineStart() { sink.lineStart() }
  func lineEnd() { sink.lineEnd() }
  func polygonStart() { sink.polygonStart() }
  func polygonEnd() { sink.polygonEnd() }
  func sphere() { sink.sphere() }
}
