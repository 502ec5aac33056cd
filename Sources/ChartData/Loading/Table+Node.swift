package import Notation

extension Table {
  /// A list of records (or of plain values, which become the field `data`) as a table.
  package convenience init(rows: [Node]) {
    var names: [String] = []
    var builders: [ColumnBuilder] = []
    var places: [String: Int] = [:]
    for (row, node) in rows.enumerated() {
      let entries = node.entries ?? [Node.Entry(key: "data", keyPosition: node.position, value: node)]
      var filled = 0
      for (offset, entry) in entries.enumerated() {
        let place: Int
        if offset < names.count, names[offset] == entry.key {
          place = offset
        } else if let known = places[entry.key] {
          place = known
        } else {
          place = names.count
          names.append(entry.key)
          places[entry.key] = place
          builders.append(ColumnBuilder(repeatElement(.missing, count: row)))
        }
        builders[place].append(Value(entry.value))
        filled += 1
      }
      if filled < names.count {
        let present = Set(entries.map(\.key))
        for place in names.indices where !present.contains(names[place]) { builders[place].append(.missing) }
      }
    }
    self.init(Array(zip(names, builders.map(\.column))), rowCount: rows.count)
  }
}
