import ChartData
import ChartScene

/// `point`, `circle` and `square`.
struct PointMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let positions = PositionEncoding(context: context)
    let encoding = ChannelEncoding(context: context)
    let x = positions.point(.x, .middle)
    let y = positions.point(.y, .middle)
    let size = encoding.number(.size, property: "size", fallback: 30)
    let angle = encoding.number(.angle, property: "angle", fallback: 0)
    let fixed: String? = context.mark.type == .square ? "square" : context.mark.type == .circle ? "circle" : nil
    let shape =
      fixed.map { name in { (_: Int) -> String? in name } }
      ?? encoding.text(.shape, property: "shape", fallback: "circle")
    let style = encoding.style()
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      let (px, py) = (x(row), y(row))
      let style = style(row)
      guard !px.isNaN, !py.isNaN, style.fill != nil || style.stroke != nil, style.opacity > 0 else { return nil }
      guard let geometry = geometry(shape(row) ?? "circle", px, py, size(row) ?? 30, angle(row) ?? 0) else {
        return nil
      }
      return .shape(SceneShape(geometry, style, label: label(row)))
    }
  }

  private func geometry(_ shape: String, _ x: Double, _ y: Double, _ size: Double, _ angle: Double)
    -> SceneShape.Geometry?
  {
    guard size.isFinite, size >= 0 else { return nil }
    if shape == "circle" {
      return .circle(x: x, y: y, radius: size.squareRoot() / 2)
    }
    guard var path = SymbolShape.path(shape, size: size) else { return nil }
    if angle != 0 { path = path.rotated(degrees: angle) }
    return .path(path.translated(x, y))
  }
}
