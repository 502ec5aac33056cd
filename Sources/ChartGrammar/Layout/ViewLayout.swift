import ChartScene

/// Places axes, legends and title round a view (Vega's view layout).
struct ViewLayout {
  var width: Double
  var height: Double
  /// The boxes of axes left and right, of axes above and below, and of all else.
  private(set) var xBounds: Bounds
  private(set) var yBounds: Bounds
  private(set) var viewBounds: Bounds
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
    let box = Bounds(x1: 0, y1: 0, x2: max(0, width), y2: max(0, height))
    (xBounds, yBounds, viewBounds) = (box, box, box)
  }

  mutating func add(axis: DrawnAxis) {
    if axis.isVertical { xBounds.formUnion(axis.bounds) } else { yBounds.formUnion(axis.bounds) }
  }

  /// A nested view or header counts for both sides.
  mutating func add(view bounds: Bounds) {
    xBounds.formUnion(bounds)
    yBounds.formUnion(bounds)
  }

  mutating func add(marks bounds: Bounds) { viewBounds.formUnion(bounds) }

  /// The legends moved to their places, those of one side in a row or column.
  mutating func place(_ legends: [DrawnLegend], gap: Double, look: Look) -> [SceneGroup] {
    var result: [SceneGroup] = []
    var sides: [String] = []
    for legend in legends where !sides.contains(legend.orient) { sides.append(legend.orient) }
    for side in sides {
      let group = legends.filter { $0.orient == side }
      if side == "none" {
        for legend in group {
          var placed = legend.group
          (placed.x, placed.y) = legend.origin ?? (0, 0)
          viewBounds.formUnion(
            Bounds(x1: placed.x, y1: placed.y, x2: placed.x + legend.width, y2: placed.y + legend.height))
          result.append(placed)
        }
      } else {
        result += place(side: side, group, gap, look)
      }
    }
    return result
  }

  private mutating func place(side: String, _ legends: [DrawnLegend], _ gap: Double, _ look: Look) -> [SceneGroup] {
    // In the archive's look legends above and below keep clear of everything, not of horizontal axes only.
    let kept = look.isArchive ? bounds : yBounds
    let isColumn = side == "left" || side == "right"
    var layout = GridLayout(columns: isColumn ? 1 : legends.count)
    layout.alignment = ("each", "each")
    layout.padding = (gap, gap)
    let places = layout.place(legends.map { GridBox(width: $0.width, height: $0.height) })
    var box = Bounds()
    for (legend, place) in zip(legends, places) {
      box.formUnion(Bounds(x1: place.x, y1: place.y, x2: place.x + legend.width, y2: place.y + legend.height))
    }
    let offset = legends.map(\.offset).max() ?? 0
    var (x, y) = (0.0, 0.0)
    switch side {
    case "left": x = xBounds.x1.rounded(.down) - offset - box.width
    case "right": x = xBounds.x2.rounded(.up) + offset
    case "top": y = kept.y1.rounded(.down) - offset - box.height
    case "bottom": y = kept.y2.rounded(.up) + offset
    case "top-left": (x, y) = (offset, offset)
    case "top-right": (x, y) = (width - offset - box.width, offset)
    case "bottom-left": (x, y) = (offset, height - offset - box.height)
    default: (x, y) = (width - offset - box.width, height - offset - box.height)
    }
    x = (x + 0.5).rounded(.down)
    y = (y + 0.5).rounded(.down)
    viewBounds.formUnion(box.translated(x, y))
    return zip(legends, places).map { legend, place in
      var group = legend.group
      (group.x, group.y) = (place.x + x, place.y + y)
      return group
    }
  }

  /// The box of everything so far.
  var bounds: Bounds {
    var bounds = viewBounds
    bounds.formUnion(xBounds)
    bounds.formUnion(yBounds)
    return bounds
  }
}
