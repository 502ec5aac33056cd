import Diagnostics

/// What can be wrong with a text as YAML, JSON or TOML, before anybody asks what it means.
enum NotationProblem: ProblemFact {
  case syntax(format: String, detail: String)
  case duplicateKey(String)
  case keyIsNotText
  case tooDeep(limit: Int)
  case tooManyValues(limit: Int)
  case tabIndentation
  /// `：` for `: `.
  case fullWidthColon
  case noBlankAfterColon
  case unusualSpace(Unicode.Scalar)
  /// A value that begins with a sign of the notation.
  case needsQuotes(Unicode.Scalar)
  /// A key of TOML that isn't ASCII.
  case bareKey(String)

  var message: String {
    switch self {
    case .syntax(let format, let detail): "not valid \(format): \(detail)"
    case .duplicateKey(let key): "the key \"\(key)\" is written twice"
    case .keyIsNotText: "a key must be plain text"
    case .tooDeep(let limit): "nested more than \(limit) levels deep"
    case .tooManyValues(let limit): "aliases expand to more than \(limit) values"
    case .bareKey(let key): "not valid TOML: the key \"\(key)\" needs quotes"
    case .fullWidthColon: "\"：\" is a full-width colon"
    case .noBlankAfterColon: "there is no blank after the colon"
    case .unusualSpace(let scalar):
      "the blank after the colon is an unusual one (U+\(hexadecimal(scalar)))"
    case .needsQuotes(let scalar): "a value that begins with \"\(scalar)\" needs quotes"
    case .tabIndentation: "YAML is indented with spaces, not with tabs"
    }
  }

  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String("0000\(digits)".suffix(max(4, digits.count)))
  }

  var suggestion: Suggestion? {
    switch self {
    case .syntax("YAML", let detail) where detail.contains("mapping values are not allowed"):
      .advice("a value that holds a colon and a space needs quotes")
    case .fullWidthColon, .noBlankAfterColon: .advice("write \": \"")
    case .unusualSpace: .advice("write an ordinary one")
    case .needsQuotes(let scalar):
      .advice(scalar == "\"" || scalar == "'" ? "put it into the other quotes" : "put it into \" \"")
    case .duplicateKey: .advice("keep one of the two")
    case .bareKey(let key): .advice("write \"\(key)\", with its quotes")
    case .tooManyValues: .advice("write the values out instead of using aliases")
    default: nil
    }
  }
}
