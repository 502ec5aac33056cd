import ChartScene

/// `line` and `trail`.
struct LineMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let positions = PositionEncoding(context: context)
    let rows = PathRows(context: context)
    let x = positions.point(.x, .middle)
    let y = positions.point(.y, .middle)
    let isDefined = rows.isDefined()
    let encoding = ChannelEncoding(context: context)
    let style = encoding.style()
    let size = encoding.number(.size, property: "size", fallback: nil)
    if context.mark.type == .trail {
      return TrailShape(context: context, x: x, y: y, isDefined: isDefined, style: style).items(rows.series())
    }
    let all = rows.series()
    let label = MarkLabels(context: context).texts(count: all.count)
    return all.compactMap { series in
      guard let first = series.first else { return nil }
      var path = Path()
      for run in Self.runs(series, isDefined) {
        let points = run.map { Point(x($0), y($0)) }
        CurveSetting(context).append(points, to: &path)
      }
      guard !path.isEmpty else { return nil }
      var style = style(first)
      if context.definition(.size) != nil, let width = size(first) { style.strokeWidth = width }
      guard style.stroke != nil || style.fill != nil, style.opacity > 0 else { return nil }
      return .shape(SceneShape(.path(path), style, label: label(first)))
    }
  }

  /// The rows between gaps.
  static func runs(_ rows: [Int], _ isDefined: (Int) -> Bool) -> [[Int]] {
    var runs: [[Int]] = []
    var run: [Int] = []
    for row in rows {
      if isDefined(row) {
        run.append(row)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }
}
