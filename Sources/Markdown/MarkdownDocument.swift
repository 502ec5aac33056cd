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

  package struct OutlineEntry: Sendable, Hashable {
    package let level: Int
    package let id: String
    package let title: String

    package init(level: Int, id: String, title: String) {
      self.level = level
      self.id = id
      self.title = title
    }
  }
}
