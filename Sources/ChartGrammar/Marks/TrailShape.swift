import ChartData
import ChartScene

/// A line whose width changes from point to point.
struct TrailShape {
  let context: UnitContext
  let x: (Int) -> Double
  let y: (Int) -> Double
  let isDefined: (Int) -> Bool
  let style: (Int) -> Style

  func items(_ series: [[Int]]) -> [SceneItem] {
    let size = ChannelEncoding(context: context).number(.size, property: "size", fallback: 2)
    let label = MarkLabels(context: context).texts(count: series.count)
    return series.compactMap { rows in
      guard let first = rows.first else { return nil }
      var path = Path()
      for run in LineMark.runs(rows, isDefined) {
        for (a, b) in zip(run, run.dropFirst()) { segment(a, b, size, &path) }
        if run.count == 1 { path.circle(x(run[0]), y(run[0]), radius: (size(run[0]) ?? 2) / 2) }
      }
      return path.isEmpty ? nil : .shape(SceneShape(.path(path), style(first), label: label(first)))
    }
  }

  private func segment(_ a: Int, _ b: Int, _ size: (Int) -> Double?, _ path: inout Path) {
    let (x1, y1, x2, y2) = (x(a), y(a), x(b), y(b))
    let (r1, r2) = ((size(a) ?? 2) / 2, (size(b) ?? 2) / 2)
    let (dx, dy) = (x2 - x1, y2 - y1)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return }
    let (ux, uy) = (-dy / length, dx / length)
    path.move(x1 - ux * r1, y1 - uy * r1)
    path.line(x2 - ux * r2, y2 - uy * r2)
    path.arc(radius: r2, isClockwise: true, to: x2 + ux * r2, y2 + uy * r2)
    path.line(x1 + ux * r1, y1 + uy * r1)
    path.arc(radius: r1, isClockwise: true, to: x1 - ux * r1, y1 - uy * r1)
    path.close()
  }
}
