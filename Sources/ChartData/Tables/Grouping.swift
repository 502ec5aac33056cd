/// Rows cut into groups by the values of some columns, groups in order of first appearance.
package struct Grouping: Sendable {
  /// The group of each row.
  package let groupOfRow: [Int]
  /// One row of each group: the first.
  package let firstRows: [Int]

  package var count: Int { firstRows.count }

  /// Fields that the table doesn't have tell no rows apart; without any there is one group, or none of an empty table.
  package init(_ table: Table, by fields: [String]) {
    var codes = [Int](repeating: 0, count: table.rowCount)
    var count = table.rowCount == 0 ? 0 : 1
    for (index, field) in fields.enumerated() {
      guard let column = table.column(at: field) else { continue }
      let next = column.groupCodes()
      if index == 0 {
        (codes, count) = next
      } else {
        (codes, count) = Self.combine(codes, count, next.codes, next.count)
      }
    }
    groupOfRow = codes
    var first = [Int](repeating: -1, count: count)
    for row in codes.indices where first[codes[row]] < 0 { first[codes[row]] = row }
    firstRows = first
  }

  private static func combine(_ a: [Int], _ aCount: Int, _ b: [Int], _ bCount: Int) -> ([Int], Int) {
    guard aCount > 0, bCount > 0 else { return (a, aCount) }
    var next = 0
    if aCount * bCount <= 1 << 20 {
      var dense = [Int](repeating: -1, count: aCount * bCount)
      let codes = a.indices.map { row in
        let key = a[row] * bCount + b[row]
        if dense[key] < 0 {
          dense[key] = next
          next += 1
        }
        return dense[key]
      }
      return (codes, next)
    }
    var dense: [Int: Int] = [:]
    let codes = a.indices.map { row in
      let key = a[row] * bCount + b[row]
      if let code = dense[key] { return code }
      defer { next += 1 }
      dense[key] = next
      return next
    }
    return (codes, next)
  }

  /// The rows of each group, in table order.
  package var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, group) in groupOfRow.enumerated() { rows[group].append(row) }
    return rows
  }
}
