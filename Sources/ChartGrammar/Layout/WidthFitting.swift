import ChartScene
import Limits

/// Finds the width of the plots with which a whole chart is as wide as asked, with the same text size at any width.
///
/// The chart is measured once by the boxes of its guides, and of such marks as reach beyond their plot; then it is assembled
/// with plots that fill what is left. What stood beside the plots is hardly wider in a wide chart than in a narrow one: the
/// next width begins with it, and needs no measuring where that fits.
struct WidthFitting {
  private static let narrowestView = 150.0
  private static let narrowestPlot = 60.0

  let assembler: SceneAssembler
  /// How often the whole chart was assembled so far.
  private(set) var assemblies = 0
  /// What the last drawing had beside its plots in pixels, if it was as wide as measured, and how many plots side by side.
  private var last: (beside: Double, columns: Int)?

  init(assembler: SceneAssembler) { self.assembler = assembler }

  mutating func scene(width: Double) -> Scene {
    var fitted = assembler
    fitted.columnLimit = columns(width)
    fitted.outerWidth = width
    var scene = likeLast(fitted, width) ?? measured(fitted, width)
    if scene.width > width + 0.5 {
      // Names at the ends of lines take room that a legend above them doesn't.
      fitted.usesDirectLabels = false
      scene = measured(fitted, width)
      last = nil
    }
    scene.width = max(width, scene.width)
    return scene
  }

  /// The drawing with as much beside the plots as in the last one; nil if that doesn't fill the width.
  private mutating func likeLast(_ fitted: SceneAssembler, _ width: Double) -> Scene? {
    guard let last, last.columns == fitted.columnLimit else { return nil }
    var fitted = fitted
    let first = Self.firstPlot(fitted, width)
    fitted.plotWidth = Self.next(first, Double(last.columns) * first + last.beside, fitted, width)
    assemblies += 1
    let scene = fitted.scene()
    return Self.fills(scene.width, width) ? scene : nil
  }

  private mutating func measured(_ fitted: SceneAssembler, _ width: Double) -> Scene {
    var fitted = fitted
    let columns = fitted.columnLimit ?? 1
    var plot = Self.firstPlot(fitted, width)
    fitted.plotWidth = plot
    fitted.isMeasuring = true
    let outer = fitted.scene().width
    fitted.isMeasuring = false
    let beside = outer - Double(columns) * plot
    if !Self.fills(outer, width) { plot = Self.next(plot, outer, fitted, width) }
    var scene = Scene(width: 0, height: 0, root: SceneGroup())
    for _ in 0..<4 {
      fitted.plotWidth = plot
      assemblies += 1
      scene = fitted.scene()
      if Self.fills(scene.width, width) { break }
      plot = Self.next(plot, scene.width, fitted, width)
    }
    let isAsMeasured = abs(scene.width - Double(columns) * plot - beside) < 0.5
    last = isAsMeasured ? (beside, columns) : nil
    return scene
  }

  private static func firstPlot(_ fitted: SceneAssembler, _ width: Double) -> Double {
    max(narrowestPlot, width / Double(fitted.columnLimit ?? 1) - 48)
  }

  private static func fills(_ outer: Double, _ width: Double) -> Bool { width - outer >= 0 && width - outer < 1 }

  /// The plots that would fill the width if all else stayed as wide as it is.
  private static func next(_ plot: Double, _ outer: Double, _ fitted: SceneAssembler, _ width: Double) -> Double {
    max(narrowestPlot, plot + ((width - outer) / Double(fitted.columnLimit ?? 1)).rounded(.down))
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
