/// Adds rows for the keys a group lacks, and fills empty values.
package struct ImputeTransform: Sendable {
  package enum Method: String, Sendable { case value, mean, median, max, min }

  package let field: String
  package let key: String
  package var keyValues: [Value] = []
  package let groupBy: [String]
  package var method = Method.value
  package var value = Value.missing
  /// Whether empty values of rows that are there are filled too.
  package var fillsNulls = true
  /// Only so many neighbours before and behind are asked; nil means all.
  package var frame: (Int?, Int?)?

  package init(field: String, key: String, groupBy: [String]) {
    self.field = field
    self.key = key
    self.groupBy = groupBy
  }

  /// An empty table, which `meter` knows of, if a row for each key of each group would be too many.
  package func apply(_ table: Table, meter: ExpressionMeter) -> Table {
    guard let keys = table.column(at: key) else { return table }
    let isWindowed = frame.map { $0.0 != nil || $0.1 != nil } ?? false
    let groups = Grouping(table, by: groupBy)
    var order: [Value] = []
    var seen: Set<Value> = []
    for value in keyValues + keys.values where seen.insert(value).inserted { order.append(value) }
    guard meter.spend(rows: order.count.multipliedReportingOverflow(by: groups.rows.count).partialValue) else {
      return Table()
    }
    let values = table.column(at: field)
    var added: [(source: Int, key: Value, value: Value)] = []
    var filled = values?.values ?? [Value](repeating: .missing, count: table.rowCount)
    for members in groups.rows {
      let rowByKey = Dictionary(members.map { (keys[$0], $0) }, uniquingKeysWith: { a, _ in a })
      let known = members.map { values?[$0] ?? .missing }
      let fill = isWindowed ? nil : statistic(known)
      let sequence: [Value] = order.map { rowByKey[$0].flatMap { values?[$0] } ?? .missing }
      for (index, keyValue) in order.enumerated() {
        if let row = rowByKey[keyValue] {
          if fillsNulls, known.isEmpty || !(values?[row].isValid ?? false) {
            filled[row] = fill ?? statistic(window(sequence, index))
          }
        } else {
          let value = fill ?? statistic(window(sequence, index))
          added.append((members[0], keyValue, value))
        }
      }
    }
    let rows = Array(0..<table.rowCount) + added.map(\.source)
    let newKeys = keys.values + added.map(\.key)
    let newValues = filled + added.map(\.value)
    let kept = table.keeping(table.names.filter { $0 == key || $0 == field || groupBy.contains($0) })
    var result = table.taking(rows)
    for name in table.names where !kept.has(name) {
      guard let column = table[name] else { continue }
      var builder = ColumnBuilder((0..<table.rowCount).map { column[$0] })
      for _ in added { builder.append(.missing) }
      result = result.setting(name, builder.column)
    }
    return result.setting(key, ColumnBuilder(newKeys).column).setting(field, ColumnBuilder(newValues).column)
  }

  private func window(_ sequence: [Value], _ index: Int) -> [Value] {
    let low = frame?.0.map { max(0, index + $0) } ?? 0
    let high = frame?.1.map { min(sequence.count - 1, index + $0) } ?? sequence.count - 1
    return low <= high && high >= 0 ? Array(sequence[low...high]) : []
  }

  private func statistic(_ values: [Value]) -> Value {
    guard method != .value else { return value }
    let numbers = values.filter { $0.isValid && $0 != .string("") }.map(\.asNumber).filter { !$0.isNaN }
    guard !numbers.isEmpty else { return .null }
    switch method {
    case .mean: return .number(numbers.reduce(0, +) / Double(numbers.count))
    case .median: return .number(Quantile.value(numbers.sorted(), 0.5))
    case .max: return .number(numbers.max() ?? .nan)
    default: return .number(numbers.min() ?? .nan)
    }
  }
}
