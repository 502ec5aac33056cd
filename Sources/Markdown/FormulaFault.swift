import Diagnostics
import Limits

/// What can be wrong with a formula.
enum FormulaFault {
  case unreadable(String)
  case unclosed(String)
  case tooLong(Int)
  case tooMany
  /// It takes more time or memory than a formula may.
  case tooSlow
  case unavailable

  var message: String {
    switch self {
    case .unreadable(let words): "the formula can't be read: \(words)"
    case .unclosed(let sign): "\(sign) isn't closed before the next empty line, so no formula is drawn"
    case .tooLong(let bytes): "the formula has \(bytes) bytes, more than the limit of \(Limit.formulaBytes.most)"
    case .tooMany: "more than \(Limit.formulasOfText.most) formulas in one text"
    case .tooSlow: "the formula takes more time or memory than a formula may"
    case .unavailable: "the formula isn't drawn, because KaTeX isn't installed"
    }
  }

  var advice: String {
    switch self {
    case .unreadable: "correct it, or write \\$ if a dollar is meant"
    case .unclosed(let sign): "end it with \(sign == "$$" ? sign : "\\]"); a formula has no empty lines"
    case .tooLong, .tooSlow: "split it"
    case .tooMany: "split the text"
    case .unavailable: "install libjs-katex"
    }
  }

  var kind: String {
    switch self {
    case .unreadable: "a formula can't be read"
    case .unclosed: "a formula isn't closed"
    case .tooLong: "a formula is too long"
    case .tooMany: "too many formulas"
    case .tooSlow: "a formula takes too much"
    case .unavailable: "a formula isn't drawn"
    }
  }

  var severity: Severity {
    if case .unclosed = self { .warning } else { .error }
  }
}
