import ChartData
import ChartScene

/// Names of series at the right end of their lines, in their colours, instead of a legend.
struct DirectLabels {
  private static let most = 8
  let context: UnitContext

  /// Nil if the view isn't made of a few named lines, or the names would take too much room.
  func texts() -> [SceneText]? {
    guard context.mark.traits.carriesNames, let colour = context.definition(.color), colour.isField,
      colour.type.isDiscrete,
      !colour.hasNoLegend, let scale = context.scales[.color], (2...Self.most).contains(scale.discreteDomain.count),
      let names = context.column(colour.columnName), context.scales[.x]?.extent.1 ?? 0 > 0
    else { return nil }
    let positions = PositionEncoding(context: context)
    let x = positions.point(.x, .middle)
    let y = positions.point(.y, .middle)
    let paths = PathRows(context: context)
    let isDefined = paths.isDefined()
    var texts: [SceneText] = []
    for series in paths.series() {
      guard let last = series.last(where: isDefined) else { continue }
      var text = SceneText([names[last].asText], x: x(last) + 8, y: y(last))
      text.size = ArchiveTheme.textSize
      text.baseline = .middle
      text.fill = scale.colour(names[last]).map { .colour($0) }
      texts.append(text)
    }
    let right = context.width
    guard texts.count == scale.discreteDomain.count, texts.allSatisfy({ $0.x > right * 0.6 }),
      (texts.map(\.width).max() ?? 0) < 0.32 * right
    else { return nil }
    return spread(texts)
  }

  /// Pushed apart where they are closer than a line.
  private func spread(_ texts: [SceneText]) -> [SceneText] {
    var sorted = texts.sorted { $0.y < $1.y }
    let gap = ArchiveTheme.textSize + 2
    for index in sorted.indices.dropFirst() { sorted[index].y = max(sorted[index].y, sorted[index - 1].y + gap) }
    if let last = sorted.last, last.y > context.height {
      let shift = min(last.y - context.height, max(0, sorted[0].y))
      for index in sorted.indices { sorted[index].y -= shift }
      for index in sorted.indices.dropLast().reversed() where sorted[index].y > sorted[index + 1].y - gap {
        sorted[index].y = sorted[index + 1].y - gap
      }
      for index in sorted.indices.dropFirst() { sorted[index].y = max(sorted[index].y, sorted[index - 1].y + gap) }
    }
    return sorted
  }
}
