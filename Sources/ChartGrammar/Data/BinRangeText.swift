import ChartData

/// `10 – 20`, as bins are named.
enum BinRangeText {
  static func column(_ starts: Column, _ ends: Column, _ config: Config) -> Column {
    let format = config.top.string("numberFormat").flatMap { NumberFormat($0) } ?? NumberFormat("")
    return ColumnBuilder(
      (0..<starts.count).map { row -> Value in
        guard starts[row].isValid, let format else { return .string("null") }
        return .string("\(format.text(starts[row].asNumber)) – \(format.text(ends[row].asNumber))")
      }
    ).column
  }
}
