/// A file of the sources that is published as it is.
struct CopiedFile: Page {
  /// Relative to the site's folder.
  let path: String

  var isListed: Bool { false }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { news.changes.mayInclude(path) }

  func content(at address: String, in site: Site) -> PageContent { .copy(path) }
}
