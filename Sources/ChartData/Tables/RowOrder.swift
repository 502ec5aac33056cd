/// One key to sort by.
package struct SortKey: Sendable {
  package let field: String
  package let isDescending: Bool

  package init(field: String, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// The order of a table's rows by some keys, worked out once for all the groups that are sorted.
package struct RowOrder {
  private let columns: [SortColumn]

  /// Keys of fields that the table doesn't have are left out.
  package init(_ table: Table, by keys: [SortKey]) {
    columns = keys.compactMap { key in
      table.column(at: key.field).map { SortColumn($0, isDescending: key.isDescending) }
    }
  }

  /// Rows in the order of the keys; those that are equal keep their order.
  package func sorted(_ rows: [Int]) -> [Int] {
    // Most series are in order already.
    if columns.isEmpty || zip(rows, rows.dropFirst()).allSatisfy({ order($0, $1) <= 0 }) { return rows }
    return rows.enumerated().sorted { a, b in
      let order = order(a.element, b.element)
      return order != 0 ? order < 0 : a.offset < b.offset
    }.map(\.element)
  }

  private func order(_ a: Int, _ b: Int) -> Int {
    for column in columns {
      let order = column.order(a, b)
      if order != 0 { return order }
    }
    return 0
  }
}

/// A column with what comparing two of its rows needs, worked out once.
private struct SortColumn {
  private enum Content {
    case numbers([Double])
    /// The place of each word in the order of words; words that aren't there come first.
    case words([Int32], ranks: [Int])
    case values([Value])
  }

  private let content: Content
  private let isDescending: Bool

  init(_ column: Column, isDescending: Bool) {
    self.isDescending = isDescending
    switch column {
    case .numbers(let values), .dates(let values): content = .numbers(values)
    case .values(let values): content = .values(values)
    case .words(let codes, let list):
      var ranks = [Int](repeating: 0, count: list.count)
      let sorted = list.indices.sorted { list[$0].utf16.lexicographicallyPrecedes(list[$1].utf16) }
      for (rank, index) in sorted.enumerated() { ranks[index] = rank }
      content = .words(codes, ranks: ranks)
    }
  }

  /// `Value.order` of two rows.
  func order(_ a: Int, _ b: Int) -> Int {
    let order: Int
    switch content {
    case .numbers(let values): order = Self.order(values[a], values[b])
    case .words(let codes, let ranks):
      func rank(_ row: Int) -> Int { codes[row] >= 0 ? ranks[Int(codes[row])] : -1 }
      let (x, y) = (rank(a), rank(b))
      order = x < y ? -1 : x > y ? 1 : 0
    case .values(let values): order = Value.order(values[a], values[b])
    }
    return isDescending ? -order : order
  }

  private static func order(_ a: Double, _ b: Double) -> Int {
    if a.isNaN || b.isNaN { return a.isNaN ? (b.isNaN ? 0 : -1) : 1 }
    return a < b ? -1 : a > b ? 1 : 0
  }
}
