import Limits

/// Computes over a sliding part of the sorted rows of a group: ranks, neighbours, running aggregates.
package struct WindowTransform: Sendable {
  package enum Operation: Sendable, Hashable {
    case rowNumber, rank, denseRank, percentRank, cumulativeDistribution
    case ntile, lag, lead, firstValue, lastValue, nthValue, previousValue, nextValue
    case aggregate(AggregateOperation)

    package init?(name: String) {
      switch name {
      case "row_number": self = .rowNumber
      case "rank": self = .rank
      case "dense_rank": self = .denseRank
      case "percent_rank": self = .percentRank
      case "cume_dist": self = .cumulativeDistribution
      case "ntile": self = .ntile
      case "lag": self = .lag
      case "lead": self = .lead
      case "first_value": self = .firstValue
      case "last_value": self = .lastValue
      case "nth_value": self = .nthValue
      case "prev_value": self = .previousValue
      case "next_value": self = .nextValue
      default:
        guard let operation = AggregateOperation(rawValue: name) else { return nil }
        self = .aggregate(operation)
      }
    }

    package static let names = [
      "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value",
      "last_value", "nth_value", "prev_value", "next_value",
    ]
  }

  package struct Field: Sendable {
    package let operation: Operation
    package let field: String?
    package let parameter: Double?
    package let name: String

    package init(_ operation: Operation, field: String?, parameter: Double?, as name: String) {
      self.operation = operation
      self.field = field
      self.parameter = parameter
      self.name = name
    }
  }

  package let fields: [Field]
  package let groupBy: [String]
  package let sort: [SortKey]
  /// Rows before and behind; nil means to the end of the group.
  package var frame: (Int?, Int?) = (nil, 0)
  package var ignoresPeers = false

  package init(_ fields: [Field], groupBy: [String], sort: [SortKey]) {
    self.fields = fields
    self.groupBy = groupBy
    self.sort = sort
  }

  package func apply(_ table: Table) -> Table {
    let order = RowOrder(table, by: sort)
    let groups = Grouping(table, by: groupBy).rows.map(order.sorted)
    var result = table
    for field in fields {
      var values = [Value](repeating: .null, count: table.rowCount)
      let column = field.field.flatMap { table.column(at: $0) }
      for rows in groups {
        let run = WindowRun(rows: rows, table: table, column: column, sort: sort, window: self, field: field)
        for (row, value) in zip(rows, run.values()) { values[row] = value }
      }
      result = result.setting(field.name, ColumnBuilder(values).column)
    }
    return result
  }
}

/// One operation over the sorted rows of one group.
private struct WindowRun {
  let rows: [Int]
  let table: Table
  let column: Column?
  let sort: [SortKey]
  let window: WindowTransform
  let field: WindowTransform.Field

  /// For each position the first and last one that sort alike.
  private func peers() -> [(Int, Int)] {
    var result = [(Int, Int)](repeating: (0, 0), count: rows.count)
    let columns = sort.compactMap { table.column(at: $0.field) }
    var start = 0
    while start < rows.count {
      var end = start
      while end + 1 < rows.count, !columns.isEmpty,
        columns.allSatisfy({ Value.order($0[rows[start]], $0[rows[end + 1]]) == 0 })
      {
        end += 1
      }
      for position in start...end { result[position] = (start, end) }
      start = end + 1
    }
    return result
  }

  func values() -> [Value] {
    let peers = peers()
    let count = rows.count
    var dense = 0
    if case .aggregate(let operation) = field.operation { return aggregates(operation, peers) }
    return rows.indices.map { position in
      if position == 0 || peers[position].0 == position { dense += 1 }
      switch field.operation {
      case .rowNumber: return .number(Double(position + 1))
      case .rank: return .number(Double(peers[position].0 + 1))
      case .denseRank: return .number(Double(dense))
      case .percentRank: return .number(count > 1 ? Double(peers[position].0) / Double(count - 1) : 0)
      case .cumulativeDistribution: return .number(Double(peers[position].1 + 1) / Double(count))
      case .ntile: return .number(((field.parameter ?? 1) * Double(peers[position].1 + 1) / Double(count)).rounded(.up))
      case .lag: return value(position - Int(limited: field.parameter ?? 1))
      case .lead: return value(position + Int(limited: field.parameter ?? 1))
      default: return neighbour(position, frame(position, peers[position]))
      }
    }
  }

  private func value(_ position: Int) -> Value {
    rows.indices.contains(position) ? column?[rows[position]] ?? .null : .null
  }

  private func frame(_ position: Int, _ peers: (Int, Int)) -> (Int, Int) {
    var low = window.frame.0.map { max(0, position - abs($0)) } ?? 0
    if let offset = window.frame.0, offset > 0 { low = min(rows.count, position + offset) }
    var high = window.frame.1.map { min(rows.count - 1, position + $0) } ?? rows.count - 1
    if !window.ignoresPeers, !sort.isEmpty {
      low = min(low, low == position ? peers.0 : low)
      high = max(high, high == position ? peers.1 : high)
    }
    return (low, high)
  }

  private func neighbour(_ position: Int, _ frame: (Int, Int)) -> Value {
    switch field.operation {
    case .firstValue: return value(frame.0)
    case .lastValue: return value(frame.1)
    case .nthValue:
      let wanted = frame.0 + Int(limited: field.parameter ?? 1) - 1
      return wanted <= frame.1 ? value(wanted) : .null
    case .previousValue:
      var index = position
      while index >= 0, !value(index).isValid { index -= 1 }
      return value(index)
    default:
      var index = position
      while index < rows.count, !value(index).isValid { index += 1 }
      return value(index)
    }
  }

  private func aggregates(_ operation: AggregateOperation, _ peers: [(Int, Int)]) -> [Value] {
    let isRunning = window.frame.0 == nil && [.sum, .count, .mean, .average].contains(operation)
    if isRunning { return running(operation, peers) }
    return rows.indices.map { position in
      let (low, high) = frame(position, peers[position])
      guard low <= high else { return .null }
      let part = table.taking(Array(rows[low...high]))
      let column = field.field.flatMap { part.column(at: $0) }
      return GroupAggregate(
        operation: operation, column: column, table: part, grouping: Grouping(part, by: [])
      ).result()[0]
    }
  }

  private func running(_ operation: AggregateOperation, _ peers: [(Int, Int)]) -> [Value] {
    var statistics = RunningStatistics()
    var end = -1
    return rows.indices.map { position in
      let high = frame(position, peers[position]).1
      while end < high {
        end += 1
        statistics.rows += 1
        let value = value(end)
        if value.isValid { statistics.add(value.asNumber, row: end) }
      }
      switch operation {
      case .count: return .number(Double(statistics.rows))
      case .sum: return .number(statistics.sum)
      default: return .number(statistics.mean)
      }
    }
  }
}
