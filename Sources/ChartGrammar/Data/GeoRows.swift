import ChartData
import ChartScene

/// Reads geometries from rows of GeoJSON: features, collections, bare geometries, the sphere.
struct GeoRows {
  private let table: Table

  init(_ table: Table) { self.table = table }

  /// What a row holds as a whole; nil if that is no geometry.
  func geometry(_ row: Int) -> GeoGeometry? {
    guard table["type"] != nil else { return nil }
    return Self.geometry(.record(table.record(row)))
  }

  static func geometry(_ value: Value) -> GeoGeometry? {
    guard let record = value.record, let type = record["type"]?.string else { return nil }
    let coordinates = record["coordinates"]?.list ?? []
    switch type {
    case "Sphere": return .sphere
    case "Feature": return record["geometry"].flatMap(geometry)
    case "FeatureCollection": return .collection((record["features"]?.list ?? []).compactMap(geometry))
    case "GeometryCollection": return .collection((record["geometries"]?.list ?? []).compactMap(geometry))
    case "Point": return point(.list(coordinates)).map { .points([$0]) }
    case "MultiPoint": return .points(points(.list(coordinates)))
    case "LineString": return .lines([points(.list(coordinates))])
    case "MultiLineString": return .lines(coordinates.map(points))
    case "Polygon": return .polygons([coordinates.map(points)])
    case "MultiPolygon": return .polygons(coordinates.map { ($0.list ?? []).map(points) })
    default: return nil
    }
  }

  private static func points(_ value: Value) -> [GeoPoint] { (value.list ?? []).compactMap(point) }

  private static func point(_ value: Value) -> GeoPoint? {
    guard let pair = value.list, pair.count >= 2, let x = pair[0].number, let y = pair[1].number else { return nil }
    return GeoPoint(x, y)
  }

  // MARK: Made tables

  static let sphere = Table([("type", .words([0], list: ["Sphere"]))])

  /// `graticule: true` or its settings.
  static func graticule(_ properties: Properties) -> Table {
    var graticule = Graticule()
    func pair(_ name: String) -> (Double, Double)? {
      guard let list = properties.list(name), list.count == 2 else { return nil }
      return (list[0].asNumber, list[1].asNumber)
    }
    func box(_ name: String) -> (Double, Double, Double, Double)? {
      guard let list = properties.list(name)?.compactMap({ $0.list }), list.count == 2,
        list.allSatisfy({ $0.count == 2 })
      else { return nil }
      return (list[0][0].asNumber, list[0][1].asNumber, list[1][0].asNumber, list[1][1].asNumber)
    }
    if let step = pair("step") { (graticule.minor, graticule.major) = (step, step) }
    if let step = pair("stepMinor") { graticule.minor = step }
    if let step = pair("stepMajor") { graticule.major = step }
    if let extent = box("extent") { (graticule.extentMinor, graticule.extentMajor) = (extent, extent) }
    if let extent = box("extentMinor") { graticule.extentMinor = extent }
    if let extent = box("extentMajor") { graticule.extentMajor = extent }
    if let precision = properties.number("precision") { graticule.precision = precision }
    let lines = graticule.lines.map { line in
      Value.list(line.map { .list([.number($0.longitude), .number($0.latitude)]) })
    }
    return Table([("type", .words([0], list: ["MultiLineString"])), ("coordinates", .values([.list(lines)]))])
  }
}
