import ChartData
import ChartScene

/// The map projection of a unit view: the author's, laid so that what the view (or the layers round it) shows fills it.
struct ProjectionPlan {
  let tree: DataTree
  let config: Config

  /// Nil for a unit without places on the globe.
  func projection(_ unit: Int, _ size: (width: Double, height: Double)) -> GeoProjection? {
    guard let view = tree.views[unit].unit, Self.isGeographic(view.specification) else { return nil }
    let owner = owner(unit)
    let properties = config["projection"].merging(properties(owner, unit))
    let name = properties.string("type") ?? (owner == unit ? "equalEarth" : "mercator")
    guard var projection = GeoProjection(name: name, parallels: pair(properties, "parallels")) else { return nil }
    set(&projection, properties)
    if isFitted(unit) {
      let parts = units(owner).flatMap(shown)
      projection.fit(.collection(parts), width: size.width, height: size.height)
      if let box = extent(properties) { projection.clipExtent = box }
    } else if properties["translate"] == nil {
      projection.translate = (size.width / 2, size.height / 2)
    }
    return projection
  }

  /// Whether the map is laid to fill the view; a map with its own scale or place may reach beyond it.
  func isFitted(_ unit: Int) -> Bool {
    let properties = properties(owner(unit), unit)
    return properties["scale"] == nil && properties["translate"] == nil
  }

  static func isGeographic(_ unit: UnitSpecification) -> Bool {
    unit.mark.traits.isMap
      || [Channel.longitude, .latitude, .longitude2, .latitude2].contains {
        unit.definition($0)?.isFieldOrDatum == true
      }
  }

  // MARK: Which views share it

  /// The outermost layer round a unit, unless its views ask for different projections.
  private func owner(_ unit: Int) -> Int {
    var outermost = unit
    while let parent = tree.views[outermost].parent, case .layer = tree.views[parent].specification.kind {
      outermost = parent
    }
    let wanted = units(outermost).compactMap { index -> [String]? in
      tree.views[index].specification.projection.map { own in own.names.map { "\($0)=\(own[$0]?.asText ?? "")" } }
    }
    return Set(wanted).count > 1 ? unit : outermost
  }

  private func properties(_ owner: Int, _ unit: Int) -> Properties {
    tree.views[owner].specification.projection ?? tree.views[unit].specification.projection
      ?? units(owner).lazy.compactMap { tree.views[$0].specification.projection }.first ?? Properties.none
  }

  private func units(_ index: Int) -> [Int] {
    if let unit = tree.views[index].unit { return Self.isGeographic(unit.specification) ? [index] : [] }
    return tree.views[index].children.flatMap(units)
  }

  // MARK: What is fitted

  private func shown(_ index: Int) -> [GeoGeometry] {
    guard let unit = tree.views[index].unit else { return [] }
    let table = unit.data.main
    var parts: [GeoGeometry] = []
    for pair in [(Channel.longitude, Channel.latitude), (.longitude2, .latitude2)] {
      if let places = GeoPlaces(unit.specification, table, pair) {
        parts.append(.points((0..<table.rowCount).compactMap { places.point($0) }))
      }
    }
    if let shape = unit.definition(.shape), shape.type == .geojson, let column = table.column(at: shape.columnName) {
      parts += column.values.compactMap { GeoRows.geometry($0) }
    }
    if parts.isEmpty {
      let rows = GeoRows(table)
      parts = (0..<table.rowCount).compactMap { rows.geometry($0) }
    }
    return parts
  }

  // MARK: Settings

  private func pair(_ properties: Properties, _ name: String) -> (Double, Double)? {
    guard let list = properties.list(name), list.count >= 2 else { return nil }
    return (list[0].asNumber, list[1].asNumber)
  }

  private func extent(_ properties: Properties) -> Bounds? {
    guard let ends = properties.list("clipExtent")?.compactMap(\.list), ends.count == 2,
      ends.allSatisfy({ $0.count == 2 })
    else { return nil }
    return Bounds(
      x1: ends[0][0].asNumber, y1: ends[0][1].asNumber, x2: ends[1][0].asNumber, y2: ends[1][1].asNumber)
  }

  private func set(_ projection: inout GeoProjection, _ properties: Properties) {
    if let scale = properties.number("scale") { projection.scale = scale }
    if let (x, y) = pair(properties, "translate") { projection.translate = (x, y) }
    if let center = pair(properties, "center") { projection.center = center }
    if let turn = properties.list("rotate")?.map(\.asNumber), turn.count >= 2 {
      projection.rotate = (turn[0], turn[1], turn.count > 2 ? turn[2] : 0)
    }
    if let angle = properties.number("clipAngle") { projection.clipAngle = angle }
    if properties.isNull("clipAngle") { projection.clipAngle = nil }
    if let precision = properties.number("precision") { projection.precision = precision }
    if let angle = properties.number("angle") { projection.angle = angle }
    projection.reflects = (properties.bool("reflectX") ?? false, properties.bool("reflectY") ?? false)
    projection.clipExtent = extent(properties)
  }
}
