import ChartScene
import Notation

/// Lays a chart out in every width asked for.
struct ChartLayout {
  let assembler: SceneAssembler
  /// The size that plain Vega-Lite fits a chart into, if the specification names one.
  let autosize: AutosizeFitting?

  /// A scene for each outer width in pixels; one of the chart's own size without widths.
  func scenes(_ widths: [Double]?) -> [Scene] {
    guard let widths else { return [autosize?.scene(assembler) ?? assembler.scene()] }
    var fitting = WidthFitting(assembler: assembler)
    return widths.map { fitting.scene(width: $0) }
  }
}
