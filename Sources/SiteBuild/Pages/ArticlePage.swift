import Content

/// An article of the archive.
struct ArticlePage: Page {
  /// In `archive.articles`.
  let index: Int

  var isListed: Bool { true }

  func lastChange(in site: Site) -> Timestamp? {
    let article = site.archive.articles[index]
    return article.updated ?? article.date
  }

  /// Its own entry is that of its neighbours too.
  func mayDiffer(_ news: PageNews, in site: Site) -> Bool {
    if news.articles[index] { return true }
    guard !news.entries.isEmpty else { return false }
    let neighbours = index - 1...index + 1
    return news.concern(neighbours) || news.concern(site.related[index].articles.lazy.map(\.index))
      || news.concern(site.randomPicks(for: index))
  }

  func content(at address: String, in site: Site) -> PageContent {
    let article = site.archive.articles[index]
    var view = PageView(site: site, language: article.language, address: address, heading: article.title)
    view.description = article.summary ?? site.bodies.article(index).excerpt
    view.isArticle = true
    view.noIndex = article.isDraft
    view.article = ArticleView(EntryView(site: site, index: index, words: view.words))
    if let cover = article.cover,
      case .address(let url, _, _) = site.resolver.target(of: cover.path.value, from: article.folder)
    {
      view.image = site.configuration.baseURL + url.dropFirst(site.configuration.basePath.count)
    }
    return .template(.article, view)
  }
}
