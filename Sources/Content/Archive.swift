/// All that is published, as facts: articles, pages, terms. No HTML.
package struct Archive: Sendable {
  package let configuration: SiteConfiguration
  /// Newest first; of equal times, by path.
  package let articles: [Article]
  /// The standalone pages by path.
  package let pages: [Article]
  /// The taxonomies in the order of the configuration.
  package let taxonomies: [Taxonomy]

  package struct Taxonomy: Sendable {
    package let definition: SiteConfiguration.Taxonomy
    /// The terms by slug.
    package let terms: [Term]
    /// The terms of each article, as indices into `terms`, in the order its author gave.
    package let termsOfArticle: [[Int]]
  }

  package struct Term: Sendable {
    package let name: String
    package let slug: String
    package let page: TermPage?
    /// Indices into `articles`: newest first, or in reading order if the taxonomy is ordered.
    package let articles: [Int]
  }
}
