enum MarkType: String, Sendable, CaseIterable {
  case arc, area, bar, circle, geoshape, image, line, point, rect, rule, square, text, tick, trail

  var isPath: Bool { self == .line || self == .area || self == .trail }
  var isPointLike: Bool { self == .point || self == .circle || self == .square }
  var isRectLike: Bool { self == .bar || self == .rect || self == .image || self == .tick }

  /// Whether its shapes end where their values are: no outline, letter or point reaches beyond the plot.
  var staysInPlot: Bool { self == .bar || self == .rect || self == .area || self == .arc }

  /// How Vega names the shapes of a mark to assistive technology.
  var role: String {
    switch self {
    case .bar, .rect, .tick: "rect"
    case .point, .circle, .square: "symbol"
    case .geoshape: "shape"
    default: rawValue
    }
  }
}

enum Orientation: String, Sendable { case horizontal, vertical }
