import Diagnostics
import Limits

/// What can be wrong with a text as Markdown.
enum MarkdownProblem: ProblemFact {
  case rawHTML(String, times: Int)
  case unbalancedHTML(String, times: Int)
  case attribute(String, times: Int)
  case unsafeLink(String)
  case reservedCharacter
  case unclosedFence(isNested: Bool)
  case unclosedComment
  case duplicateIdentifier(String)
  case takenIdentifier(String)
  case unknownLines(String)
  case unknownNumber(String)
  case undefinedFootnote(String)
  case unusedFootnote(String)
  case repeatedFootnote(String)
  case repeatedAddress(String)
  case extraCell(Int)
  case repeatedContents
  case foreign(ForeignSign)
  case formula(FormulaFault)
  case limit(SourceLimit, found: Int)
  /// So many more problems of a kind that was reported often enough.
  case more(Int, String)

  var severity: Severity {
    switch self {
    case .unsafeLink, .reservedCharacter, .limit: .error
    case .formula(let fault): fault.severity
    default: .warning
    }
  }

  var message: String {
    switch self {
    case .rawHTML(let tag, let times): "HTML is shown as text: \(tag)\(Self.counted(times))"
    case .unbalancedHTML(let tag, let times):
      "\(tag) has no other half here, so it is shown as text\(Self.counted(times))"
    case .attribute(let name, let times): "the attribute \(name) is left out\(Self.counted(times))"
    case .unsafeLink(let url): "a link to \"\(url.inOneLine)\" isn't safe and was dropped"
    case .reservedCharacter: "the text contains a noncharacter from U+FDD0 to U+FDD3"
    case .unclosedFence(let isNested):
      "the code block isn't closed, so the rest of the \(isNested ? "item or quote" : "text") is code"
    case .unclosedComment: "the comment isn't closed, so the rest is shown as text"
    case .duplicateIdentifier(let id): "another heading has the id \"\(id)\" already"
    case .takenIdentifier(let id): "the page itself has the id \"\(id)\""
    case .unknownLines(let words): "\"\(words)\" isn't a list of lines"
    case .unknownNumber(let words): "\"\(words)\" doesn't say which number the first line has"
    case .undefinedFootnote(let name): "no footnote is named \"\(name)\""
    case .unusedFootnote(let name): "nothing refers to the footnote \"\(name)\", so it is left out"
    case .repeatedFootnote(let name): "the footnote \"\(name)\" is defined twice; only the first is shown"
    case .repeatedAddress(let name): "the link \"\(name)\" is defined twice; the first address counts"
    case .extraCell(let columns): "the table's head has \(columns) columns; this cell is left out"
    case .repeatedContents: "the contents are drawn once, where they were first asked for"
    case .foreign(let sign): sign.message
    case .formula(let fault): fault.message.inOneLine
    case .limit(let limit, let found): "\(found) \(limit.name), more than the limit of \(limit.most)"
    case .more(let count, let kind): "\(count) more problems of this kind: \(kind)"
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .unbalancedHTML: .advice("open and close it in the same paragraph, cell or list item")
    case .attribute: .advice("title, lang and open may stand; for others set markdown.raw_html in site.yml")
    case .rawHTML: .advice("use Markdown, or set markdown.raw_html in site.yml")
    case .unsafeLink: .advice("link http, https or mailto addresses, or a file of the site")
    case .reservedCharacter: .advice("delete it")
    case .unclosedFence: .advice("close it with a line of the same fence")
    case .unclosedComment: .advice("end it with -->")
    case .duplicateIdentifier, .takenIdentifier: .advice("choose another one")
    case .unknownLines: .advice("write numbers and ranges of the block's lines: {1,3-5}")
    case .unknownNumber: .advice("write a whole number up to \(Limit.lineNumber.most): linenos=10")
    case .undefinedFootnote(let name):
      .advice("write [^\(name)]: and its text, or \\[^\(name)] if no footnote is meant")
    case .unusedFootnote(let name): .advice("write [^\(name)] where it belongs")
    case .repeatedFootnote: .advice("give it another name")
    case .repeatedAddress: .advice("give it another name, or delete it")
    case .extraCell: .advice("give the head one more column, or write \\| for a bar in a cell")
    case .repeatedContents: .advice("delete it")
    case .foreign(let sign): .advice(sign.advice)
    case .formula(let fault): .advice(fault.advice)
    case .limit: .advice("the text is shown without Markdown; split it")
    case .more: nil
    }
  }

