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
    view.image = article.cover.flatMap { image($0, article, site) }
    return .template(.article, view)
  }

  /// The address of the cover with scheme and host.
  private func image(_ cover: Article.Cover, _ article: Article, _ site: Site) -> String? {
    switch site.resolver.target(of: cover.path.value, from: article.folder) {
    case .address(let url, _, _): site.configuration.baseURL + url.dropFirst(site.configuration.basePath.count)
    case .external: cover.path.value.hasPrefix("//") ? "https:" + cover.path.value : cover.path.value
    case .asWritten, .missing, .unpublished: nil
    }
  }
}
