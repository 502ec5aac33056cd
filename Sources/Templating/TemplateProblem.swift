import Diagnostics

/// What can be wrong with a template or with the strings of the interface.
enum TemplateProblem: ProblemFact {
  case unknownName(String, known: [String])
  case unknownPartial(String, known: [String])
  case unknownString(String, known: [String])
  case circle(String)
  case noStrings(language: String)
  case syntax(String)
  case indentedPartial(String)
  case missingTemplate(String)
  case missingString(String, language: String)
  case stringIsNotText(String)

  var severity: Severity {
    if case .indentedPartial = self { .warning } else { .error }
  }

  var message: String {
    switch self {
    case .unknownName(let name, _): "unknown name \"\(name)\""
    case .unknownPartial(let name, _): "unknown template \"\(name)\""
    case .unknownString(let name, _): "unknown string \"\(name)\""
    case .circle(let name): "\"\(name)\" leads back to this template, so it would never end"
    case .noStrings(let language): "there are no strings for \(language), the language of the site"
    case .syntax(let detail): "not valid mustache: \(detail)"
    case .indentedPartial(let name):
      "the tag of \"\(name)\" is indented, so every line of it is indented again at each use"
    case .missingTemplate(let name): "the template \"\(name)\" is missing"
    case .missingString(let name, let language): "the string \"\(name)\" is missing for \(language)"
    case .stringIsNotText(let name): "the string \"\(name)\" must be text"
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .unknownName(let name, let known), .unknownPartial(let name, let known), .unknownString(let name, let known):
      Suggestion(nearest: name, among: known)
    case .indentedPartial: .advice("begin the line with the tag")
    default: nil
    }
  }
}
