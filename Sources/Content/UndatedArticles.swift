package import Diagnostics

/// Articles without a date stand in no year of the archive: each is told, or one for all where there are many.
package enum UndatedArticles {
  /// So many are told one by one.
  private static let most = 3

  /// `articles` in reading order; `source` gives a text by its path.
  package static func problems(_ articles: [Article], source: (String) -> SourceText) -> [Problem] {
    let undated = articles.compactMap { article in article.lacksDate.map { (article.path, $0) } }
    if undated.count > most, let (path, position) = undated.first {
      return [Problem(ContentProblem.missingDates(undated.count), in: source(path), at: position)]
    }
    return undated.map { path, position in Problem(ContentProblem.missingDate, in: source(path), at: position) }
  }
}
