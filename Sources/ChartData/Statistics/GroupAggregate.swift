/// One aggregate over the groups of a table.
struct GroupAggregate {
  let operation: AggregateOperation
  let column: Column?
  let table: Table
  let grouping: Grouping

  func result() -> Column {
    switch operation {
    case .count: return .numbers(counts().map(Double.init))
    case .distinct: return .numbers(distinct())
    case .values: return .values(grouping.rows.map { .list($0.map { .record(table.record($0)) }) })
    default: break
    }
    guard let column else { return .numbers([Double](repeating: operation == .sum ? 0 : .nan, count: grouping.count)) }
    if operation.isOrderStatistic { return .numbers(orderStatistics(column)) }
    if case .words = column, operation == .min || operation == .max { return textExtreme(column) }
    let statistics = statistics(column)
    switch operation {
    case .argmin: return records(statistics.map(\.leastRow))
    case .argmax: return records(statistics.map(\.greatestRow))
    case .min, .max:
      let numbers = statistics.map { operation == .min ? $0.least : $0.greatest }
      if case .dates = column { return .dates(numbers) }
      return .numbers(numbers.map { $0.isNaN ? NumberMark.null : $0 })
    default: return .numbers(statistics.map(number))
    }
  }

  private func counts() -> [Int] {
    var counts = [Int](repeating: 0, count: grouping.count)
    for group in grouping.groupOfRow { counts[group] += 1 }
    return counts
  }

  private func number(_ statistics: RunningStatistics) -> Double {
    let count = Double(statistics.valid)
    switch operation {
    case .valid: return count
    case .missing: return Double(statistics.missing)
    case .sum: return statistics.valid > 0 ? statistics.sum : NumberMark.null
    case .product: return statistics.valid > 0 ? statistics.product : NumberMark.null
    case .mean, .average: return statistics.valid > 0 ? statistics.mean : NumberMark.null
    case .variance: return statistics.valid > 1 ? statistics.variance : .nan
    case .variancep: return statistics.valid > 1 ? statistics.variancep : .nan
    case .stdev: return statistics.valid > 1 ? statistics.variance.squareRoot() : .nan
    case .stdevp: return statistics.valid > 1 ? statistics.variancep.squareRoot() : .nan
    case .stderr: return statistics.valid > 1 ? (statistics.variance / count).squareRoot() : .nan
    default: return .nan
    }
  }

  private func statistics(_ column: Column) -> [RunningStatistics] {
    var all = [RunningStatistics](repeating: RunningStatistics(), count: grouping.count)
    switch column {
    case .numbers(let values), .dates(let values):
      for (row, group) in grouping.groupOfRow.enumerated() {
        let value = values[row]
        if !value.isNaN {
          all[group].add(value, row: row)
        } else if value.bitPattern == NumberMark.null.bitPattern || value.bitPattern == NumberMark.missing.bitPattern {
          all[group].missing += 1
        }
      }
    default:
      for (row, group) in grouping.groupOfRow.enumerated() {
        let value = column[row]
        if value.isNothing || value == .string("") {
          all[group].missing += 1
        } else if operation == .valid || operation == .missing {
          all[group].valid += 1
        } else {
          let number = value.asNumber
          if !number.isNaN { all[group].add(number, row: row) }
        }
      }
    }
    return all
  }

  private func orderStatistics(_ column: Column) -> [Double] {
    var numbers = [[Double]](repeating: [], count: grouping.count)
    for (row, group) in grouping.groupOfRow.enumerated() {
      let value = column[row]
      guard !value.isNothing, value != .string("") else { continue }
      let number = value.asNumber
      if !number.isNaN { numbers[group].append(number) }
    }
    let p =
      operation == .median ? 0.5 : operation == .q1 ? 0.25 : operation == .q3 ? 0.75 : operation == .ci0 ? 0.025 : 0.975
    return numbers.map { $0.isEmpty ? NumberMark.null : Quantile.value($0.sorted(), p) }
  }

  private func distinct() -> [Double] {
    guard let column else { return counts().map { _ in 1 } }
    let codes = column.groupCodes().codes
    var seen = [Set<Int>](repeating: [], count: grouping.count)
    for (row, group) in grouping.groupOfRow.enumerated() { seen[group].insert(codes[row]) }
    return seen.map { Double($0.count) }
  }

  private func textExtreme(_ column: Column) -> Column {
    var best = [Value](repeating: .null, count: grouping.count)
    for (row, group) in grouping.groupOfRow.enumerated() {
      let value = column[row]
      guard !value.isNothing else { continue }
      if best[group].isNothing { best[group] = value; continue }
      let order = Value.order(value, best[group])
      if operation == .min ? order < 0 : order > 0 { best[group] = value }
    }
    return ColumnBuilder(best).column
  }

  private func records(_ rows: [Int]) -> Column {
    .values(rows.map { $0 >= 0 ? .record(table.record($0)) : .null })
  }
}
