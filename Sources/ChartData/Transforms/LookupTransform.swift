/// Fetches fields from the row of another table that has the same key.
package struct LookupTransform: Sendable {
  package let key: String
  package let other: Table
  package let otherKey: String
  /// The fields to fetch; empty means the whole row as one record.
  package let fields: [String]
  package let names: [String]
  /// What the fields are where no row has the key.
  package let fallback: Value

  package init(key: String, other: Table, otherKey: String, fields: [String], names: [String], fallback: Value) {
    self.key = key
    self.other = other
    self.otherKey = otherKey
    self.fields = fields
    self.names = names
    self.fallback = fallback
  }

  /// The first key of two rows that differ in the fields to fetch; only the last of them would be found.
  package static func repeated(_ key: String, in table: Table, fields: [String]) -> String? {
    guard let keys = table.column(at: key) else { return nil }
    let columns = fields.isEmpty ? table.columns : fields.compactMap { table.column(at: $0) }
    var seen: [String: Int] = [:]
    for row in 0..<table.rowCount where !keys[row].isNothing {
      let text = keys[row].asText
      guard let first = seen.updateValue(row, forKey: text) else { continue }
      if columns.contains(where: { $0[first] != $0[row] }) { return text }
    }
    return nil
  }

  package func apply(_ table: Table) -> Table {
    guard let keys = table.column(at: key), let otherKeys = other.column(at: otherKey) else { return table }
    var rowByKey: [String: Int] = [:]
    for row in 0..<other.rowCount { rowByKey[otherKeys[row].asText] = row }
    let rows = (0..<table.rowCount).map { rowByKey[keys[$0].asText] }
    var result = table
    if fields.isEmpty {
      let records = rows.map { row in row.map { Value.record(other.record($0)) } ?? fallback }
      return result.setting(names.first ?? "lookup", ColumnBuilder(records).column)
    }
    for (index, field) in fields.enumerated() {
      let column = other.column(at: field)
      let values = rows.map { row in row.flatMap { column?[$0] } ?? fallback }
      result = result.setting(index < names.count ? names[index] : field, ColumnBuilder(values).column)
    }
    return result
  }
}
