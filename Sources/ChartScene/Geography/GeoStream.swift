/// Hands everything to several streams.
final class GeoMultiplex: GeoStream {
  private let streams: [any GeoStream]

  init(_ streams: [any GeoStream]) { self.streams = streams }

  func point(_ x: Double, _ y: Double) { streams.forEach { $0.point(x, y) } }
  func lineStart() { streams.forEach { $0.lineStart() } }
  func lineEnd() { streams.forEach { $0.lineEnd() } }
  func polygonStart() { streams.forEach { $0.polygonStart() } }
  func polygonEnd() { streams.forEach { $0.polygonEnd() } }
  func sphere() { streams.forEach { $0.sphere() } }
}

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
