import Diagnostics

/// What can be wrong with a chart.
enum ChartProblem: ProblemFact {
  case unknown(what: String, name: String, candidates: [String])
  case notDrawnYet(String)
  case tooManyRows(limit: Int)
  case wrongType(property: String, expected: String, found: String)
  case expression(String)
  case unknownFunction(String)
  case dataNotFound(String)
  case dataUnreadable(String, String)
  case unknownField(String, candidates: [String])
  case textInNumbers(field: String, text: String)
  case allNull(field: String)
  case noData
  case logZero(field: String)
  case missing(String)
  case notADate(field: String, text: String)

  var severity: Severity {
    switch self {
    case .allNull, .logZero: .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .unknown(let what, let name, _): "unknown \(what) \"\(name)\""
    case .tooManyRows(let limit): "more than \(limit) rows"
    case .notDrawnYet(let what): "\(what) is Vega-Lite, but can't be drawn yet"
    case .wrongType(let property, let expected, let found): "\"\(property)\" must be \(expected), not \(found)"
    case .expression(let detail): "the expression can't be read: \(detail)"
    case .unknownFunction(let name): "unknown function \"\(name)\" in an expression"
    case .dataNotFound(let url): "no data file \"\(url)\""
    case .dataUnreadable(let path, let detail): "the data of \"\(path)\" can't be read: \(detail)"
    case .unknownField(let name, _): "the data have no field \"\(name)\""
    case .textInNumbers(let field, let text): "\"\(text)\" in the number column \"\(field)\""
    case .allNull(let field): "the field \"\(field)\" holds no values"
    case .noData: "the chart has no data"
    case .logZero(let field): "a logarithmic scale can't show the values of \"\(field)\" that are zero or negative"
    case .missing(let what): "\(what) is missing"
    case .notADate(let field, let text): "\"\(text)\" in the date column \"\(field)\""
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .unknown(_, let name, let candidates): Suggestion(nearest: name, among: candidates)
    case .unknownField(let name, let candidates): Suggestion(nearest: name, among: candidates)
    case .textInNumbers: .advice("leave the cell empty where there is no number")
    case .logZero: .advice("filter them out, or use a symlog scale")
    case .noData: .advice("give \"data\" a \"url\" or \"values\"")
    default: nil
    }
  }
}
