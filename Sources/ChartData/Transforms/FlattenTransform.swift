/// Turns lists into rows: one row an element; shorter lists are filled with null.
package struct FlattenTransform: Sendable {
  package let fields: [String]
  package let names: [String]

  package init(_ fields: [String], names: [String]) {
    self.fields = fields
    self.names = names
  }

  package func apply(_ table: Table) -> Table {
    let columns = fields.map { table.column(at: $0) }
    var rows: [Int] = []
    var builders = fields.map { _ in ColumnBuilder() }
    for row in 0..<table.rowCount {
      let lists = columns.map { $0?[row].list ?? [] }
      for index in 0..<(lists.map(\.count).max() ?? 0) {
        rows.append(row)
        for column in fields.indices {
          builders[column].append(index < lists[column].count ? lists[column][index] : .null)
        }
      }
    }
    var result = table.taking(rows)
    for (column, field) in fields.enumerated() {
      result = result.setting(column < names.count ? names[column] : field, builders[column].column)
    }
    return result
  }
}
