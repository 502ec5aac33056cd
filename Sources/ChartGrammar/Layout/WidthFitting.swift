import ChartScene
import Limits

/// Finds the width of the plots with which a whole chart is as wide as asked, with the same text size at any width.
///
/// The chart is measured by the boxes of its guides, and of such marks as reach beyond their plot, until the plots fill the
/// width; then it is assembled once. What stood beside the plots is hardly wider in a wide chart than in a narrow one: the
/// next width begins with it, and needs no measuring where that fits.
struct WidthFitting {
  private static let narrowestView = 150.0
  private static let narrowestPlot = 60.0

  let assembler: SceneAssembler
  /// How often the whole chart was assembled so far.
  private(set) var assemblies = 0
  /// What the last drawing had beside its plots in pixels, and how many plots side by side.
  private var last: (beside: Double, columns: Int)?

  init(assembler: SceneAssembler) { self.assembler = assembler }

  mutating func scene(width: Double) -> Scene {
    var fitted = assembler
    fitted.columnLimit = columns(width)
    fitted.outerWidth = width
    var scene = likeLast(fitted, width) ?? measured(fitted, width, .whatReachesOut)
    // A mark that seldom reaches beyond its plot did.
    if scene == nil { scene = measured(fitted, width, .everything) }
    var result = scene ?? assembled(&fitted)
    result.width = max(width, result.width)
    return result
  }

  private mutating func assembled(_ fitted: inout SceneAssembler) -> Scene {
    assemblies += 1
    fitted.measure = nil
    let scene = fitted.scene()
    let columns = fitted.columnLimit ?? 1
    last = fitted.usesDirectLabels ? (scene.width - Double(columns) * (fitted.plotWidth ?? 0), columns) : nil
    return scene
  }

  /// With as much beside the plots as in the last drawing; nil if that doesn't fill the width.
  private mutating func likeLast(_ fitted: SceneAssembler, _ width: Double) -> Scene? {
    guard let last, last.columns == fitted.columnLimit else { return nil }
    var fitted = fitted
    let first = Self.firstPlot(fitted, width)
    fitted.plotWidth = Self.next(first, Double(last.columns) * first + last.beside, fitted, width)
    let scene = assembled(&fitted)
    return Self.fills(scene.width, width) ? scene : nil
  }

  /// Assembled as it was measured; nil if it is wider then.
  private mutating func measured(_ fitted: SceneAssembler, _ width: Double, _ measure: SceneAssembler.Measure) -> Scene?
  {
    var fitted = fitted
    fitted.measure = measure
    var (outer, isSteady) = Self.fit(&fitted, width)
    if outer > width + 0.5 {
      // Names at the ends of lines take room that a legend above them doesn't.
      fitted.usesDirectLabels = false
      (outer, isSteady) = Self.fit(&fitted, width)
    }
    let scene = assembled(&fitted)
    if !isSteady { last = nil }
    return scene.width == outer || measure == .everything ? scene : nil
  }

  /// Sets the width of the plots; gives that of the whole chart, and whether what is beside the plots was always as wide.
  private static func fit(_ fitted: inout SceneAssembler, _ width: Double) -> (outer: Double, isSteady: Bool) {
    let columns = Double(fitted.columnLimit ?? 1)
    var plot = firstPlot(fitted, width)
    var outer = 0.0
    var besides: Set<Double> = []
    for _ in 0..<5 {
      fitted.plotWidth = plot
      outer = fitted.scene().width
      besides.insert((outer - columns * plot).rounded())
      if fills(outer, width) { break }
      plot = next(plot, outer, fitted, width)
    }
    return (outer, besides.count == 1)
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
