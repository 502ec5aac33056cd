package struct MarkdownOptions: Sendable, Hashable {
  /// Whether HTML in the text is put out as it is. If not, it is shown as text.
  package var allowsRawHTML: Bool
  /// The deepest heading level that the outline lists.
  package var outlineDepth: Int
  /// The deepest level that `[toc]` lists.
  package var contentsDepth: Int
  /// Characters that an excerpt may have.
  package var excerptLength: Int
  /// Stands in the ids of footnotes, so that a page can show several texts: letters, digits and hyphens.
  package var footnotePrefix: String
  /// Ids that the page round the text has already.
  package var takenIdentifiers: [String]
  /// What the page shows above the text: a heading that repeats it isn't drawn.
  package var title: String?
  /// The words in the markup that aren't the author's, in the language of the page.
  package var labels: Labels

  package init(
    allowsRawHTML: Bool, outlineDepth: Int, contentsDepth: Int = 3, excerptLength: Int, footnotePrefix: String = "",
    takenIdentifiers: [String] = [], title: String? = nil, labels: Labels
  ) {
    self.allowsRawHTML = allowsRawHTML
    self.outlineDepth = outlineDepth
    self.contentsDepth = contentsDepth
    self.excerptLength = excerptLength
    self.footnotePrefix = footnotePrefix
    self.takenIdentifiers = takenIdentifiers
    self.title = title
    self.labels = labels
  }

  package struct Labels: Sendable, Hashable {
    /// Names the link of a heading to itself; `{}` stands for the heading.
    package var headingLink: String
    package var done: String
    package var open: String
    package var table: String
    package var code: String
    /// Names the list of footnotes.
    package var footnotes: String
    /// Names the link from a footnote back to the text; `{}` stands for its number.
    package var footnoteBack: String
    package var alerts: Alerts

    package init(
      headingLink: String, done: String, open: String, table: String, code: String, footnotes: String = "Footnotes",
      footnoteBack: String = "Back to reference {}", alerts: Alerts = Alerts()
    ) {
      self.headingLink = headingLink
      self.done = done
      self.open = open
      self.table = table
      self.code = code
      self.footnotes = footnotes
      self.footnoteBack = footnoteBack
      self.alerts = alerts
    }
  }

  /// The titles of `> [!NOTE]` and its four sisters.
  package struct Alerts: Sendable, Hashable {
    package var note: String
    package var tip: String
    package var important: String
    package var warning: String
    package var caution: String

    package init(
      note: String = "Note", tip: String = "Tip", important: String = "Important", warning: String = "Warning",
      caution: String = "Caution"
    ) {
      self.note = note
      self.tip = tip
      self.important = important
      self.warning = warning
      self.caution = caution
    }
  }
}
