import ChartData

/// The tables of one unit view: before aggregation, after it, and what its marks are drawn from. Immutable; a class
/// because scales, marks and guides hand it on.
final class UnitData: Sendable {
  /// After the view's transforms, bins and time units; what sorting by another field asks.
  let raw: Table
  /// After aggregation and stacking; what scales ask.
  let main: Table
  /// Without the rows that can't be drawn.
  let marks: Table
  /// What the domains of scales are read from: with or without those rows, by the mark's `invalid` mode.
  let domain: Table
  /// The columns whose empty rows `domain` leaves out.
  let domainFilter: [String]
  let stack: StackPlan?
  let binnings: ChannelMap<Binning>

  init(raw: Table, main: Table, stack: StackPlan?, binnings: ChannelMap<Binning>) {
    self.raw = raw
    self.main = main
    (marks, domain, domainFilter) = (main, main, [])
    self.stack = stack
    self.binnings = binnings
  }

  /// The same data, of which marks and domains show only some rows.
  init(_ other: UnitData, marks: Table, domain: Table, domainFilter: [String]) {
    (raw, main, stack, binnings) = (other.raw, other.main, other.stack, other.binnings)
    self.marks = marks
    self.domain = domain
    self.domainFilter = domainFilter
  }
}
