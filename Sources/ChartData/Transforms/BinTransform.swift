/// Writes the start and the end of each value's bin.
package struct BinTransform: Sendable {
  package let field: String
  package let binning: Binning
  package let names: (start: String, end: String)

  package init(field: String, binning: Binning, names: (start: String, end: String)) {
    self.field = field
    self.binning = binning
    self.names = names
  }

  /// Least and greatest number of a field; nil if it has none.
  package static func extent(of field: String, in table: Table) -> (Double, Double)? {
    guard let column = table.column(at: field) else { return nil }
    var low = Double.infinity
    var high = -Double.infinity
    for row in 0..<table.rowCount {
      let value = column[row]
      guard value.isValid, value != .string("") else { continue }
      let number = value.asNumber
      guard !number.isNaN else { continue }
      low = min(low, number)
      high = max(high, number)
    }
    return low <= high ? (low, high) : nil
  }

  package func apply(_ table: Table) -> Table {
    guard let column = table.column(at: field) else { return table }
    var starts: [Double] = []
    var ends: [Double] = []
    for row in 0..<table.rowCount {
      let value = column[row]
      guard !value.isNothing else {
        starts.append(NumberMark.null)
        ends.append(NumberMark.null)
        continue
      }
      let start = binning.floor(value.asNumber)
      starts.append(start)
      ends.append(start + binning.step)
    }
    return table.setting(names.start, .numbers(starts)).setting(names.end, .numbers(ends))
  }
}
