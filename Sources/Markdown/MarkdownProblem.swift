import Diagnostics

/// What can be wrong with a text as Markdown.
enum MarkdownProblem: ProblemFact {
  case rawHTML(String)
  case unsafeLink(String)
  case reservedCharacter
  case unclosedFence

  var severity: Severity {
    switch self {
    case .rawHTML, .unclosedFence: .warning
    case .unsafeLink, .reservedCharacter: .error
    }
  }

  var message: String {
    switch self {
    case .rawHTML(let tag): "HTML is shown as text: \(tag)"
    case .unsafeLink(let url): "a link to \"\(url)\" isn't safe and was dropped"
    case .reservedCharacter: "the text contains the noncharacter U+FDD0"
    case .unclosedFence: "the code block isn't closed, so the rest of the text is code"
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .rawHTML: .advice("use Markdown, or set markdown.raw_html in site.yml")
    case .unsafeLink: .advice("link http, https or mailto addresses, or a file of the site")
    case .reservedCharacter: .advice("delete it")
    case .unclosedFence: .advice("close it with a line of the same fence")
    }
  }
}
