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
