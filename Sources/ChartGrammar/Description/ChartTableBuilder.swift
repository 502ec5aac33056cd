import ChartData

/// The data behind a chart as a table of text.
struct ChartTableBuilder {
  private static let mostRows = 500
  let tree: DataTree
  let config: Config
  let scope: ExpressionScope

  private struct Entry {
    let title: String
    let column: Column
    let definition: ChannelDefinition
  }

  func table() -> ChartTable {
    guard let view = tree.views.first(where: { $0.unit.map { Self.showsFields($0.specification) } == true }),
      let unit = view.unit
    else { return ChartTable() }
    let data = unit.data
    let isAggregate = unit.specification.isAggregate
    let source = isAggregate ? data.main : view.table
    var entries: [Entry] = []
    for definition in definitions(unit.specification, view.facetFields) {
      let name = isAggregate ? definition.columnName : definition.field ?? ""
      guard let column = source.column(at: name) ?? data.main.column(at: name) else { continue }
      let title = definition.title?.joined(separator: " ") ?? FieldTitle.text(definition, config: config)
      guard !entries.contains(where: { $0.title == title }), column.count == source.rowCount else { continue }
      entries.append(Entry(title: title, column: column, definition: definition))
    }
    let shown = min(source.rowCount, Self.mostRows)
    let rows = (0..<shown).map { row in entries.map { text($0, row) } }
    return ChartTable(columns: entries.map(\.title), rows: rows, omittedRows: source.rowCount - shown)
  }

  private static let order: [Channel] = [
    .x, .y, .theta, .x2, .y2, .xOffset, .yOffset, .longitude, .latitude, .color, .fill, .stroke, .shape, .size,
    .opacity,
    .detail, .text,
  ]

  /// A layer behind the others, such as the coast of a map, may show none.
  private static func showsFields(_ unit: UnitSpecification) -> Bool {
    order.contains { unit.encoding[$0]?.contains { $0.isField && $0.type != .geojson } ?? false }
  }

  /// The definitions that show fields, those of the first view before what other views add.
  private func definitions(_ unit: UnitSpecification, _ facets: [String]) -> [ChannelDefinition] {
    var result: [ChannelDefinition] = facets.map { field in
      var definition = ChannelDefinition(at: unit.mark.position)
      definition.field = field
      return definition
    }
    let units = [unit] + tree.views.compactMap(\.unit?.specification)
    for unit in units {
      for channel in Self.order {
        for definition in unit.encoding[channel] ?? []
        where definition.isField && definition.type != .geojson { result.append(definition) }
      }
    }
    return result.sorted { ($0.type == .quantitative ? 1 : 0) < ($1.type == .quantitative ? 1 : 0) }
  }

  private func text(_ entry: Entry, _ row: Int) -> String {
    let value = entry.column[row]
    guard value.isValid else { return "" }
    if case .date(let time) = value {
      if let unit = entry.definition.timeUnit {
        return TimeFormat(unit.format(in: scope.timeLocale), locale: scope.timeLocale).text(time)
      }
      return TableDate.text(time, entry.column)
    }
    if let number = value.number { return NumberText.text((number * 1e10).rounded() / 1e10) }
    return value.asText
  }
}
