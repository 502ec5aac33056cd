import ChartScene

/// A view with its marks and guides in place, about its own origin.
struct PlacedView {
  var group = SceneGroup()
  var width = 0.0
  var height = 0.0
  /// The box of everything in it.
  var bounds = Bounds()
  /// How far its frame's stroke reaches beyond the box.
  var strokeReach = 0.0
}
