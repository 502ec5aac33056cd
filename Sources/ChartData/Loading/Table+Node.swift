package import Notation

extension Table {
  /// A list of records (or of plain values, which become the field `data`) as a table.
  package convenience init(rows: [Node]) {
    var names: [String] = []
    var builders: [ColumnBuilder] = []
    var indices: [String: Int] = [:]
    for (row, node) in rows.enumerated() {
      let entries = node.entries ?? [Node.Entry(key: "data", keyPosition: node.position, value: node)]
      var filled = 0
      for (offset, entry) in entries.enumerated() {
        let index: Int
        if offset < names.count, names[offset] == entry.key {
          index = offset
        } else if let known = indices[entry.key] {
          index = known
        } else {
          index = names.count
          names.append(entry.key)
          indices[entry.key] = index
          builders.append(ColumnBuilder(repeatElement(.missing, count: row)))
        }
        builders[index].append(Value(entry.value))
        filled += 1
      }
      if filled < names.count {
        let present = Set(entries.map(\.key))
        for index in names.indices where !present.contains(names[index]) { builders[index].append(.missing) }
      }
    }
    self.init(Array(zip(names, builders.map(\.column))), rowCount: rows.count)
  }
}
