import Templating

/// All names that templates may use.
enum TemplateNames {
  static let all: Set<String> = Set(
    ["strings"] + PageView.names + SiteView.names + EntryView.names + ArticleView.names + LinkView.names
      + PaginationView.names
      + TermView.names + PeriodView.names + ImageView.names + SourceView.names + OutlineView.names + DateView.names
      + FeedView.names)
}
