import ChartData
import Limits
import Notation

/// Transforms that make more rows or columns than they are given, or look at every row for each: how much they may make.
enum TransformLimits {
  private static let rows = 1_000_000
  private static let columns = 1000
  private static let comparisons = 100_000_000

  /// How many rows a transform looks at, once for each of its operations; ten comparisons count for one.
  static func work(_ node: Node, _ table: Table) -> Int {
    let lists = ["aggregate", "joinaggregate", "window", "fold"].compactMap { node[$0]?.elements?.count }
    let operations = max(1, lists.max() ?? 1, leaves(node["filter"]))
    let comparisons = loess(node, table).map { Int(limited: $0 / 10) } ?? 0
    return max(comparisons, table.rowCount.multipliedReportingOverflow(by: operations).partialValue)
  }

  /// The comparisons of a predicate.
  private static func leaves(_ node: Node?) -> Int {
    guard let node else { return 0 }
    let parts = (node["and"]?.elements ?? []) + (node["or"]?.elements ?? []) + [node["not"]].compactMap { $0 }
    return parts.isEmpty ? 1 : parts.reduce(0) { $0 + leaves($1) }
  }

  /// Rows that a local regression compares.
  private static func loess(_ node: Node, _ table: Table) -> Double? {
    guard node["loess"] != nil else { return nil }
    return (node["bandwidth"]?.number ?? 0.3) * Double(table.rowCount) * Double(table.rowCount)
  }

  /// What would be too much if the transform ran over the table; nil if nothing is. `seen`: rows of the transforms so
  /// far, and of this one.
  static func fault(_ node: Node, _ table: Table, seen: Int) -> ChartProblem? {
    let most = Limit.transformedRows.most
    if seen > most, table.rowCount > 0 { return .tooMany(what: "rows in all transforms", limit: most) }
    if node["flatten"] != nil || node["fold"] != nil, made(node, table) > rows {
      return .tooMany(what: "rows", limit: rows)
    }
    if let field = node["pivot"]?.scalarText, node["limit"] == nil, distinct(table, [field]) > columns {
      return .tooMany(what: "columns", limit: columns)
    }
    if node["window"] != nil, let frame = node["frame"]?.elements {
      let isWhole = frame.contains(where: \.isNull)
      let width = isWhole ? table.rowCount : frame.compactMap(\.number).reduce(0) { $0 + Int(limited: abs($1)) }
      if min(width, table.rowCount) * table.rowCount > comparisons {
        return .tooMany(what: "comparisons of rows", limit: comparisons)
      }
    }
    if let found = loess(node, table), !(found <= Double(comparisons)) {
      return .tooMany(what: "comparisons of rows", limit: comparisons)
    }
    return curves(node, table)
  }

  /// A curve for each group: its points, and the rows that each point is computed from.
  private static func curves(_ node: Node, _ table: Table) -> ChartProblem? {
    guard node["quantile"] != nil || node["density"] != nil || node["regression"] != nil else { return nil }
    let groups = distinct(table, names(node["groupby"]))
    var points = 200.0
    if node["quantile"] != nil {
      points = node["probs"]?.elements.map { Double($0.count) } ?? 1 / (node["step"]?.number ?? 0.01)
    } else if node["density"] != nil {
      points = ["steps", "minsteps", "maxsteps"].compactMap { node[$0]?.number }.max() ?? 200
    }
    let most = Limit.curvePointsInAll.most
    if !(Double(groups) * points <= Double(most)) { return .tooMany(what: "points of curves", limit: most) }
    if node["density"] != nil, !(Double(table.rowCount) * points <= Double(comparisons)) {
      return .tooMany(what: "comparisons of rows", limit: comparisons)
    }
    return nil
  }

  private static func made(_ node: Node, _ table: Table) -> Int {
    if let fields = node["fold"]?.elements { return fields.count * table.rowCount }
    let columns = names(node["flatten"]).compactMap { table.column(at: $0) }
    return (0..<table.rowCount).reduce(0) { sum, row in
      sum + (columns.compactMap { $0[row].list?.count }.max() ?? 1)
    }
  }

  private static func names(_ node: Node?) -> [String] { (node?.elements ?? []).compactMap(\.scalarText) }

  private static func distinct(_ table: Table, _ fields: [String]) -> Int {
    let columns = fields.compactMap { table.column(at: $0) }
    guard !columns.isEmpty else { return 1 }
    var seen: Set<[Value]> = []
    for row in 0..<table.rowCount { seen.insert(columns.map { $0[row] }) }
    return seen.count
  }
}
