import Templating

/// The templates that pages are rendered with; each is a file `Templates/<name>.mustache`.
enum PageTemplate: String, CaseIterable, Sendable {
  case home, article, page, taxonomy, term, archive, year, month
  case notFound = "not-found"
  case redirect
  /// Parts of lists, with an article as their root: a title with its date, and one with its summary.
  case card, teaser
}
