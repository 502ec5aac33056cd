/// Puts the values of each group one on top of the other.
package struct StackTransform: Sendable {
  package enum Offset: String, Sendable { case zero, normalize, center }

  package let field: String
  package let groupBy: [String]
  package let sort: [SortKey]
  package let offset: Offset
  package let names: (start: String, end: String)

  package init(field: String, groupBy: [String], sort: [SortKey], offset: Offset, names: (start: String, end: String)) {
    self.field = field
    self.groupBy = groupBy
    self.sort = sort
    self.offset = offset
    self.names = names
  }

  package func apply(_ table: Table) -> Table {
    guard let column = table.column(at: field) else { return table }
    let order = RowOrder(table, by: sort)
    let groups = Grouping(table, by: groupBy).rows.map(order.sorted)
    var stack = Stack(column)
    let sums = groups.map { $0.reduce(0) { $0 + abs(stack.values[$1]) } }
    let largest = sums.max() ?? 0
    for (rows, sum) in zip(groups, sums) {
      switch offset {
      case .zero: stack.pile(rows)
      case .normalize: stack.share(rows, of: sum)
      case .center: stack.add(rows, from: (largest - sum) / 2)
      }
    }
    return table.setting(names.start, .numbers(stack.starts)).setting(names.end, .numbers(stack.ends))
  }
}

/// Where the value of each row begins and ends; what is no number counts 0.
private struct Stack {
  let values: [Double]
  var starts: [Double]
  var ends: [Double]

  init(_ column: Column) {
    values = (0..<column.count).map { row in
      let value = column.number(row)
      return value.isNaN ? 0 : value
    }
    starts = [Double](repeating: 0, count: values.count)
    ends = starts
  }

  /// Negative values hang below zero.
  mutating func pile(_ rows: [Int]) {
    var (above, below) = (0.0, 0.0)
    for row in rows {
      let value = values[row]
      if value < 0 {
        starts[row] = below
        below += value
        ends[row] = below
      } else {
        starts[row] = above
        above += value
        ends[row] = above
      }
    }
  }

  mutating func share(_ rows: [Int], of sum: Double) {
    var total = 0.0
    for row in rows {
      starts[row] = sum == 0 ? 0 : total / sum
      total += abs(values[row])
      ends[row] = sum == 0 ? 0 : total / sum
    }
  }

  mutating func add(_ rows: [Int], from start: Double) {
    var last = start
    for row in rows {
      starts[row] = last
      last += abs(values[row])
      ends[row] = last
    }
  }
}
