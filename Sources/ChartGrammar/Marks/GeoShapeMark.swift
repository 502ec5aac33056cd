import ChartData
import ChartScene

/// `geoshape`: the outline of each row's geometry on the map.
struct GeoShapeMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    guard let projection = context.projection else { return [] }
    let style = ChannelEncoding(context: context).style()
    let geometry = geometry()
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      guard let shape = geometry(row) else { return nil }
      let path = projection.path(shape)
      let style = style(row)
      guard !path.isEmpty, style.fill != nil || style.stroke != nil, style.opacity > 0 else { return nil }
      return .shape(SceneShape(.path(path), style, label: label(row)))
    }
  }

  /// The geometry in the field of the `shape` channel, else the row itself.
  private func geometry() -> (Int) -> GeoGeometry? {
    if let shape = context.definition(.shape), shape.type == .geojson, let column = context.column(shape.columnName) {
      return { GeoRows.geometry(column[$0]) }
    }
    let rows = GeoRows(context.table)
    return { rows.geometry($0) }
  }
}
