import GoldenFiles
import Diagnostics
import Retrieval
import Testing

@testable import Markdown

/// Tables of cases: an input, and below it what becomes of it.
@Suite struct TableTests {
  struct Topic: CustomTestStringConvertible {
    let name: String
    let output: @Sendable (String) -> String

    var testDescription: String { name }
  }

  static let topics =
    [
      Topic(name: "emphasis", output: html),
      Topic(name: "lines", output: html),
      Topic(name: "bare-links", output: html),
      Topic(name: "headings", output: headings),
      Topic(name: "titles", output: title),
      Topic(name: "excerpts", output: excerpt),
      Topic(name: "counts", output: counts),
      Topic(name: "code-info", output: codeInfo),
      Topic(name: "addresses", output: address),
      Topic(name: "raw-html", output: rawFacts),
    ] + Files.names(in: "Tables/texts", suffix: ".txt").map { Topic(name: "texts/" + $0.dropLast(4), output: facts) }

  @Test(arguments: topics)
  func table(_ topic: Topic) {
    let path = "Tables/\(topic.name).txt"
    var lines: [String] = []
    var isInput = true
    for line in Files.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.isEmpty || line.hasPrefix("# ") {
        lines.append(line)
        isInput = true
      } else if isInput {
        lines += [
          line, topic.output(line.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")),
        ]
        isInput = false
      }
    }
    GoldenFile.check(lines.joined(separator: "\n"), at: Files.path(path))
  }

  /// The title that a text gives, and the text under it.
  private static func title(_ text: String) -> String {
    let title = MarkdownRenderer.title(of: SourceText(path: "a.md", text: text), allowsRawHTML: false)
    var options = Renderers.options
    options.title = title
    let document = Renderers.render(text, options: options)
    return (["title: \(title ?? "-")", shown(document)] + document.problems.map(\.message)).joined(separator: "\n")
  }

  /// Without empty lines, which end a case.
  private static func html(_ text: String) -> String { shown(Renderers.render(text)) }

  private static func shown(_ document: MarkdownDocument) -> String {
    let lines = String(decoding: document.html, as: UTF8.self).split(separator: "\n")
    return lines.isEmpty ? "(nothing)" : lines.joined(separator: "\n")
  }

  private static func headings(_ text: String) -> String {
    let document = Renderers.render(text)
    let outline = document.outline.map { "outline: \($0.level) \($0.id) | \($0.title)" }
    return ([html(text)] + outline + document.problems.map { "\($0.severity): \($0.message)" }).joined(separator: "\n")
  }

  /// All that is known of a text: each file of `texts` has this below its cases.
  private static func facts(_ text: String) -> String { facts(Renderers.render(text)) }

  /// Where the site allows HTML.
  private static func rawFacts(_ text: String) -> String {
    var options = Renderers.options
    options.allowsRawHTML = true
    return facts(Renderers.render(text, options: options))
  }

  private static func facts(_ document: MarkdownDocument) -> String {
    let html = shown(document)
    let words = document.text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    var lines = [html, "text: \(words.joined(separator: "⏎"))"]
    if document.excerpt != words.joined(separator: " ") { lines.append("summary: \(document.excerpt)") }
    lines += document.outline.map { "outline: \($0.level) \($0.id) | \($0.title)" }
    lines += document.problems.map { problem in
      let place = problem.position.map { "\($0.line):\($0.column): " } ?? ""
      return "\(place)\(problem.severity): "
        + (problem.text.split(separator: "\n").first ?? "")
        .split(separator: ": ", maxSplits: 2).dropFirst(2).joined(separator: ": ")
    }
    return lines.joined(separator: "\n")
  }

  private static func excerpt(_ text: String) -> String {
    var options = Renderers.options
    let bar = text.firstIndex(of: "|") ?? text.startIndex
    options.excerptLength = Int(text[..<bar].dropLast()) ?? 0
    return Renderers.render(String(text[bar...].dropFirst(2)), options: options).excerpt
  }

  private static func counts(_ text: String) -> String {
    let length = Renderers.render(text).length
    return "\(length.wideCharacters) wide, \(length.words) words, \(length.minutes) minutes"
  }

  private static func codeInfo(_ text: String) -> String {
    let info = CodeInfo(text)
    let ranges = info.highlighted.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    return "language \"\(info.language)\", title \"\(info.title)\", lines [\(ranges)], "
      + "numbers \(info.firstNumber.map(String.init) ?? "none"), wrong \(info.wrongLines ?? "nothing")"
  }

  private static func address(_ text: String) -> String {
    let words = LinkSafety.isSafe(text) ? "link" : "no link"
    let problems = Renderers.render("[a](<\(text)>)").problems.map(\.message)
    return ([words + (LinkSafety.isSafeImage(text) ? ", image" : "")] + problems).joined(separator: "\n")
  }
}
