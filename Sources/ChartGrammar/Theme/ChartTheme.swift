/// Which look a chart gets.
package enum ChartTheme: String, Sendable, CaseIterable {
  /// Plain Vega-Lite.
  case vega
  /// The archive's own.
  case archive
}
