import ChartData
import ChartScene

/// `rule`: a straight line across the view or between two places.
struct RuleMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    guard
      context.definition(.x) != nil || context.definition(.y) != nil || context.definition(.x2) != nil
        || context.definition(.y2) != nil || context.definition(.longitude) != nil
    else { return [] }
    let orient = context.mark.orient
    let x = ends(.x, isRange: orient != .vertical, orient == .horizontal)
    let y = ends(.y, isRange: orient != .horizontal, orient == .vertical)
    let encoding = ChannelEncoding(context: context)
    let style = encoding.style()
    let size = context.definition(.size).map { _ in encoding.number(.size, property: "size", fallback: nil) }
    let ownSize = context.settings.number("size")
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      let (x1, x2, y1, y2) = (x.0(row), x.1(row), y.0(row), y.1(row))
      guard !x1.isNaN, !x2.isNaN, !y1.isNaN, !y2.isNaN else { return nil }
      var style = style(row)
      guard style.stroke != nil, style.opacity > 0 else { return nil }
      if let width = size?(row) ?? ownSize { style.strokeWidth = width }
      return .shape(SceneShape(.line(Point(x1, y1), Point(x2, y2)), style, label: label(row)))
    }
  }

  private func ends(_ channel: Channel, isRange: Bool, _ isLong: Bool) -> (
    PositionEncoding.Coordinate, PositionEncoding.Coordinate
  ) {
    let positions = PositionEncoding(context: context)
    guard isRange else {
      let coordinate = positions.point(channel, .middle)
      return (coordinate, coordinate)
    }
    return positions.range(channel, isLong ? .zeroOrMax : .middle, .zeroOrMin)
  }
}
