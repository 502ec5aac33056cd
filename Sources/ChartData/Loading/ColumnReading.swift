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

  /// Whether a cell stands for "nothing known".
  package static func isNothing(_ cell: String) -> Bool { cell.isEmpty || nothings.contains(cell) }

  /// The column at an index of a text, with as many values as the text has rows.
  package static func column(_ text: DelimitedText, _ index: Int, _ parse: ColumnParse) -> Column {
    switch parse {
    case .text: return words(text, index)
    case .boolean: return booleans(text, index)
    case .date(let format): return dates(words(text, index), format)
    case .number: return .numbers(numbers(text, index, elsewhere: .nan) ?? [])
    case .automatic: return automatic(text, index)
    }
  }

  /// Numbers if every cell that says something is one, truths likewise, else words.
  private static func automatic(_ text: DelimitedText, _ index: Int) -> Column {
    if let numbers = numbers(text, index, elsewhere: nil) { return .numbers(numbers) }
    let words = words(text, index)
    if case .words(_, let list) = words, list.allSatisfy({ $0 == "true" || $0 == "false" }) {
      return ColumnBuilder(words.values.map { $0.isNothing ? .null : .bool($0 == .string("true")) }).column
    }
    return words
  }

  private static func words(_ text: DelimitedText, _ index: Int) -> Column {
    var builder = ColumnBuilder()
    text.bytes.withUnsafeBufferPointer { buffer in
      for row in 0..<text.rowCount {
        let cell = text.cell(row, index)
        if cell.isEmpty {
          builder.append(.null)
        } else if cell.hasDoubledQuotes {
          builder.append(.string(cell.text(buffer)))
        } else {
          builder.append(word: UnsafeBufferPointer(rebasing: buffer[cell.start..<cell.end]))
        }
      }
    }
    return builder.column
  }

  private static func booleans(_ text: DelimitedText, _ index: Int) -> Column {
    ColumnBuilder(
      words(text, index).values.map { value in
        value.isNothing ? .null : .bool(!(value == .string("false") || value == .string("0")))
      }
    ).column
  }

  private static func dates(_ words: Column, _ format: String?) -> Column {
    guard case .words(let codes, let list) = words else {
      return .dates([Double](repeating: NumberMark.null, count: words.count))
    }
    let parser = format.map { TimeParser($0) }
    let times = list.map { parser?.parse($0) ?? DateText.parse($0) }
    return .dates(codes.map { $0 >= 0 ? times[Int($0)] : NumberMark.null })
  }

  /// The cells as numbers; a cell that is none becomes `elsewhere`, or without one the answer is nil. Also nil without
  /// `elsewhere` where all cells that hold something stand for nothing.
  private static func numbers(_ text: DelimitedText, _ index: Int, elsewhere: Double?) -> [Double]? {
    var result: [Double] = []
    result.reserveCapacity(text.rowCount)
    var found = false
    var hasMarks = false
    let isComplete = text.bytes.withUnsafeBufferPointer { buffer in
      for row in 0..<text.rowCount {
        let cell = text.cell(row, index)
        if cell.isEmpty {
          result.append(NumberMark.null)
          continue
        }
        if let value = NumberText.parse(UnsafeBufferPointer(rebasing: buffer[cell.start..<cell.end])) {
          found = true
          result.append(value)
          continue
        }
        let word = cell.text(buffer)
        if nothings.contains(word) {
          hasMarks = true
          result.append(NumberMark.null)
        } else if let value = number(word) ?? elsewhere {
          found = true
          result.append(value)
        } else {
          return false
        }
      }
      return true
    }
    return isComplete && (found || !hasMarks || elsewhere != nil) ? result : nil
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
