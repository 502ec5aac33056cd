package import Diagnostics

/// Articles and term pages → `Archive`: what is published is sorted, and every spelling of a term becomes one term.
package struct ArchiveAssembler {
  /// Which articles are published.
  package struct Selection: Sendable, Hashable {
    package var drafts: Bool
    package var future: Bool
    /// Seconds since 1970: what is dated later is held back.
    package var now: Int

    package init(drafts: Bool, future: Bool, now: Int) {
      self.drafts = drafts
      self.future = future
      self.now = now
    }

    package func includes(_ article: Article) -> Bool { reason(toLeaveOut: article) == nil }

    /// Why an article isn't published; nil if it is.
    package func reason(toLeaveOut article: Article) -> LeftOut.Reason? {
      if article.isDraft, !drafts { return .draft }
      if let end = article.notAfter, end.instant <= now { return .expired }
      return future || article.begin.map { $0 <= now } ?? true ? nil : .future
    }
  }

  package static func assemble(
    _ read: [Article], termPages: [TermPage], configuration: SiteConfiguration, selection: Selection,
    source: @escaping (String) -> SourceText, problems: inout [Problem]
  ) -> Archive {
    let published = read.filter(selection.includes)
    let articles = published.filter { $0.kind == .article }.sorted(by: newestFirst)
    let pages = published.filter { $0.kind == .page }.sorted { $0.path < $1.path }
    let taxonomies = configuration.taxonomies.map { definition in
      var builder = TermTable(definition, pages: termPages.filter { $0.taxonomy == definition.name }, source: source)
      let taxonomy = builder.table(of: articles)
      problems += builder.problems
      return taxonomy
    }
    return Archive(configuration: configuration, articles: articles, pages: pages, taxonomies: taxonomies)
  }

  private static func newestFirst(_ a: Article, _ b: Article) -> Bool {
    let x = a.date?.instant ?? Int.min
    let y = b.date?.instant ?? Int.min
    return x != y ? x > y : a.path < b.path
  }
}
