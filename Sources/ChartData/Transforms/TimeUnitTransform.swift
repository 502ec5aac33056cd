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
    for row in 0..<table.rowCount {
      let value = column[row]
      let time = value.isNothing ? .nan : DateFunctions.time(value)
      let start = unit.floor(time)
      starts.append(value.isNothing ? NumberMark.null : start)
      ends.append(value.isNothing ? NumberMark.null : unit.end(of: start))
    }
    return table.setting(names.start, .dates(starts)).setting(names.end, .dates(ends))
  }
}
