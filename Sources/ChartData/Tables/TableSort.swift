/// One key to sort by.
package struct SortKey: Sendable {
  package let field: String
  package let isDescending: Bool

  package init(field: String, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

extension Table {
  /// Row numbers in the order of the keys; rows that are equal keep their order.
  package func rowOrder(by keys: [SortKey], within rows: [Int]? = nil) -> [Int] {
    let columns = keys.map { key in (column(at: key.field), key.isDescending) }
    let rows = rows ?? Array(0..<rowCount)
    return rows.enumerated().sorted { a, b in
      for (column, isDescending) in columns {
        guard let column else { continue }
        let order = Value.order(column[a.element], column[b.element])
        if order != 0 { return isDescending ? order > 0 : order < 0 }
      }
      return a.offset < b.offset
    }.map(\.element)
  }
}
