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
    var starts = [Double](repeating: 0, count: table.rowCount)
    var ends = starts
    let groups = Grouping(table, by: groupBy).rows.map { sort.isEmpty ? $0 : table.rowOrder(by: sort, within: $0) }
    func number(_ row: Int) -> Double {
      let value = column.number(row)
      return value.isNaN ? 0 : value
    }
    let sums = groups.map { $0.reduce(0) { $0 + abs(number($1)) } }
    let largest = sums.max() ?? 0
    for (rows, sum) in zip(groups, sums) {
      switch offset {
      case .zero:
        var (above, below) = (0.0, 0.0)
        for row in rows {
          let value = number(row)
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
      case .normalize:
        var total = 0.0
        for row in rows {
          starts[row] = sum == 0 ? 0 : total / sum
          total += abs(number(row))
          ends[row] = sum == 0 ? 0 : total / sum
        }
      case .center:
        var last = (largest - sum) / 2
        for row in rows {
          starts[row] = last
          last += abs(number(row))
          ends[row] = last
        }
      }
    }
    return table.setting(names.start, .numbers(starts)).setting(names.end, .numbers(ends))
  }
}
