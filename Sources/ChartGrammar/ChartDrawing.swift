/// One drawing of a chart.
package struct ChartDrawing: Sendable {
  /// Outer size in CSS pixels.
  package let width: Double
  package let height: Double
  /// An `<svg>` element in UTF-8, without XML declaration.
  package let svg: [UInt8]
  /// The scene as text, one item a line, for tests.
  package var dump: String { makeDump() }
  let makeDump: @Sendable () -> String
}
