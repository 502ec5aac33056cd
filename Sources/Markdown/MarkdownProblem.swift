import Diagnostics
import Limits

/// What can be wrong with a text as Markdown.
enum MarkdownProblem: ProblemFact {
  case rawHTML(String)
  case unsafeLink(String)
  case reservedCharacter
  case unclosedFence
  case duplicateIdentifier(String)
  case unknownLines(String)
  case unknownNumber(String)
  case undefinedFootnote(String)
  case unusedFootnote(String)
  case limit(SourceLimit, found: Int)
  /// So many more problems of a kind that was reported often enough.
  case more(Int, String)

  var severity: Severity {
    switch self {
    case .rawHTML, .unclosedFence, .unknownLines, .unknownNumber, .undefinedFootnote, .unusedFootnote, .more: .warning
    case .unsafeLink, .reservedCharacter, .duplicateIdentifier, .limit: .error
    }
  }

  var message: String {
    switch self {
    case .rawHTML(let tag): "HTML is shown as text: \(tag)"
    case .unsafeLink(let url): "a link to \"\(url.inOneLine)\" isn't safe and was dropped"
    case .reservedCharacter: "the text contains a noncharacter from U+FDD0 to U+FDD2"
    case .unclosedFence: "the code block isn't closed, so the rest of the text is code"
    case .duplicateIdentifier(let id): "another heading has the id \"\(id)\" already"
    case .unknownLines(let words): "\"\(words)\" isn't a list of lines"
    case .unknownNumber(let words): "\"\(words)\" doesn't say which number the first line has"
    case .undefinedFootnote(let name): "no footnote is named \"\(name)\""
    case .unusedFootnote(let name): "nothing refers to the footnote \"\(name)\", so it is left out"
    case .limit(let limit, let found): "\(found) \(limit.name), more than the limit of \(limit.most)"
    case .more(let count, let kind): "\(count) more problems of this kind: \(kind)"
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .rawHTML: .advice("use Markdown, or set markdown.raw_html in site.yml")
    case .unsafeLink: .advice("link http, https or mailto addresses, or a file of the site")
    case .reservedCharacter: .advice("delete it")
    case .unclosedFence: .advice("close it with a line of the same fence")
    case .duplicateIdentifier: .advice("choose another one")
    case .unknownLines: .advice("write numbers and ranges of the block's lines: {1,3-5}")
    case .unknownNumber: .advice("write a whole number up to \(Limit.lineNumber.most): linenos=10")
    case .undefinedFootnote(let name):
      .advice("write [^\(name)]: and its text, or \\[^\(name)] if no footnote is meant")
    case .unusedFootnote(let name): .advice("write [^\(name)] where it belongs")
    case .limit: .advice("the text is shown without Markdown; split it")
    case .more: nil
    }
  }

  /// Names the kind where problems of one kind are counted.
  var kind: String {
    switch self {
    case .rawHTML: "HTML is shown as text"
    case .unsafeLink: "a link isn't safe"
    case .reservedCharacter: "a noncharacter"
    case .unclosedFence: "a code block isn't closed"
    case .duplicateIdentifier: "another heading has the id already"
    case .unknownLines: "not a list of lines"
    case .unknownNumber: "not the number of a line"
    case .undefinedFootnote: "no footnote has the name"
    case .unusedFootnote: "nothing refers to the footnote"
    case .limit: "a limit was met"
    case .more: ""
    }
  }
}

extension String {
  /// At most 120 characters, control characters shown as spaces.
  fileprivate var inOneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(120).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}

/// Gathers the problems of one text. After a hundred of one kind the others are counted, so that a text which is wrong
/// everywhere costs no more than one that is wrong somewhere.
struct ProblemCollector {
  private(set) var problems: [Problem] = []
  private var counts: [String: Int] = [:]
  private static let most = Limit.problemsOfAKind.most

  mutating func report(_ fact: MarkdownProblem, in source: SourceText, at position: Position?) {
    add(Problem(fact, in: source, at: position), kind: fact.kind)
  }

  /// Adds a problem of somebody else's.
  mutating func add(_ problem: @autoclosure () -> Problem, kind: String) {
    let count = counts[kind, default: 0] + 1
    counts[kind] = count
    if count <= Self.most { problems.append(problem()) }
  }

  mutating func add(_ others: some Sequence<Problem>) { problems.append(contentsOf: others) }

  /// All problems; what was only counted is told in one line a kind.
  func finished(path: String) -> [Problem] {
    problems
      + counts.filter { $0.value > Self.most }.sorted { $0.key < $1.key }.map {
        Problem(MarkdownProblem.more($0.value - Self.most, $0.key), path: path)
      }
  }
}
