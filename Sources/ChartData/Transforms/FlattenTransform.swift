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
        for place in fields.indices {
          builders[place].append(index < lists[place].count ? lists[place][index] : .null)
        }
      }
    }
    var result = table.taking(rows)
    for (place, field) in fields.enumerated() {
      result = result.setting(place < names.count ? names[place] : field, builders[place].column)
    }
    return result
  }
}