  private static func counted(_ times: Int) -> String { times > 1 ? " (and \(times - 1) more)" : "" }

  /// Names the kind where problems of one kind are counted.
  var kind: String {
    switch self {
    case .rawHTML: "HTML is shown as text"
    case .unbalancedHTML: "a tag without its other half"
    case .attribute: "an attribute is left out"
    case .unsafeLink: "a link isn't safe"
    case .reservedCharacter: "a noncharacter"
    case .unclosedFence: "a code block isn't closed"
    case .duplicateIdentifier: "another heading has the id already"
    case .unknownLines: "not a list of lines"
    case .unknownNumber: "not the number of a line"
    case .undefinedFootnote: "no footnote has the name"
    case .unusedFootnote: "nothing refers to the footnote"
    case .unclosedComment: "a comment isn't closed"
    case .takenIdentifier: "the page itself has the id"
    case .repeatedFootnote: "a footnote is defined twice"
    case .repeatedAddress: "a link is defined twice"
    case .extraCell: "a cell beyond the head of its table"
    case .repeatedContents: "the contents are drawn once"
    case .foreign(let sign): sign.kind
    case .formula(let fault): fault.kind
    case .limit: "a limit was met"
    case .more: ""
    }
  }
}

extension ForeignSign {
  fileprivate var message: String {
    switch self {
    case .heading(let marks): "no space follows \"\(marks)\", so this is no heading"
    case .fullWidthBracket: "the bracket of a link is a full-width one, so this is no link"
    case .blankInAddress: "the address has a blank, so this is no link"
    case .reference(let name): "no address is defined for \"\(name.inOneLine)\""
    case .shortcode(let words): "\"\(words.inOneLine)\" is another tool's and is shown as it stands"
    case .container(let name): "\":::\" before \"\(name)\" is another tool's and is shown as it stands"
    case .wikiLink(let words, _): "\"\(words.inOneLine)\" isn't a link"
    case .emoji(let name, _): "\"\(name)\" is shown as it stands"
    case .comment: "nothing closes the comment in its paragraph, so it is shown as text"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .heading(let marks): "write \"\(marks) \", with a space, or \\\(marks) if none is meant"
    case .fullWidthBracket(let written): "write \(written.inOneLine)"
    case .blankInAddress(let written): "write \(written.inOneLine)"
    case .reference(let name):
      "write [\(name.inOneLine)]: and its address in a line of its own, or \\[ if no link is meant"
    case .shortcode: "write it in Markdown, or between backticks if it is to be shown"
    case .container(let name): Self.container(name)
    case .wikiLink(_, let written): "write \(written.inOneLine), or put it between backticks if it is to be shown"
    case .emoji(_, let character): "write \(character)"
    case .comment: "end it with -->, and leave no empty line in it"
    }
  }

  private static func container(_ name: String) -> String {
    let alerts = ["info": "note", "danger": "caution", "error": "caution", "success": "tip", "hint": "tip"]
    let alert = Alert(rawValue: name.lowercased())?.rawValue ?? alerts[name.lowercased()]
    let sign = alert.map { "[!\($0.uppercased())]" } ?? "**\(name.inOneLine)**"
    return "write a quote: a line \"> \(sign)\", and \"> \" before each line of the text"
  }

  /// Names the kind where problems of one kind are counted.
  fileprivate var kind: String {
    switch self {
    case .heading: "no space after the signs of a heading"
    case .fullWidthBracket: "a full-width bracket of a link"
    case .blankInAddress: "an address with a blank"
    case .reference: "no address is defined"
    case .shortcode, .container: "a sign of another tool"
    case .wikiLink: "not a link"
    case .emoji: "the name of an emoji"
    case .comment: "a comment isn't closed"
    }
  }
}

extension String {
  /// At most 120 characters, control characters shown as spaces.
  fileprivate var inOneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(120).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
