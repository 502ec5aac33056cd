/// Writes the start and the end of the calendar span each date lies in.
package struct TimeUnitTransform: Sendable {
  package let field: String
  package let unit: TimeUnit
  package let names: (start: String, end: String)

  package init(field: String, unit: TimeUnit, names: (start: String, end: String)) {
    self.field = field
    self.unit = unit
    self.names = names
  }

  package func apply(_ table: Table) -> Table {
    guard let column = table.column(at: field) else { return table }
    var unit = unit
    if let count = unit.maximumBins, let extent = BinTransform.extent(of: field, in: table) {
      unit = TimeUnit.forBins(extent.0, extent.1, count: count)
    }
    var starts: [Double] = []
    var ends: [Double] = []
    starts.reserveCapacity(table.rowCount)
    ends.reserveCapacity(table.rowCount)
    // Neighbours mostly lie in one span. Once two have, the next are looked for in it before anything is computed.
    var last = (start: Double.nan, end: Double.nan)
    var span = (from: Double.infinity, to: -Double.infinity)
    for row in 0..<table.rowCount {
      guard let time = Self.time(column, row) else {
        starts.append(NumberMark.null)
        ends.append(NumberMark.null)
        continue
      }
      if time < span.from || time >= span.to || time.isNaN {
        let start = unit.floor(time)
        if start == last.start {
          span = unit.span(around: time) ?? span
        } else {
          last = (start, unit.end(of: start))
          span = (.infinity, -.infinity)
        }
      }
      starts.append(last.start)
      ends.append(last.end)
    }
    return table.setting(names.start, .dates(starts)).setting(names.end, .dates(ends))
  }

  /// Nil where there is no value; NaN where there is no date.
  private static func time(_ column: Column, _ row: Int) -> Double? {
    if case .dates(let times) = column, !times[row].isNaN { return times[row] }
    let value = column[row]
    return value.isNothing ? nil : DateFunctions.time(value)
  }
}
