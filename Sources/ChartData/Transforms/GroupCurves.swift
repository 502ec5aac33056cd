/// Builds a table of points, a run of them for each group of rows.
enum GroupCurves {
  static func table(
    _ table: Table, groupBy: [String], names: (String, String), points: ([Int]) -> [(Double, Double)]
  ) -> Table {
    let grouping = Grouping(table, by: groupBy)
    var source: [Int] = []
    var xs: [Double] = []
    var ys: [Double] = []
    for rows in grouping.rows {
      for (x, y) in points(rows) {
        source.append(rows[0])
        xs.append(x)
        ys.append(y)
      }
    }
    var columns: [(String, Column)] = groupBy.compactMap { field in
      table.column(at: field).map { (field, $0.taking(source)) }
    }
    columns.append((names.0, .numbers(xs)))
    columns.append((names.1, .numbers(ys)))
    return Table(columns, rowCount: xs.count)
  }
}
