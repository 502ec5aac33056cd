/// Rows of named, typed columns. Immutable: transforms give new tables that share the columns they don't change.
package final class Table: Sendable {
  package let names: [String]
  package let columns: [Column]
  package let rowCount: Int
  /// Indices by name, where there are too many names to go through.
  private let indices: [String: Int]?

  package convenience init(_ named: [(String, Column)] = [], rowCount: Int? = nil) {
    self.init(named.map(\.0), named.map(\.1), rowCount: rowCount ?? named.first?.1.count ?? 0)
  }

  private init(_ names: [String], _ columns: [Column], rowCount: Int) {
    self.names = names
    self.columns = columns
    self.rowCount = rowCount
    indices = names.count > 12 ? Dictionary(zip(names, names.indices), uniquingKeysWith: { a, _ in a }) : nil
  }

  private func index(of name: String) -> Int? {
    if let indices { return indices[name] }
    return names.firstIndex(of: name)
  }

  /// A table from rows as records; fields that a row lacks are missing.
  package convenience init(records: [Record]) {
    var builders: [ColumnBuilder] = []
    var names: [String] = []
    var indices: [String: Int] = [:]
    for (row, record) in records.enumerated() {
      for (offset, (name, value)) in record.fields.enumerated() {
        let index: Int
        if offset < names.count, names[offset] == name {
          index = offset
        } else if let known = indices[name] {
          index = known
        } else {
          index = names.count
          indices[name] = index
          names.append(name)
          builders.append(ColumnBuilder(repeatElement(.missing, count: row)))
        }
        if offset < names.count, names[offset] == name { indices[name] = offset }
        builders[index].append(value)
      }
      if record.names.count < names.count {
        for index in names.indices where record[names[index]] == nil { builders[index].append(.missing) }
      }
    }
    self.init(Array(zip(names, builders.map(\.column))), rowCount: records.count)
  }

  package subscript(name: String) -> Column? { index(of: name).map { columns[$0] } }

  package func has(_ name: String) -> Bool { index(of: name) != nil }

  /// The table with a column added, or replaced.
  package func setting(_ name: String, _ column: Column) -> Table {
    guard let index = index(of: name) else { return Table(names + [name], columns + [column], rowCount: rowCount) }
    var columns = columns
    columns[index] = column
    return Table(names, columns, rowCount: rowCount)
  }

  /// The rows with these numbers, in this order; a row may be taken more than once.
  package func taking(_ rows: [Int]) -> Table {
    Table(names, columns.map { $0.taking(rows) }, rowCount: rows.count)
  }

  /// The columns with these names, in this order; those that aren't there are left out.
  package func keeping(_ wanted: [String]) -> Table {
    Table(wanted.compactMap { name in self[name].map { (name, $0) } }, rowCount: rowCount)
  }

  /// The values of a row by name, without the missing ones.
  package func record(_ row: Int) -> Record {
    Record(
      zip(names, columns).compactMap { name, column in
        let value = column[row]
        if case .missing = value { return nil }
        return (name, value)
      })
  }
}

extension Table {
  /// The column that a field name or path (`a.b`, `a[0]`, `a\.b`) leads to; nil if its head isn't there.
  package func column(at path: String) -> Column? {
    if let column = self[path] { return column }
    guard FieldPath.isNested(path) else { return nil }
    let parts = FieldPath.parts(path)
    guard let head = self[parts[0]] else { return nil }
    if parts.count == 1 { return head }
    return ColumnBuilder((0..<rowCount).map { row in parts.dropFirst().reduce(head[row]) { $0[$1] } }).column
  }
}

/// Field names as Vega reads them: dots and brackets lead into records, a backslash keeps a dot.
package enum FieldPath {
  /// Whether a field name must be taken apart: it has a dot, a bracket or a backslash.
  package static func isNested(_ path: String) -> Bool {
    path.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\") }
  }

  package static func parts(_ path: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var escaped = false
    var quote: Character?
    for character in path {
      if escaped {
        part.append(character)
        escaped = false
      } else if character == "\\" {
        escaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { part.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "." || character == "[" || character == "]" {
        if !part.isEmpty { parts.append(part) }
        part = ""
      } else {
        part.append(character)
      }
    }
    if !part.isEmpty || parts.isEmpty { parts.append(part) }
    return parts
  }

  /// The path without its escapes, for titles: `a\.b` → `a.b`.
  package static func plain(_ path: String) -> String {
    guard path.contains("\\") else { return path }
    return path.replacing("\\.", with: ".").replacing("\\[", with: "[").replacing("\\]", with: "]")
  }
}
