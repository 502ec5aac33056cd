import ChartScene

/// The rounded corners of a bar.
struct CornerRadii {
  private let all: Double
  private let topLeft: Double?
  private let topRight: Double?
  private let bottomLeft: Double?
  private let bottomRight: Double?
  private let end: Double?
  private let orient: Orientation?

  /// Nil if no corner is round.
  init?(_ context: UnitContext) {
    func number(_ name: String) -> Double? { context.settings.number(name) }
    all = number("cornerRadius") ?? 0
    topLeft = number("cornerRadiusTopLeft")
    topRight = number("cornerRadiusTopRight")
    bottomLeft = number("cornerRadiusBottomLeft")
    bottomRight = number("cornerRadiusBottomRight")
    end = number("cornerRadiusEnd")
    orient = context.mark.orient
    if all == 0, topLeft == nil, topRight == nil, bottomLeft == nil, bottomRight == nil, end == nil { return nil }
  }

  /// The outline; `grows` is the way from the bar's value to its base.
  func path(_ x: Double, _ y: Double, _ width: Double, _ height: Double, grows: (Double, Double)) -> Path? {
    var (tl, tr) = (topLeft ?? all, topRight ?? all)
    var (bl, br) = (bottomLeft ?? all, bottomRight ?? all)
    if let end {
      if orient == .horizontal {
        if grows.0 <= 0 { (tr, br) = (end, end) } else { (tl, bl) = (end, end) }
      } else {
        if grows.1 >= 0 { (tl, tr) = (end, end) } else { (bl, br) = (end, end) }
      }
    }
    let limit = min(width, height) / 2
    (tl, tr, bl, br) = (min(tl, limit), min(tr, limit), min(bl, limit), min(br, limit))
    guard max(tl, tr, bl, br) > 0 else { return nil }
    let k = 0.448084975506  // 1 − 0.551915024494: a quarter circle as a cubic
    let (x2, y2) = (x + width, y + height)
    var path = Path()
    func corner(_ radius: Double, _ a: Point, _ b: Point, _ end: Point) {
      // A corner that isn't round needs no curve.
      if radius > 0 { path.cubic(a, b, end) }
    }
    path.move(x + tl, y)
    path.line(x2 - tr, y)
    corner(tr, Point(x2 - k * tr, y), Point(x2, y + k * tr), Point(x2, y + tr))
    path.line(x2, y2 - br)
    corner(br, Point(x2, y2 - k * br), Point(x2 - k * br, y2), Point(x2 - br, y2))
    path.line(x + bl, y2)
    corner(bl, Point(x + k * bl, y2), Point(x, y2 - k * bl), Point(x, y2 - bl))
    path.line(x, y + tl)
    corner(tl, Point(x, y + k * tl), Point(x + k * tl, y), Point(x + tl, y))
    path.close()
    return path
  }
}
