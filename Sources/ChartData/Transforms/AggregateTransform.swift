/// Groups rows and computes one row of aggregates a group; groups in order of first appearance.
package struct AggregateTransform: Sendable {
  package struct Measure: Sendable, Hashable {
    package let operation: AggregateOperation
    package let field: String?
    package let name: String

    package init(_ operation: AggregateOperation, _ field: String?, as name: String) {
      self.operation = operation
      self.field = field
      self.name = name
    }
  }

  package let measures: [Measure]
  package let groupBy: [String]

  package init(_ measures: [Measure], groupBy: [String]) {
    self.measures = measures
    self.groupBy = groupBy
  }

  package func apply(_ table: Table) -> Table {
    let grouping = Grouping(table, by: groupBy)
    var columns: [(String, Column)] = []
    for field in groupBy {
      if let column = table.column(at: field) { columns.append((field, column.taking(grouping.firstRows))) }
    }
    for measure in measures {
      let aggregate = GroupAggregate(
        operation: measure.operation, column: measure.field.flatMap { table.column(at: $0) }, table: table,
        grouping: grouping)
      columns.append((measure.name, aggregate.result()))
    }
    return Table(columns, rowCount: grouping.count)
  }
}

/// The same aggregates, written into every row of the group.
package struct JoinAggregateTransform: Sendable {
  package let aggregate: AggregateTransform

  package init(_ aggregate: AggregateTransform) { self.aggregate = aggregate }

  package func apply(_ table: Table) -> Table {
    let grouping = Grouping(table, by: aggregate.groupBy)
    var result = table
    for measure in aggregate.measures {
      let column = GroupAggregate(
        operation: measure.operation, column: measure.field.flatMap { table.column(at: $0) }, table: table,
        grouping: grouping
      ).result()
      result = result.setting(measure.name, column.taking(grouping.groupOfRow))
    }
    return result
  }
}
