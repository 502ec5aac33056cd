import Glibc

/// A map projection with its settings (d3-geo's `geoProjection`): degrees to pixels.
package struct GeoProjection: Sendable {
  private let raw: RawProjection
  private var isPlane = false
  /// Mercator's maps reach to infinity: they are cut at a square.
  private var isMercator = false
  private var isTransverse = false
  private var parts: [GeoProjection] = []

  package var scale: Double
  package var translate = (x: 480.0, y: 250.0)
  /// Degrees: about the axis, over the pole, about the line of sight.
  package var rotate = (0.0, 0.0, 0.0)
  package var center = (0.0, 0.0)
  /// Degrees from the centre; nil cuts at the antimeridian.
  package var clipAngle: Double?
  package var clipExtent: Bounds?
  package var precision = 0.5.squareRoot()
  package var angle = 0.0
  package var reflects = (x: false, y: false)

  init(_ raw: RawProjection, scale: Double) {
    self.raw = raw
    self.scale = scale
  }

  /// Vega's projection of a name; nil if it has none of that name. `parallels` in degrees.
  package init?(name: String, parallels: (Double, Double)? = nil) {
    guard
      let found = Self.cone(name.lowercased(), parallels) ?? Self.azimuthal(name.lowercased())
        ?? Self.other(name.lowercased())
    else { return nil }
    self = found
  }

  private static func cone(_ name: String, _ parallels: (Double, Double)?) -> GeoProjection? {
    func cone(
      _ raw: (Double, Double) -> RawProjection, _ usual: (Double, Double), scale: Double, center: (Double, Double)
    ) -> GeoProjection {
      let pair = parallels ?? usual
      var projection = GeoProjection(raw(pair.0 * .pi / 180, pair.1 * .pi / 180), scale: scale)
      projection.center = center
      return projection
    }
    switch name {
    case "albers":
      var albers = cone(RawProjection.conicEqualArea, (29.5, 45.5), scale: 1070, center: (-0.6, 38.7))
      albers.rotate = (96, 0, 0)
      return albers
    case "albersusa": return albersUSA
    case "conicconformal": return cone(RawProjection.conicConformal, (30, 30), scale: 109.5, center: (0, 0))
    case "conicequalarea": return cone(RawProjection.conicEqualArea, (0, 60), scale: 155.424, center: (0, 33.6442))
    case "conicequidistant":
      return cone(RawProjection.conicEquidistant, (0, 60), scale: 131.154, center: (0, 13.9389))
    default: return nil
    }
  }

  private static func azimuthal(_ name: String) -> GeoProjection? {
    let (raw, scale, clipAngle): (RawProjection, Double, Double)
    switch name {
    case "azimuthalequalarea": (raw, scale, clipAngle) = (.azimuthalEqualArea, 124.75, 180 - 1e-3)
    case "azimuthalequidistant": (raw, scale, clipAngle) = (.azimuthalEquidistant, 79.4188, 180 - 1e-3)
    case "gnomonic": (raw, scale, clipAngle) = (.gnomonic, 144.049, 60)
    case "orthographic": (raw, scale, clipAngle) = (.orthographic, 249.5, 90 + geoEpsilon)
    case "stereographic": (raw, scale, clipAngle) = (.stereographic, 250, 142)
    default: return nil
    }
    var projection = GeoProjection(raw, scale: scale)
    projection.clipAngle = clipAngle
    return projection
  }

  private static func other(_ name: String) -> GeoProjection? {
    var projection: GeoProjection
    switch name {
    case "equalearth": return GeoProjection(.equalEarth, scale: 177.158)
    case "equirectangular": return GeoProjection(.equirectangular, scale: 152.63)
    case "mollweide": return GeoProjection(.mollweide, scale: 169.529)
    case "naturalearth1": return GeoProjection(.naturalEarth1, scale: 175.295)
    case "identity":
      projection = GeoProjection(.equirectangular, scale: 1)
      projection.isPlane = true
      projection.translate = (0, 0)
    case "mercator":
      projection = GeoProjection(.mercator, scale: 961 / (2 * .pi))
      projection.isMercator = true
    case "transversemercator":
      projection = GeoProjection(.transverseMercator, scale: 159.155)
      (projection.isMercator, projection.isTransverse) = (true, true)
    default: return nil
    }
    return projection
  }

  package static let names = [
    "albers", "albersUsa", "azimuthalEqualArea", "azimuthalEquidistant", "conicConformal", "conicEqualArea",
    "conicEquidistant", "equalEarth", "equirectangular", "gnomonic", "identity", "mercator", "mollweide",
    "naturalEarth1", "orthographic", "stereographic", "transverseMercator",
  ]

  // MARK: The United States with Alaska and Hawaii below (d3-geo's `geoAlbersUsa`)

  private static var albersUSA: GeoProjection {
    var all = GeoProjection(.equirectangular, scale: 1070)
    func cone(_ parallels: (Double, Double), rotate: Double, center: (Double, Double)) -> GeoProjection {
      var cone = GeoProjection(
        .conicEqualArea(parallels.0 * .pi / 180, parallels.1 * .pi / 180), scale: 1070)
      cone.rotate = (rotate, 0, 0)
      cone.center = center
      return cone
    }
    all.parts = [
      cone((29.5, 45.5), rotate: 96, center: (-0.6, 38.7)), cone((55, 65), rotate: 154, center: (-2, 58.5)),
      cone((8, 18), rotate: 157, center: (-3, 19.9)),
    ]
    return all
  }

  /// The parts of a composite with its scale and place.
  private var placedParts: [GeoProjection] {
    let k = scale
    let shifts = [(0.0, 0.0), (-0.307, 0.201), (-0.205, 0.212)]
    let boxes = [
      (-0.455, -0.238, 0.455, 0.238), (-0.425, 0.120, -0.214, 0.234), (-0.214, 0.166, -0.115, 0.234),
    ]
    return parts.indices.map { index in
      var part = parts[index]
      part.scale = index == 1 ? k * 0.35 : k
      part.precision = precision
      part.translate = (translate.x + shifts[index].0 * k, translate.y + shifts[index].1 * k)
      let box = boxes[index]
      let inset = index == 0 ? 0 : geoEpsilon
      part.clipExtent = Bounds(
        x1: translate.x + box.0 * k + inset, y1: translate.y + box.1 * k + inset,
        x2: translate.x + box.2 * k - inset, y2: translate.y + box.3 * k - inset)
      return part
    }
  }

  // MARK: Projecting

  /// Gives the place of a point (degrees) in pixels; nil where a composite map doesn't show it.
  package func places() -> (GeoPoint) -> Point? {
    if !parts.isEmpty {
      let found = GeoPath()
      let stream = stream(to: found)
      return { place in
        stream.point(place.longitude, place.latitude)
        return found.takePoint()
      }
    }
    let transform = transform
    if isPlane { return { transform($0.longitude, $0.latitude) } }
    let rotation = rotation
    return { place in
      let (x, y) = rotation.apply(place.longitude * .pi / 180, place.latitude * .pi / 180)
      let point = transform(x, y)
      return point.x.isFinite && point.y.isFinite ? point : nil
    }
  }

  private var effectiveRotate: (Double, Double, Double) {
    isTransverse ? (rotate.0, rotate.1, rotate.2 + 90) : rotate
  }

  private var rotation: GeoRotation {
    let (a, b, c) = effectiveRotate
    return GeoRotation(a * .pi / 180, b * .pi / 180, c * .pi / 180)
  }

  /// From turned radians to pixels.
  private var transform: (Double, Double) -> Point {
    let k = scale
    let (sx, sy) = (reflects.x ? -1.0 : 1, reflects.y ? -1.0 : 1)
    let (ca, sa) = (cos(angle * .pi / 180) * k, sin(angle * .pi / 180) * k)
    func placed(_ p: (Double, Double), _ dx: Double, _ dy: Double) -> Point {
      let (x, y) = (p.0 * sx, p.1 * sy)
      return Point(ca * x - sa * y + dx, dy - sa * x - ca * y)
    }
    if isPlane {
      // The plane's y grows downwards already.
      return { [translate] in Point($0 * k * sx + translate.x, $1 * k * sy + translate.y) }
    }
    let middle = isTransverse ? (-center.1, center.0) : center
    let origin = placed(raw.forward(middle.0 * .pi / 180, middle.1 * .pi / 180), 0, 0)
    return { [raw, translate] in placed(raw.forward($0, $1), translate.x - origin.x, translate.y - origin.y) }
  }

  /// A stream that takes degrees and hands pixels to a sink.
  func stream(to sink: any GeoStream) -> any GeoStream {
    if !parts.isEmpty { return GeoMultiplex(placedParts.map { $0.stream(to: sink) }) }
    var next = sink
    if let extent = clipExtent ?? (isMercator ? mercatorExtent : nil) { next = RectangleClip(extent, to: next) }
    let transform = transform
    if isPlane {
      return GeoResample(
        {
          let p = transform($0, $1); return (p.x, p.y)
        }, precision: 0, to: next)
    }
    next = GeoResample(
      {
        let p = transform($0, $1); return (p.x, p.y)
      }, precision: precision, to: next)
    let edge: any ClipEdge =
      clipAngle.map { CircleEdge(radius: $0 * .pi / 180) } ?? AntimeridianEdge()
    return GeoTurn(rotation, to: SphereClip(edge, to: next))
  }

  private var mercatorExtent: Bounds {
    let k = Double.pi * scale
    let middle = transform(0, 0)
    return Bounds(x1: middle.x - k, y1: middle.y - k, x2: middle.x + k, y2: middle.y + k)
  }

  /// The outline of a geometry.
  package func path(_ geometry: GeoGeometry, pointRadius: Double = 4.5) -> Path {
    let path = GeoPath()
    geometry.stream(to: stream(to: path))
    var result = path.path
    for point in path.points { result.circle(point.x, point.y, radius: pointRadius) }
    return result
  }

  /// Scale and place with which a geometry fills a box of pixels from the origin, in its middle.
  package mutating func fit(_ geometry: GeoGeometry, width: Double, height: Double) {
    var trial = self
    trial.scale = 150
    trial.translate = (0, 0)
    trial.clipExtent = nil
    let path = GeoPath()
    geometry.stream(to: trial.stream(to: path))
    let box = path.bounds
    guard !box.isEmpty, box.width > 0 || box.height > 0 else { return }
    let k = min(width / box.width, height / box.height)
    scale = 150 * k
    translate = ((width - k * (box.x2 + box.x1)) / 2, (height - k * (box.y2 + box.y1)) / 2)
  }
}
