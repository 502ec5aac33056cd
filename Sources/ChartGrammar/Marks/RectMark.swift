import ChartData
import ChartScene

/// `bar`, `rect` and `tick`.
struct RectMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let (x, y) = extents()
    let style = ChannelEncoding(context: context).style()
    let corners = CornerRadii(context)
    if let corners, let stack = context.data.stack, !stack.stackBy.isEmpty || !context.config.look.isArchive {
      return roundedStacks(x, y, style, corners, stack)
    }
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      let (x1, x2, y1, y2) = (x.0(row), x.1(row), y.0(row), y.1(row))
      guard !x1.isNaN, !x2.isNaN, !y1.isNaN, !y2.isNaN else { return nil }
      let (left, right) = (min(x1, x2), max(x1, x2))
      let (top, bottom) = (min(y1, y2), max(y1, y2))
      let style = style(row)
      guard style.fill != nil || style.stroke != nil, style.opacity > 0 else { return nil }
      if let corners, let path = corners.path(left, top, right - left, bottom - top, grows: (x2 - x1, y2 - y1)) {
        return .shape(SceneShape(.path(path), style, label: label(row)))
      }
      return .shape(
        SceneShape(
          .rectangle(x: left, y: top, width: right - left, height: bottom - top), style, label: label(row)))
    }
  }

  /// Each stack is rounded as one: its bars are drawn inside an outline with round corners.
  private func roundedStacks(
    _ x: (RectEncoding.Coordinate, RectEncoding.Coordinate), _ y: (RectEncoding.Coordinate, RectEncoding.Coordinate),
    _ style: (Int) -> Style, _ corners: CornerRadii, _ stack: StackPlan
  ) -> [SceneItem] {
    let part = context.table.taking(context.rows)
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return Grouping(part, by: stack.groupFields).rows.compactMap { members -> SceneItem? in
      var group = SceneGroup()
      var box = Bounds()
      var growth = (0.0, 0.0)
      for row in members.map({ context.rows[$0] }) {
        let (x1, x2, y1, y2) = (x.0(row), x.1(row), y.0(row), y.1(row))
        guard ![x1, x2, y1, y2].contains(where: \.isNaN) else { continue }
        let bar = Bounds(x1: x1, y1: y1, x2: x2, y2: y2)
        box.formUnion(bar)
        growth = (growth.0 + x2 - x1, growth.1 + y2 - y1)
        group.items.append(
          .shape(
            SceneShape(
              .rectangle(x: bar.x1, y: bar.y1, width: bar.width, height: bar.height), style(row), label: label(row))))
      }
      guard !box.isEmpty else { return nil }
      if context.config.look.isArchive, members.count == 1, case .shape(let bar)? = group.items.first {
        return .shape(
          corners.path(box.x1, box.y1, box.width, box.height, grows: growth).map {
            SceneShape(.path($0), bar.style, label: bar.label)
          }
            ?? bar)
      }
      group.clipPath = corners.path(box.x1, box.y1, box.width, box.height, grows: growth)
      return .group(group)
    }
  }

  private func extents() -> (
    (RectEncoding.Coordinate, RectEncoding.Coordinate), (RectEncoding.Coordinate, RectEncoding.Coordinate)
  ) {
    let rect = RectEncoding(context: context)
    guard context.mark.type == .tick else { return (rect.extent(.x), rect.extent(.y)) }
    let thickness = context.settings.number("thickness") ?? 1
    let positions = PositionEncoding(context: context)
    func thin(_ channel: Channel) -> (RectEncoding.Coordinate, RectEncoding.Coordinate) {
      let centre = positions.point(channel, .middle)
      return ({ centre($0) - thickness / 2 }, { centre($0) + thickness / 2 })
    }
    return context.mark.orient == .horizontal ? (rect.extent(.x), thin(.y)) : (thin(.x), rect.extent(.y))
  }
}
