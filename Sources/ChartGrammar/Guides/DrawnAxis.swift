import ChartScene

/// An axis as drawn: the part behind the marks (grid), the part with ticks and labels, and the room it takes.
struct DrawnAxis {
  var grid: SceneGroup?
  var main: SceneGroup
  /// The axis's box in the coordinates of the view, without the half pixel that lines are shifted by.
  var bounds: Bounds
  var isVertical: Bool
  var zindex: Double
  var channel: Channel
  var orient: String
  private(set) var isGridOnly = false

  /// Leaves ticks, labels and title to a facet's edge.
  mutating func keepOnlyGrid() {
    isGridOnly = true
    bounds = Bounds()
  }
}
