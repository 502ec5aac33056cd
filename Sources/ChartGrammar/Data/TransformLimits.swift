import ChartData
import Limits
import Notation

/// Transforms that make more rows or columns than they are given, or look at every row for each: how much they may make.
enum TransformLimits {
  private static let rows = 1_000_000
  private static let columns = 1000
  private static let comparisons = 100_000_000

  /// What would be too much if the transform ran over the table; nil if nothing is.
  static func fault(_ transform: Transform, _ table: Table) -> ChartProblem? {
    switch transform.kind {
    case .fold: made((transform.subject?.elements?.count ?? 0) * table.rowCount)
    case .flatten: made(flattened(transform, table))
    case .impute: imputed(transform, table)
    case .pivot: pivoted(transform, table)
    case .window: framed(transform, table)
    case .quantile:
      curves(
        transform, table,
        points: transform["probs"]?.elements.map { Double($0.count) } ?? 1 / (transform["step"]?.number ?? 0.01))
    case .density: estimated(transform, table)
    case .regression: curves(transform, table, points: 200)
    case .filter, .calculate, .aggregate, .joinaggregate, .stack, .lookup, .loess, .sample, .extent, .timeUnit, .bin:
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

  private static func imputed(_ transform: Transform, _ table: Table) -> ChartProblem? {
    guard let field = transform.subject?.scalarText, table.rowCount > 0 else { return nil }
    let keys = distinct(table, [transform["key"]?.scalarText ?? field])
    return made(keys.multipliedReportingOverflow(by: distinct(table, names(transform["groupby"]))).partialValue)
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
