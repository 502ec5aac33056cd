import ChartData

/// The rows of line-like marks: cut into series, each in the order its points are joined.
struct PathRows {
  let context: UnitContext

  func series() -> [[Int]] {
    let order = explicitOrder
    let fields = PathGroups.fields(context.unit)
    let groups: [[Int]]
    if fields.isEmpty {
      groups = [context.rows]
    } else {
      let part = context.table.taking(context.rows)
      groups = Grouping(part, by: fields).rows.map { $0.map { context.rows[$0] } }
    }
    if let order { return groups.map(order.sorted) }
    let isSorted = context.unit.encoding[.order]?.isEmpty ?? true && context.definition(channel)?.isField == true
    return isSorted ? groups.map(sortedByCoordinate) : groups
  }

  /// The order that the channel `order` gives by its fields.
  private var explicitOrder: RowOrder? {
    let fields = context.unit.orders
    guard !fields.isEmpty else { return nil }
    return RowOrder(
      context.table,
      by: fields.map { definition in
        if case .descending? = definition.sort { return SortKey(field: definition.columnName, isDescending: true) }
        return SortKey(field: definition.columnName)
      })
  }

  /// The axis along which points are joined.
  private var channel: Channel { context.mark.orient == .horizontal && context.mark.type != .trail ? .y : .x }

  /// Vega-Lite joins points from left to right or from top to bottom as they are seen, whatever order their values have.
  private func sortedByCoordinate(_ rows: [Int]) -> [Int] {
    let coordinate = PositionEncoding(context: context).point(channel, .middle)
    let coordinates = rows.map(coordinate)
    func isBefore(_ a: Double, _ b: Double) -> Bool { a < b || (a.isNaN && !b.isNaN) }
    if zip(coordinates, coordinates.dropFirst()).allSatisfy({ !isBefore($1, $0) }) { return rows }
    return rows.indices.sorted { a, b in
      isBefore(coordinates[a], coordinates[b]) || (!isBefore(coordinates[b], coordinates[a]) && a < b)
    }.map { rows[$0] }
  }

  /// Which rows have a place on both axes; the others break the path.
  func isDefined() -> (Int) -> Bool {
    let invalid = context.settings.value("invalid")
    if invalid == .null || invalid == .string("show") { return { _ in true } }
    var tests: [(Int) -> Bool] = []
    for channel in [Channel.x, .y] {
      guard let definition = context.definition(channel), definition.isField, let scale = context.scales[channel],
        !scale.type.isDiscreteDomain, let column = context.column(definition.columnName)
      else { continue }
      tests.append { row in
        let value = column[row]
        return value.isValid && value.asNumber.isFinite
      }
    }
    return { row in tests.allSatisfy { $0(row) } }
  }
}
