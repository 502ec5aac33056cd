import Content

/// An address that a text had before: it leads to where the text is now.
struct RedirectPage: Page {
  /// Relative to the base address.
  let target: String

  var isListed: Bool { false }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { false }

  func content(at address: String, in site: Site) -> PageContent {
    var view = PageView(
      site: site, address: target, heading: site.strings[site.configuration.language].text(.redirectTitle))
    view.noIndex = true
    view.target = site.url(target)
    return .template(.redirect, view)
  }
}
