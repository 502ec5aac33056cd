import ChartScene
import Limits

/// Finds the width of the plots with which a whole chart is as wide as asked, with the same text size at any width.
struct WidthFitting {
  private static let narrowestView = 150.0
  let assembler: SceneAssembler

  func scene(width: Double) -> Scene {
    let columns = columns(width)
    var fitted = assembler
    fitted.columnLimit = columns
    fitted.outerWidth = width
    var scene = fit(fitted, width, columns)
    if scene.width > width + 0.5 {
      // Names at the ends of lines take room that a legend above them doesn't.
      fitted.usesDirectLabels = false
      scene = fit(fitted, width, columns)
    }
    scene.width = max(width, scene.width)
    return scene
  }

  private func fit(_ assembler: SceneAssembler, _ width: Double, _ columns: Int) -> Scene {
    var fitted = assembler
    var plot = max(60, width / Double(columns) - 48)
    var scene = Scene(width: 0, height: 0, root: SceneGroup())
    for _ in 0..<5 {
      fitted.plotWidth = plot
      scene = fitted.scene()
      let rest = width - scene.width
      if rest >= 0, rest < 1 { break }
      plot = max(60, plot + (rest / Double(columns)).rounded(.down))
    }
    return scene
  }

  /// How many views stand side by side.
  private func columns(_ width: Double) -> Int {
    let fits = max(1, Int(limited: width / Self.narrowestView / 1.4))
    switch assembler.tree.views.first?.specification.kind {
    case .concat(let children, let columns): return max(1, min(columns ?? children.count, fits))
    case .facet(let facet, _):
      if facet.column != nil { return max(1, min(CellValues(assembler).columnCount(facet), fits)) }
      if facet.facet != nil { return max(1, min(facet.columns ?? CellValues(assembler).count(facet.facet), fits)) }
      return 1
    default: return 1
    }
  }
}
