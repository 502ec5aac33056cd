/// Turns rows into columns: one column for each value of a field.
package struct PivotTransform: Sendable {
  package let pivot: String
  package let value: String
  package let groupBy: [String]
  package let operation: AggregateOperation
  /// At most so many new columns; 0 means all.
  package let limit: Int

  package init(pivot: String, value: String, groupBy: [String], operation: AggregateOperation, limit: Int) {
    self.pivot = pivot
    self.value = value
    self.groupBy = groupBy
    self.operation = operation
    self.limit = limit
  }

  package func apply(_ table: Table) -> Table {
    guard let names = table.column(at: pivot), let values = table.column(at: value) else { return table }
    var wanted = Array(Set(names.values.filter(\.isValid))).sorted { Value.order($0, $1) < 0 }
    if limit > 0 { wanted = Array(wanted.prefix(limit)) }
    let grouping = Grouping(table, by: groupBy)
    var columns: [(String, Column)] = groupBy.compactMap { field in
      table.column(at: field).map { (field, $0.taking(grouping.firstRows)) }
    }
    for name in wanted {
      let rows = (0..<table.rowCount).filter { names[$0] == name }
      var result = [Double](repeating: NumberMark.null, count: grouping.count)
      let part = table.taking(rows)
      let groups = rows.map { grouping.groupOfRow[$0] }
      let partGrouping = Grouping(part, by: groupBy)
      let column = GroupAggregate(
        operation: operation, column: values.taking(rows), table: part, grouping: partGrouping
      ).result()
      for (index, row) in partGrouping.firstRows.enumerated() { result[groups[row]] = column.number(index) }
      if operation == .sum || operation == .count {
        result = result.map { $0.isNaN ? 0 : $0 }
      }
      columns.append((name.asText, .numbers(result)))
    }
    return Table(columns, rowCount: grouping.count)
  }
}
