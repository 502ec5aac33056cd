import Content

/// A text that is no article: without a date, in no list.
struct StandalonePage: Page {
  /// In `archive.pages`.
  let index: Int

  var isListed: Bool { true }

  func lastChange(in site: Site) -> Timestamp? { site.archive.pages[index].updated }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { news.othersDiffer }

  func content(at address: String, in site: Site) -> PageContent {
    let text = site.archive.pages[index]
    var view = PageView(site: site, language: text.language, address: address, heading: text.title)
    view.description = text.summary ?? site.bodies.page(index).excerpt
    view.text = site.bodies.index(ofPage: index)
    return .template(.page, view)
  }
}
