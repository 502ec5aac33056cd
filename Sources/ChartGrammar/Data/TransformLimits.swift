import ChartData
import Limits
import Notation

/// Transforms that make more rows or columns than they are given, or look at every row for each: how much they may make.
enum TransformLimits {
  private static let rows = 1_000_000
  private static let columns = 1000
  private static let comparisons = 100_000_000

  /// How many rows a transform looks at, once for each of its operations; ten comparisons count for one.
  static func work(_ transform: Transform, _ table: Table) -> Int {
    let operations =
      switch transform.kind {
      case .aggregate, .joinaggregate, .window, .fold: transform.subject?.elements?.count ?? 1
      case .filter: leaves(transform.subject)
      default: 1
      }
    let comparisons = transform.kind == .loess ? Int(limited: compared(transform, table) / 10) : 0
    return max(comparisons, table.rowCount.multipliedReportingOverflow(by: max(1, operations)).partialValue)
  }

  /// The comparisons of a predicate.
  private static func leaves(_ node: Node?) -> Int {
    guard let node else { return 0 }
    let parts = (node["and"]?.elements ?? []) + (node["or"]?.elements ?? []) + [node["not"]].compactMap { $0 }
    return parts.isEmpty ? 1 : parts.reduce(0) { $0 + leaves($1) }
  }

  /// Rows that a local regression compares.
  private static func compared(_ loess: Transform, _ table: Table) -> Double {
    (loess["bandwidth"]?.number ?? 0.3) * Double(table.rowCount) * Double(table.rowCount)
  }

  /// What would be too much if the transform ran over the table; nil if nothing is. `seen`: rows of the transforms so
  /// far, and of this one.
  static func fault(_ transform: Transform, _ table: Table, seen: Int) -> ChartProblem? {
    let most = Limit.transformedRows.most
    if seen > most, table.rowCount > 0 { return .tooMany(what: "rows in all transforms", limit: most) }
    return fault(transform, table)
  }

  private static func fault(_ transform: Transform, _ table: Table) -> ChartProblem? {
    switch transform.kind {
    case .fold: made((transform.subject?.elements?.count ?? 0) * table.rowCount)
    case .flatten: made(flattened(transform, table))
    case .pivot: pivoted(transform, table)
    case .window: framed(transform, table)
    case .quantile:
      curves(
        transform, table,
        points: transform["probs"]?.elements.map { Double($0.count) } ?? 1 / (transform["step"]?.number ?? 0.01))
    case .density: estimated(transform, table)
    case .regression: curves(transform, table, points: 200)
    case .loess:
      compared(transform, table) <= Double(comparisons)
        ? nil : .tooMany(what: "comparisons of rows", limit: comparisons)
    // Imputation counts its rows itself.
    case .filter, .calculate, .aggregate, .joinaggregate, .stack, .lookup, .impute, .sample, .extent, .timeUnit, .bin:
      nil
    }
  }

  private static func made(_ count: Int) -> ChartProblem? {
    count > rows ? .tooMany(what: "rows", limit: rows) : nil
  }

  private static func flattened(_ transform: Transform, _ table: Table) -> Int {
    let columns = names(transform.subject).compactMap { table.column(at: $0) }
    return (0..<table.rowCount).reduce(0) { sum, row in
      sum + (columns.compactMap { $0[row].list?.count }.max() ?? 1)
    }
  }

  private static func pivoted(_ transform: Transform, _ table: Table) -> ChartProblem? {
    guard let field = transform.subject?.scalarText, transform["limit"] == nil, distinct(table, [field]) > columns
    else { return nil }
    return .tooMany(what: "columns", limit: columns)
  }

  private static func framed(_ transform: Transform, _ table: Table) -> ChartProblem? {
    guard let frame = transform["frame"]?.elements else { return nil }
    let isWhole = frame.contains(where: \.isNull)
    let width = isWhole ? table.rowCount : frame.compactMap(\.number).reduce(0) { $0 + Int(limited: abs($1)) }
    guard min(width, table.rowCount) * table.rowCount > comparisons else { return nil }
    return .tooMany(what: "comparisons of rows", limit: comparisons)
  }

  private static func estimated(_ transform: Transform, _ table: Table) -> ChartProblem? {
    let points = ["steps", "minsteps", "maxsteps"].compactMap { transform[$0]?.number }.max() ?? 200
    if let fault = curves(transform, table, points: points) { return fault }
    guard !(Double(table.rowCount) * points <= Double(comparisons)) else { return nil }
    return .tooMany(what: "comparisons of rows", limit: comparisons)
  }

  /// A curve for each group: its points.
  private static func curves(_ transform: Transform, _ table: Table, points: Double) -> ChartProblem? {
    let most = Limit.curvePointsInAll.most
    guard !(Double(distinct(table, names(transform["groupby"]))) * points <= Double(most)) else { return nil }
    return .tooMany(what: "points of curves", limit: most)
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
