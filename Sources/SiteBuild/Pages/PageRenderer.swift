import Content
import Diagnostics
import Templating

/// One planned page → its bytes.
struct PageRenderer: Sendable {
  let site: Site

  struct Result: Sendable {
    var bytes: [UInt8] = []
    var problems: [Problem] = []
  }

  func render(_ page: PlannedPage) -> Result {
    switch page.kind {
    case .feed(let format, let scope):
      return Result(bytes: Feed(site: site, scope: scope, address: page.address).bytes(format))
    case .sitemap(let number, let count): return Result(bytes: Sitemap(site: site).bytes(number: number, of: count))
    case .robots:
      return Result(bytes: Array("User-agent: *\nAllow: /\nSitemap: \(site.absolute("sitemap.xml"))\n".utf8))
    case .copy(let path):
      var result = Result()
      result.bytes = site.reader.bytes(path, problems: &result.problems) ?? []
      return result
    default: return view(of: page).map { fill($0, $1) } ?? Result()
    }
  }

  /// The template of a page and what it is filled with; nil for files that no template makes.
  func view(of page: PlannedPage) -> (PageTemplate, PageView)? {
    switch page.kind {
    case .home(let pagination): (.home, home(page, pagination))
    case .article(let index): (.article, article(page, index))
    case .standalone(let index): (.page, standalone(page, index))
    case .taxonomy(let index): (.taxonomy, taxonomy(page, index))
    case .term(let taxonomy, let term, let pagination): (.term, self.term(page, taxonomy, term, pagination))
    case .archive: (.archive, archive(page))
    case .year(let year): (.year, self.year(page, year))
    case .month(let year, let month): (.month, self.month(page, year, month))
    case .notFound: (.notFound, notFound(page))
    case .redirect(let target): (.redirect, redirect(page, target))
    case .feed, .sitemap, .robots, .copy: nil
    }
  }

  private func fill(_ template: PageTemplate, _ view: PageView) -> Result {
    let (text, problems) = site.library.render(template.rawValue, language: view.words.strings.language, with: view)
    return Result(bytes: Array(text.utf8), problems: problems)
  }

  func entries(_ indices: some Sequence<Int>, _ words: Words) -> [EntryView] {
    indices.map { EntryView(site: site, index: $0, words: words) }
  }

  private func home(_ page: PlannedPage, _ pagination: Pagination) -> PageView {
    var view = PageView(site: site, address: page.address, heading: site.configuration.title)
    view.description = site.configuration.description
    view.isHome = pagination.number == 1
    view.articles = entries(pagination.range, view.words)
    view.pagination = PaginationView(pagination, site: site, words: view.words)
    view.terms = frequentTerms(view.words)
    return view
  }

  /// The terms with the most articles, for the home page.
  private func frequentTerms(_ words: Words) -> [TermView] {
    guard let index = site.archive.taxonomies.firstIndex(where: { !$0.definition.isOrdered }) else { return [] }
    let terms = site.archive.taxonomies[index].terms
    let order = terms.indices.sorted {
      (terms[$1].articles.count, terms[$0].slug) < (terms[$0].articles.count, terms[$1].slug)
    }
    return order.prefix(16).filter { !terms[$0].articles.isEmpty }.map {
      TermView(site: site, taxonomy: index, term: $0, words: words)
    }
  }

  private func article(_ page: PlannedPage, _ index: Int) -> PageView {
    let article = site.archive.articles[index]
    var view = PageView(site: site, language: article.language, address: page.address, heading: article.title)
    view.description = article.summary ?? site.bodies.article(index).excerpt
    view.isArticle = true
    view.noIndex = article.isDraft
    view.article = ArticleView(EntryView(site: site, index: index, words: view.words))
    if let cover = article.cover,
      case .address(let url, _, _) = site.resolver.target(of: cover.path.value, from: article.folder)
    {
      view.image = site.configuration.baseURL + url.dropFirst(site.configuration.basePath.count)
    }
    return view
  }

  private func standalone(_ page: PlannedPage, _ index: Int) -> PageView {
    let text = site.archive.pages[index]
    var view = PageView(site: site, language: text.language, address: page.address, heading: text.title)
    view.description = text.summary ?? site.bodies.page(index).excerpt
    view.page = index
    return view
  }

  private func taxonomy(_ page: PlannedPage, _ index: Int) -> PageView {
    let taxonomy = site.archive.taxonomies[index]
    var view = PageView(site: site, address: page.address, heading: taxonomy.definition.plural)
    view.taxonomy = TermView(site: site, taxonomy: index, term: nil, words: view.words)
    let order = taxonomy.terms.indices.sorted {
      (taxonomy.terms[$1].articles.count, taxonomy.terms[$0].slug) < (
        taxonomy.terms[$0].articles.count, taxonomy.terms[$1].slug
      )
    }
    view.terms = order.map { TermView(site: site, taxonomy: index, term: $0, words: view.words) }
    return view
  }

  private func term(_ page: PlannedPage, _ taxonomy: Int, _ number: Int, _ pagination: Pagination) -> PageView {
    let definition = site.archive.taxonomies[taxonomy].definition
    let term = site.archive.taxonomies[taxonomy].terms[number]
    var view = PageView(site: site, address: page.address, heading: term.name)
    view.description =
      term.page?.description ?? view.words.text(.termTitle, ["taxonomy": definition.singular, "name": term.name])
    if definition.feed { view.feeds = FeedView.all(.term(taxonomy: taxonomy, term: number), site) }
    view.taxonomy = TermView(site: site, taxonomy: taxonomy, term: nil, words: view.words)
    view.term = TermView(site: site, taxonomy: taxonomy, term: number, words: view.words)
    view.articles = entries(term.articles[pagination.range], view.words)
    view.pagination = PaginationView(pagination, site: site, words: view.words)
    return view
  }

  private func notFound(_ page: PlannedPage) -> PageView {
    var view = PageView(
      site: site, address: page.address, heading: site.strings[site.configuration.language].text(.notFoundTitle))
    view.noIndex = true
    view.articles = entries(0..<min(5, site.archive.articles.count), view.words)
    return view
  }

  private func redirect(_ page: PlannedPage, _ target: String) -> PageView {
    var view = PageView(
      site: site, address: target, heading: site.strings[site.configuration.language].text(.redirectTitle))
    view.noIndex = true
    view.target = site.url(target)
    return view
  }
}
