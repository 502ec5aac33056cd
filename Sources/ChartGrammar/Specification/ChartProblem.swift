import ChartData
import Diagnostics
import Limits

/// What can be wrong with a chart.
enum ChartProblem: ProblemFact {
  case unknown(what: String, name: String, candidates: [String])
  /// A property that Vega-Lite knows, but not here: it draws as if it weren't there.
  case misplaced(property: String, place: String, places: [String])
  case notDrawnYet(String)
  case tooManyRows(limit: Int)
  case wrongType(property: String, expected: String, found: String)
  case expression(String)
  case unknownFunction(String)
  case dataNotFound(String)
  case dataUnreadable(String, String)
  case unknownField(String, candidates: [String])
  /// An expression reads a field that no row has: it is undefined.
  case undefinedField(String, candidates: [String])
  /// A property holds a word that isn't one of its words.
  case unknownValue(property: String, value: String, candidates: [String])
  case outOfRange(property: String, low: Double, high: Double)
  case tooMany(what: String, limit: Int)
  /// How many cells of a column aren't numbers, and the first of them.
  case textInNumbers(field: String, text: String, count: Int)
  case allNull(field: String)
  case noData
  case emptyData
  case logZero(field: String)
  case logDomain
  /// A parameter whose expression leads back to it.
  case circle(String)
  /// Values of a field that the domain of its scale lacks: how many, and the first.
  case outsideDomain(field: String, value: String, count: Int)
  /// Rows to look up in with one key twice.
  case repeatedKey(String)
  case cells(DelimitedFault)
  case missing(String)
  /// The address of a picture that isn't the site's own.
  case outsidePicture(String)
  /// How many cells of a column aren't dates, and the first of them; nil if its text isn't known any more.
  case notADate(field: String, text: String?, count: Int)

  var severity: Severity {
    switch self {
    case .allNull, .logZero, .emptyData, .misplaced, .repeatedKey, .undefinedField, .outsideDomain: .warning
    case .cells(let fault): fault.loses ? .error : .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .unknown(let what, let name, _): "unknown \(what) \"\(name)\""
    case .misplaced(let property, let place, _): "\"\(property)\" has no effect on \(place)"
    case .tooManyRows(let limit): "more than \(limit) rows"
    case .notDrawnYet(let what): "\(what) is Vega-Lite, but can't be drawn yet"
    case .wrongType(let property, let expected, let found): "\"\(property)\" must be \(expected), not \(found)"
    case .expression(let detail): "the expression can't be read: \(detail)"
    case .unknownFunction(let name): "unknown function \"\(name)\" in an expression"
    case .dataNotFound(let url): "no data file \"\(url)\""
    case .dataUnreadable(let path, let detail): "the data of \"\(path)\" can't be read: \(detail)"
    case .undefinedField(let name, _): "the data have no field \"\(name)\": here it is undefined"
    case .unknownField(let name, _): "the data have no field \"\(name)\""
    case .unknownValue(let property, let value, _): "\"\(property)\" can't be \"\(value)\""
    case .outOfRange(let property, let low, let high):
      "\"\(property)\" must be a number from \(NumberText.text(low)) to \(NumberText.text(high))"
    case .tooMany(let what, let limit): "more than \(limit) \(what)"
    case .textInNumbers(let field, let text, let count):
      "\"\(text)\"\(Self.more(count)) in the number column \"\(field)\""
    case .allNull(let field): "the field \"\(field)\" holds no values"
    case .outsidePicture(let address): "the picture \"\(address)\" isn't the site's own"
    case .circle(let name): "the expression of the parameter \"\(name)\" leads back to itself"
    case .outsideDomain(let field, let value, let count):
      "the domain has no \"\(value)\"\(Self.more(count)) of the field \"\(field)\""
    case .repeatedKey(let key): "two rows have the key \"\(key)\"; only the last of them is found"
    case .noData: "the chart has no data"
    case .emptyData: "the data have no rows"
    case .logDomain: "the domain of a logarithmic scale can't hold 0"
    case .cells(let fault): Self.words(fault)
    case .logZero(let field): "a logarithmic scale can't show the values of \"\(field)\" that are zero or negative"
    case .missing(let what): "\(what) is missing"
    case .notADate(let field, let text?, let count):
      "\"\(text)\"\(Self.more(count)) in the date column \"\(field)\""
    case .notADate(let field, nil, let count): "\(count) values of the date column \"\(field)\" are no dates"
    }
  }

  /// Expressions that make or take too much.
  static func excess(_ limit: Limit) -> ChartProblem {
    let what =
      switch limit {
      case .calculatedTextBytes: "bytes in a calculated text"
      case .calculatedBytes: "bytes in the calculated texts"
      case .expressionSteps: "steps of expressions over the rows"
      case .marksInAll: "rows, one for each key of each group"
      case .patternSteps: "steps of a pattern over a text"
      default: "steps of a pattern over the texts"
      }
    return .tooMany(what: what, limit: limit.most)
  }

  private static func more(_ count: Int) -> String { count > 1 ? " and \(count - 1) more like it" : "" }

  private static func words(_ fault: DelimitedFault) -> String {
    switch fault.kind {
    case .tooFewCells(let found, let names):
      "\(found) cells under \(names) column names" + (fault.count > 1 ? ", and \(fault.count - 1) more such lines" : "")
    case .tooManyCells(let found, let names):
      "\(found) cells under \(names) column names" + (fault.count > 1 ? ", and \(fault.count - 1) more such lines" : "")
    case .duplicateName(let name): "two columns are named \"\(name)\""
    case .emptyName: "a column without a name"
    case .unclosedQuote: "a cell that begins with a quotation mark has no closing one"
    case .nul: "a NUL byte"
    case .notUTF8: "the file isn't UTF-8"
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .unknown(_, let name, let candidates): Suggestion(nearest: name, among: candidates)
    case .unknownValue(_, let value, let candidates):
      Suggestion(nearest: value, among: candidates)
        ?? ((2...12).contains(candidates.count) ? .advice("one of \(candidates.joined(separator: ", "))") : nil)
    case .misplaced(_, _, let places): places.isEmpty ? nil : .advice("it belongs on \(Self.list(places))")
    case .logDomain: .advice("begin it above 0, or use a symlog scale")
    case .cells(let fault): Self.suggestion(fault)
    case .unknownField(let name, let candidates), .undefinedField(let name, let candidates):
      Suggestion(nearest: name, among: candidates)
    case .textInNumbers: .advice("leave the cell empty where there is no number")
    case .notADate: .advice("write dates as 2024-01-31, or say how with \"format\": {\"parse\": …}")
    case .logZero: .advice("filter them out, or use a symlog scale")
    case .outsidePicture: .advice("put it beside the article, and write its address without a host")
    case .noData: .advice("give \"data\" a \"url\" or \"values\"")
    default: nil
    }
  }

  private static func list(_ places: [String]) -> String {
    let more = places.count > 8 ? " and \(places.count - 8) more" : ""
    return places.prefix(8).joined(separator: ", ") + more
  }

  private static func suggestion(_ fault: DelimitedFault) -> Suggestion? {
    switch fault.kind {
    case .tooManyCells: .advice("put quotation marks round cells that hold a separator")
    case .notUTF8: .advice("save it as UTF-8")
    default: nil
    }
  }
}
