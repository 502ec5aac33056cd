import ChartScene

/// The curve a line or an area is drawn with.
struct CurveSetting {
  let shape: CurveShape
  let tension: Double?
  let isVertical: Bool

  init(_ context: UnitContext) {
    shape = context.string("interpolate").flatMap(CurveShape.init) ?? .linear
    tension = context.number("tension")
    // Vega takes lines for lying ones, whichever way their points are joined.
    isVertical = context.mark.type == .area && context.mark.orient == .horizontal
  }

  func append(_ points: [Point], to path: inout Path, continues: Bool = false) {
    shape.append(points, to: &path, tension: tension, isVertical: isVertical, continues: continues)
  }
}
