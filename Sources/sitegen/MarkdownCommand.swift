import ArgumentParser
import CodeHighlighting
import Diagnostics
import Formulas
import Foundation
import Markdown

/// `sitegen markdown [--plain] FILE|-`: the HTML of one text, without a site round it.
struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown", abstract: "Prints the HTML of a Markdown text.")

  @Flag(help: "GitHub Flavored Markdown alone: raw HTML as it is, none of the archive's additions.")
  var plain = false

  @Argument(help: "A file, or - for standard input.")
  var file: String

  func run() throws {
    let source = SourceText(path: file == "-" ? "<stdin>" : file, bytes: try read()[...])
    let (html, problems) = render(source)
    try Console.output(html)
    let console = Console(showsProgress: false)
    for problem in problems { console.error(problem.text) }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
  }

  /// The text as UTF-8: what isn't becomes U+FFFD.
  private func read() throws -> [UInt8] {
    let data =
      file == "-" ? try FileHandle.standardInput.readToEnd() ?? Data() : FileManager.default.contents(atPath: file)
    guard let data else { throw ValidationError("\(file): can't be read") }
    return Array(String(decoding: data, as: UTF8.self).utf8)
  }

  private func render(_ source: SourceText) -> (html: [UInt8], problems: [Problem]) {
    guard !plain else { return MarkdownRenderer.plain(source) }
    let options = MarkdownOptions(
      allowsRawHTML: false, outlineDepth: 3, excerptLength: 120,
      labels: .init(headingLink: "Link to {}", done: "done", open: "open", table: "Table", code: "Code"))
    let hooks = MarkdownHooks(
      fence: { _ in nil },
      link: { $0.destination.hasPrefix("http:") || $0.destination.hasPrefix("https:") ? .external : .keep },
      image: { .init(url: $0.destination) },
      highlight: { CodeHighlighter.lines(language: $0.language, code: $0.text) },
      formula: { tex, isDisplay in
        switch FormulaRenderer.render(tex: tex, isDisplay: isDisplay) {
        case .math(let math): .math(math)
        case .refused(let words, let offset): .unreadable(words, at: offset)
        case .exhausted: .tooSlow
        case .unavailable: .unavailable
        }
      })
    let document = MarkdownRenderer(options: options, hooks: hooks).render(source)
    return (document.html, document.problems)
  }
}
