import ChartData
import ChartScene

/// `area`: the surface between two lines.
struct AreaMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let positions = PositionEncoding(context: context)
    let rows = PathRows(context: context)
    let isHorizontal = context.mark.orient == .horizontal
    let along = positions.point(isHorizontal ? .y : .x, .zeroOrMin)
    let ends = positions.range(isHorizontal ? .x : .y, .zeroOrMin, .zeroOrMin)
    let isDefined = rows.isDefined()
    let style = ChannelEncoding(context: context).style()
    let curve = CurveSetting(context)
    let all = rows.series()
    let label = MarkLabels(context: context).texts(count: all.count)
    return all.compactMap { series in
      guard let first = series.first else { return nil }
      var path = Path()
      for run in LineMark.runs(series, isDefined) {
        func point(_ row: Int, _ across: Double) -> Point {
          isHorizontal ? Point(across, along(row)) : Point(along(row), across)
        }
        curve.append(run.map { point($0, ends.0($0)) }, to: &path)
        curve.append(run.reversed().map { point($0, ends.1($0)) }, to: &path, continues: true)
        path.close()
      }
      guard !path.isEmpty else { return nil }
      let style = style(first)
      guard style.fill != nil || style.stroke != nil, style.opacity > 0 else { return nil }
      return .shape(SceneShape(.path(path), style, label: label(first)))
    }
  }
}
