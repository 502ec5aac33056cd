import ChartData
import Diagnostics

/// How an inline value is written: in a unit, or by a d3-format specifier.
struct ValueFormat {
  private static let units: [String: Double] = ["万": 1e4, "亿": 1e8, "万亿": 1e12, "K": 1e3, "M": 1e6, "B": 1e9]

  private let format: String
  private let language: String

  init(_ format: String, language: String) {
    self.format = format
    self.language = language
  }

  func text(_ value: Double) throws(ValueProblem) -> String {
    if let unit = Self.units[format] {
      // At most four digits that count: 3.37 亿, 12.4 亿, 6200 万.
      let scaled = value / unit
      let digits = abs(scaled) >= 1000 ? 0 : abs(scaled) >= 100 ? 1 : abs(scaled) >= 10 ? 2 : 3
      // Chinese counts in groups of four digits, so three-digit groups would mislead.
      let isChinese = language.hasPrefix("zh")
      let number = try formatted(scaled, "\(isChinese ? "" : ",").\(digits)~f")
      return number + (isChinese ? " " : "\u{A0}") + format
    }
    if format == "%" { return try formatted(value, ".3~%") }
    return try formatted(value, format)
  }

  private func formatted(_ number: Double, _ specifier: String) throws(ValueProblem) -> String {
    // No fill and no width: a number in a sentence isn't padded.
    guard specifier.wholeMatch(of: /[-+( ]?\$?,?(\.[0-9]{1,2})?~?[a-zA-Z%]?/) != nil,
      let format = NumberFormat(specifier)
    else { throw .unknownFormat(format) }
    return format.text(number)
  }
}

/// What can be wrong with an inline value.
enum ValueProblem: ProblemFact, Error {
  case malformed
  case noFile(String)
  case noTable(String)
  case noColumn(String, known: [String])
  case noRow(String)
  case ambiguous(Int)
  case emptyCell
  case notANumber(String)
  case unknownFormat(String)

  var message: String {
    switch self {
    case .malformed: "not a value"
    case .noFile(let name): "no data file \"\(name)\""
    case .noTable(let name): "\"\(name)\" isn't a CSV or TSV file"
    case .noColumn(let name, _): "the table has no column \"\(name)\""
    case .noRow(let conditions): "no row of the table has \(conditions)"
    case .ambiguous(let count): "\(count) rows of the table meet the conditions"
    case .emptyCell: "the cell of the table is empty"
    case .notANumber(let cell): "\"\(cell)\" isn't a number"
    case .unknownFormat(let format): "unknown number format \"\(format)\""
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .malformed: .advice("write {value} FILE COLUMN=VALUE COLUMN | FORMAT")
    case .noColumn(let name, let known): Suggestion(nearest: name, among: known)
    case .ambiguous: .advice("add a condition that only one row meets")
    case .unknownFormat: .advice("use 万, 亿, K, M, B, % or a format of d3-format")
    default: nil
    }
  }
}
