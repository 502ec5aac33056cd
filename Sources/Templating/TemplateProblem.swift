import Diagnostics
import Limits

/// What can be wrong with a template or with the strings of the interface.
enum TemplateProblem: ProblemFact {
  case unknownName(String, known: [String])
  case unknownPartial(String, known: [String])
  case unknownString(String, known: [String])
  case misplacedName(String)
  case circle(String)
  case tooDeep
  case longName
  case tooManyTags(Int, bytes: Int)
  case tooMuch(String)
  case pageTooLarge
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
    case .misplacedName(let name): "the name \"\(name)\" isn't known on this kind of page"
    case .tooDeep: "sections and templates inside each other more than \(Limit.templateLevels.most) levels deep"
    case .longName: "a name longer than \(Limit.templateNameBytes.most) bytes"
    case .tooManyTags(let tags, let bytes): "\(tags) signs that may open a tag in \(bytes) bytes take too long to read"
    case .tooMuch(let name):
      "\"\(name)\" is one too many of \(Limit.templateExpansions.most) templates or \(Limit.pageBytes.most) bytes on a page"
    case .pageTooLarge: "the lists inside each other come to more than \(Limit.pageBytes.most) bytes"
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
    case .tooManyTags: .advice("split the template; styles and scripts belong in Templates/assets")
    case .indentedPartial: .advice("begin the line with the tag")
    default: nil
    }
  }
}
