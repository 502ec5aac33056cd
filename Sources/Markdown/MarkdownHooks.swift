package import Diagnostics

/// What the site knows and Markdown doesn't: where links lead, how large images are, what a fence draws, what a value
/// is, how code is coloured.
package struct MarkdownHooks {
  /// A fenced code block in a language of its own; nil leaves it a code block.
  package var fence: (Fence) -> FencedResult?
  package var link: (Reference) -> LinkResolution
  package var image: (Reference) -> ImageResolution
  /// A code span that begins with `{value}`.
  package var value: (ValueRequest) -> ValueResult
  /// The HTML of each line of a piece of code, without line ends; nil shows it without colours.
  package var highlight: (Code) -> [[UInt8]]?
  /// A formula in TeX, and whether it stands in a line of its own.
  package var formula: (String, _ isDisplay: Bool) -> FormulaResult

  package init(
    fence: @escaping (Fence) -> FencedResult?, link: @escaping (Reference) -> LinkResolution,
    image: @escaping (Reference) -> ImageResolution,
    value: @escaping (ValueRequest) -> ValueResult = { _ in .keep },
    highlight: @escaping (Code) -> [[UInt8]]? = { _ in nil },
    formula: @escaping (String, _ isDisplay: Bool) -> FormulaResult = { _, _ in .asWritten }
  ) {
    self.fence = fence
    self.link = link
    self.image = image
    self.value = value
    self.highlight = highlight
    self.formula = formula
  }

  package struct Fence {
    /// The first word of the info string, lower-case.
    package let language: String
    /// The content, with its place in the file.
    package let source: SourceText
    /// How many fences of this document were taken by the hook before.
    package let number: Int
  }

  package struct FencedResult {
    package let html: [UInt8]
    package let problems: [Problem]

    package init(html: [UInt8], problems: [Problem]) {
      self.html = html
      self.problems = problems
    }
  }

  package struct Reference {
    package let destination: String
    /// The line of the reference (or the part of it round the place): enough for a problem's excerpt.
    package let source: SourceText
    package let position: Position
  }

  package enum LinkResolution {
    case keep
    case to(String)
    case external
    /// The link is a problem; its text stays. What it says is found out only if it will be told.
    case problem(@autoclosure () -> Problem)
  }

  package struct ImageResolution {
    package var url: String
    package var width: Int?
    package var height: Int?
    package var problem: Problem?

    package init(url: String, width: Int? = nil, height: Int? = nil, problem: Problem? = nil) {
      self.url = url
      self.width = width
      self.height = height
      self.problem = problem
    }
  }

  package struct ValueRequest {
    /// What stands after `{value}` in the code span.
    package let words: String
    /// The line of the code span, and the place of its first word.
    package let source: SourceText
    package let position: Position
  }

  package enum ValueResult {
    /// Text that takes the place of the code span.
    case text(String)
    /// The code span stays, and the run has a problem.
    case problem(Problem)
    /// The code span stays.
    case keep
  }

  package struct Code {
    /// Lower-case.
    package let language: String
    package let text: [UInt8]
  }

  package enum FormulaResult {
    /// A `math` element.
    case math([UInt8])
    /// Its TeX is shown.
    case asWritten
    /// What is wrong with it, and how many bytes from its beginning, if that is known.
    case unreadable(String, at: Int?)
    case tooSlow
    /// There is nothing that could draw it.
    case unavailable
  }
}
