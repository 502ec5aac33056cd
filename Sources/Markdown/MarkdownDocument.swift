package import Diagnostics
package import Retrieval

/// What a text became: its HTML, and what the rest of the site needs to know about it.
package struct MarkdownDocument: Sendable {
  package let html: [UInt8]
  package let outline: [OutlineEntry]
  /// The words of the text without markup and code, for counting, excerpts and related articles (UTF-8).
  package let text: [UInt8]
  package let length: ReadingLength
  /// The beginning of the text, cut at a character; what stands before `<!--more-->` if the author set it.
  package let excerpt: String
  package let problems: [Problem]

  package struct OutlineEntry: Sendable {
    package let level: Int
    package let id: String
    package let title: String
  }
}

package struct MarkdownOptions: Sendable, Hashable {
  /// Whether HTML in the text is put out as it is. If not, it is shown as text.
  package var allowsRawHTML: Bool
  /// The deepest heading level that the outline lists.
  package var outlineDepth: Int
  /// Characters that an excerpt may have.
  package var excerptLength: Int
  /// The words in the markup that aren't the author's, in the language of the page.
  package var labels: Labels

  package struct Labels: Sendable, Hashable {
    /// Names the link of a heading to itself; `{}` stands for the heading.
    package var headingLink: String
    package var done: String
    package var open: String
    package var table: String
    package var code: String

    package init(headingLink: String, done: String, open: String, table: String, code: String) {
      self.headingLink = headingLink
      self.done = done
      self.open = open
      self.table = table
      self.code = code
    }
  }

  package init(allowsRawHTML: Bool, outlineDepth: Int, excerptLength: Int, labels: Labels) {
    self.allowsRawHTML = allowsRawHTML
    self.outlineDepth = outlineDepth
    self.excerptLength = excerptLength
    self.labels = labels
  }
}

/// What the site knows and Markdown doesn't: where links lead, how large images are, what a fence draws.
package struct MarkdownHooks {
  /// A fenced code block in a language of its own; nil leaves it a code block.
  package var fence: (Fence) -> FencedResult?
  package var link: (Reference) -> LinkResolution
  package var image: (Reference) -> ImageResolution

  package init(
    fence: @escaping (Fence) -> FencedResult?, link: @escaping (Reference) -> LinkResolution,
    image: @escaping (Reference) -> ImageResolution
  ) {
    self.fence = fence
    self.link = link
    self.image = image
  }

  package struct Fence {
    /// The first word of the info string, lower-case.
    package let language: String
    /// The content, with its place in the file.
    package let source: SourceText
    /// How many fences of this document were asked about before.
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
    package let source: SourceText
    package let position: Position
  }

  package enum LinkResolution {
    case keep
    case to(String)
    case external
    /// The link is a problem; its text stays.
    case problem(Problem)
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
}
