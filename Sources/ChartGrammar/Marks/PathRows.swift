import ChartData

/// The rows of line-like marks: cut into series, each in the order its points are joined.
struct PathRows {
  let context: UnitContext

  func series() -> [[Int]] {
    let fields = PathGroups.fields(context.unit)
    let groups: [[Int]]
    if fields.isEmpty {
      groups = [context.rows]
    } else {
      let part = context.table.taking(context.rows)
      groups = Grouping(part, by: fields).rows.map { $0.map { context.rows[$0] } }
    }
    return groups.map(ordered)
  }

  private func ordered(_ rows: [Int]) -> [Int] {
    let orders = context.unit.encoding[.order] ?? []
    let fields = context.unit.orders
    if !fields.isEmpty {
      let keys = fields.map { definition in
        if case .descending? = definition.sort { return SortKey(field: definition.columnName, isDescending: true) }
        return SortKey(field: definition.columnName)
      }
      return context.table.rowOrder(by: keys, within: rows)
    }
    if !orders.isEmpty { return rows }
    guard let definition = context.definition(context.mark.orient == .horizontal ? .y : .x), definition.isField else {
      return rows
    }
    return sortedByDimension(rows, definition)
  }

  private func sortedByDimension(_ rows: [Int], _ definition: ChannelDefinition) -> [Int] {
    let name = definition.columnName
    switch definition.sort {
    case SortSetting.none?: return rows
    case .values(let values)?:
      guard let column = context.column(name) else { return rows }
      func place(_ row: Int) -> Int { values.firstIndex { $0 == column[row] } ?? values.count }
      return rows.enumerated().sorted { a, b in
        let (x, y) = (place(a.element), place(b.element))
        return x != y ? x < y : a.offset < b.offset
      }.map(\.element)
    case .field(let field?, let operation, _)?:
      let isAggregate = context.unit.isAggregate
      let key = isAggregate ? operation.map { "\($0.rawValue)_\(field)" } ?? field : field
      return context.table.rowOrder(by: [SortKey(field: key)], within: rows)
    default: return context.table.rowOrder(by: [SortKey(field: name)], within: rows)
    }
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
