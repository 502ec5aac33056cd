import Templating

/// The templates that pages are rendered with; each is a file `Templates/<name>.mustache`.
enum PageTemplate: String, CaseIterable, Sendable {
  case home, article, page, taxonomy, term, archive, year, month
  case notFound = "not-found"
  case redirect
  /// Parts of lists, with an article as their root: a title with its date, and one with its summary.
  case card, teaser
}

/// All names that templates may use.
enum TemplateNames {
  static let all: Set<String> = Set(
    ["strings"] + PageView.names + SiteView.names + EntryView.names + ArticleView.names + LinkView.names
      + PaginationView.names
      + TermView.names + PeriodView.names + ImageView.names + SourceView.names + OutlineView.names + DateView.names
      + FeedView.names)
}
