/// How the texts of a column become values.
package enum ColumnParse: Sendable, Equatable {
  case automatic, text, number, boolean
  /// With a d3-time-format text, or as JavaScript reads dates.
  case date(format: String?)

  /// From `format.parse`: `number`, `date`, `date:'%Y'`, `utc:'%Y'` …; nil if it is none of them.
  package init?(name: String) {
    switch name {
    case "number", "integer": self = .number
    case "string": self = .text
    case "boolean": self = .boolean
    case "date", "utc": self = .date(format: nil)
    default:
      guard let colon = name.firstIndex(of: ":"), name.hasPrefix("date") || name.hasPrefix("utc") else { return nil }
      let format = name[name.index(after: colon)...].filter { $0 != "'" && $0 != "\"" }
      self = .date(format: format)
    }
  }
}

/// Makes typed columns of the cells of a table.
package enum ColumnReading {
  /// Cells that stand for "nothing known".
  private static let nothings: Set<String> = [
    "NA", "N/A", "n/a", "na", "NaN", "—", "–", "-", "--", "…", "null", "NULL",
  ]

  package static func column(_ cells: [String], _ parse: ColumnParse) -> Column {
    switch parse {
    case .text: return ColumnBuilder(cells.map { $0.isEmpty ? .null : .string($0) }).column
    case .boolean:
      return ColumnBuilder(cells.map { $0.isEmpty ? .null : .bool(!($0 == "false" || $0 == "0")) }).column
    case .date(let format): return .dates(cells.map { date($0, format) })
    case .number:
      return .numbers(cells.map { $0.isEmpty || nothings.contains($0) ? NumberMark.null : number($0) ?? .nan })
    case .automatic: return automatic(cells)
    }
  }

  private static func date(_ cell: String, _ format: String?) -> Double {
    if cell.isEmpty { return NumberMark.null }
    if let format { return TimeParser(format).parse(cell) }
    return DateText.parse(cell)
  }

  /// Numbers if every cell that says something is one, truths likewise, else words.
  private static func automatic(_ cells: [String]) -> Column {
    if let numbers = numbers(cells) { return .numbers(numbers) }
    if cells.allSatisfy({ $0 == "true" || $0 == "false" || $0.isEmpty }) {
      return ColumnBuilder(cells.map { $0.isEmpty ? .null : .bool($0 == "true") }).column
    }
    return ColumnBuilder(cells.map { $0.isEmpty ? .null : .string($0) }).column
  }

  private static func numbers(_ cells: [String]) -> [Double]? {
    var result: [Double] = []
    result.reserveCapacity(cells.count)
    var found = false
    for cell in cells {
      if cell.isEmpty || nothings.contains(cell) {
        result.append(NumberMark.null)
      } else if let value = number(cell) {
        found = true
        result.append(value)
      } else {
        return nil
      }
    }
    return found || cells.allSatisfy(\.isEmpty) ? result : nil
  }

  /// `12`, `-3.5e6`, `1,234,567`, `12.5%` (as 12.5), full-width signs; nil for anything else.
  package static func number(_ cell: String) -> Double? {
    if let value = NumberText.parse(cell) { return value }
    var text = cell
    if text.hasSuffix("%") || text.hasSuffix("％") { text.removeLast() }
    if text.hasPrefix("−") { text = "-" + text.dropFirst() }
    if text.contains(",") {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      let whole = parts.dropFirst().map { $0.prefix { $0 != "." } }
      guard whole.allSatisfy({ $0.count == 3 }), parts.dropLast().allSatisfy({ !$0.contains(".") }) else { return nil }
      text = parts.joined()
    }
    guard !text.isEmpty, text != cell else { return nil }
    return NumberText.parse(text)
  }
}
