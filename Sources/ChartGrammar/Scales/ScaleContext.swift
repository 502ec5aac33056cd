import ChartData

/// What is needed to give a scale its domain and range: the views, their data, and which rows count.
struct ScaleContext: Sendable {
  let tree: DataTree
  let components: ScaleComponents
  let config: Config
  let scope: ExpressionScope
  /// The values of the facet fields that rows must have; empty outside a facet.
  let cell: [String: Value]
  /// The width of every unit view, if it is fixed from outside.
  var plotWidth: Double?
  var plotHeight: Double?

  /// The rows of a table that belong to the cell; nil means all.
  func rows(of table: Table) -> [Int]? { CellRows.rows(of: table, cell: cell) }

  /// What a size is set to for a view: its own, or the theme's.
  func sizeSetting(_ unit: Int, _ channel: Channel, isDiscrete: Bool) -> SizeSetting {
    if let fixed = channel == .x ? plotWidth : plotHeight { return .pixels(fixed) }
    let specification = tree.views[unit].specification
    if let own = channel == .x ? specification.width : specification.height {
      switch own {
      case .pixels: return own
      case .step: if isDiscrete { return own }
      case .container:
        return .pixels(config.continuousSize(channel))
      }
    }
    return isDiscrete ? config.discreteSize(channel) : .pixels(config.continuousSize(channel))
  }
}

/// The rows of a facet's cell.
enum CellRows {
  static func rows(of table: Table, cell: [String: Value]) -> [Int]? {
    guard !cell.isEmpty else { return nil }
    var rows: [Int]?
    for (field, value) in cell.sorted(by: { $0.key < $1.key }) {
      guard let column = table.column(at: field) else { continue }
      rows = (rows ?? Array(0..<table.rowCount)).filter { column[$0] == value }
    }
    return rows
  }
}
