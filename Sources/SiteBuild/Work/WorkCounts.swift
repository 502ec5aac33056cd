/// What a build had to do anew.
package struct WorkCounts: Sendable, Equatable {
  /// Texts whose front matter was read.
  package let parsed: Int
  /// Texts that were made into HTML.
  package let renderedTexts: Int
  /// Files of the site that were made.
  package let renderedPages: Int

  package init(parsed: Int = 0, renderedTexts: Int = 0, renderedPages: Int = 0) {
    self.parsed = parsed
    self.renderedTexts = renderedTexts
    self.renderedPages = renderedPages
  }
}
