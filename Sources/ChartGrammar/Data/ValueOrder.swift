import ChartData

/// Orders of discrete values that have to be looked up: those of axes and legends, and those of facets.
enum ValueOrder {
  /// As in a list that the author wrote; what isn't in it comes last, as it was.
  static func byList(_ values: [Value], _ list: [Value]) -> [Value] {
    let ofValue = Dictionary(zip(list, list.indices), uniquingKeysWith: { first, _ in first })
    let written = zip(list, list.indices).filter { !$0.0.isNothing }.map { ($0.0.asText, $0.1) }
    let ofText = Dictionary(written, uniquingKeysWith: { first, _ in first })
    let indices = values.map { min(ofValue[$0] ?? list.count, ofText[$0.asText] ?? list.count) }
    return values.indices.sorted { (indices[$0], $0) < (indices[$1], $1) }.map { values[$0] }
  }

  /// The values in the order of what a field sums up to in the rows that have the value in the column `key`.
  static func bySummary(
    _ values: [Value], _ table: Table, key: String, field: String?, _ operation: AggregateOperation, isDescending: Bool
  ) -> [Value] {
    let summary = AggregateTransform([.init(operation, field, as: "__order")], groupBy: [key]).apply(table)
    guard let keys = summary.column(at: key), let orders = summary["__order"] else { return values }
    var orderByValue: [Value: Value] = [:]
    for row in 0..<summary.rowCount { orderByValue[keys[row]] = orders[row] }
    return values.enumerated().sorted { a, b in
      let order = Value.order(orderByValue[a.element] ?? .null, orderByValue[b.element] ?? .null)
      if order != 0 { return isDescending ? order > 0 : order < 0 }
      return a.offset < b.offset
    }.map(\.element)
  }
}
