import ChartData
import ChartScene

/// Draws the mark of a unit view.
enum MarkDrawing {
  static func items(_ context: UnitContext) -> [SceneItem] {
    switch context.mark.type {
    case .bar, .rect, .tick: RectMark(context: context).items()
    case .image: ImageMark(context: context).items()
    case .point, .circle, .square: PointMark(context: context).items()
    case .line, .trail: LineMark(context: context).items()
    case .area: AreaMark(context: context).items()
    case .rule: RuleMark(context: context).items()
    case .text: TextMark(context: context).items()
    case .arc: ArcMark(context: context).items()
    case .geoshape: GeoShapeMark(context: context).items()
    }
  }

}

extension UnitContext {
  /// The rows in the order they are drawn: by the `order` channel if there is one.
  var drawingRows: [Int] {
    let orders = unit.orders
    guard !orders.isEmpty, data.stack == nil else { return rows }
    let keys = orders.map { definition in
      if case .descending? = definition.sort { return SortKey(field: definition.columnName, isDescending: true) }
      return SortKey(field: definition.columnName)
    }
    return RowOrder(table, by: keys).sorted(rows)
  }
}
