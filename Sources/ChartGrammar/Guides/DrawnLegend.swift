import ChartScene

/// A legend as drawn at (0, 0), and the room it takes.
struct DrawnLegend {
  var group: SceneGroup
  let orient: String
  let width: Double
  let height: Double
  let offset: Double
  /// Where the author puts a legend with `orient: none`.
  let origin: (Double, Double)?
}
