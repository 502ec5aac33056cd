/// Turns columns into rows: one row a field, with the field's name and value.
package struct FoldTransform: Sendable {
  package let fields: [String]
  package let names: (key: String, value: String)

  package init(_ fields: [String], names: (key: String, value: String)) {
    self.fields = fields
    self.names = names
  }

  package func apply(_ table: Table) -> Table {
    let rows = (0..<table.rowCount).flatMap { repeatElement($0, count: fields.count) }
    let columns = fields.map { table.column(at: $0) }
    var keys = ColumnBuilder()
    var values = ColumnBuilder()
    for row in 0..<table.rowCount {
      for (field, column) in zip(fields, columns) {
        keys.append(.string(field))
        values.append(column?[row] ?? .missing)
      }
    }
    return table.taking(rows).setting(names.key, keys.column).setting(names.value, values.column)
  }
}
