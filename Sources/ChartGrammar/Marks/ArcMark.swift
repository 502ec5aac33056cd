import ChartData
import ChartScene

/// `arc`: sectors of a circle or ring.
struct ArcMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let positions = PositionEncoding(context: context)
    let rect = RectEncoding(context: context)
    let x = positions.point(.x, .middle)
    let y = positions.point(.y, .middle)
    let theta = rect.extent(.theta)
    let radius = radius(rect)
    let style = ChannelEncoding(context: context).style()
    let padAngle = context.property("padAngle")
    let corner = context.property("cornerRadius")
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      let (a, b) = (theta.0(row), theta.1(row))
      let (r1, r2) = (radius.0(row), radius.1(row))
      let (px, py) = (x(row), y(row))
      guard ![a, b, r1, r2, px, py].contains(where: \.isNaN) else { return nil }
      var arc = ArcShape(innerRadius: r2, outerRadius: r1, startAngle: a, endAngle: b)
      arc.padAngle = padAngle(row)?.asNumber ?? 0
      arc.cornerRadius = corner(row)?.asNumber ?? 0
      let style = style(row)
      guard style.fill != nil || style.stroke != nil, style.opacity > 0 else { return nil }
      return .shape(SceneShape(.path(arc.path.translated(px, py)), style, label: label(row)))
    }
  }

  /// Outer and inner radius.
  private func radius(_ rect: RectEncoding) -> (RectEncoding.Coordinate, RectEncoding.Coordinate) {
    let outer = context.number("outerRadius") ?? context.number("radius")
    let inner = context.number("innerRadius") ?? context.number("radius2")
    let outerShift = context.number("radiusOffset") ?? 0
    let innerShift = context.number("radius2Offset") ?? 0
    if context.definition(.radius) != nil {
      let extent = rect.extent(.radius)
      if let inner { return (extent.0, { _ in inner }) }
      return extent
    }
    let most = min(context.width, context.height) / 2
    let top = (outer ?? most) + outerShift
    let bottom = (inner ?? 0) + innerShift
    return ({ _ in top }, { _ in bottom })
  }
}
