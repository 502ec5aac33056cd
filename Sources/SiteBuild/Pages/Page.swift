import Content
import Incremental

/// A kind of file in the finished site; each kind is a file of this folder. A value says which page of its kind it is, no
/// more: what the page shows is taken from the site when it is asked for.
protocol Page: Sendable {
  /// Whether search engines are told of it.
  var isListed: Bool { get }

  /// When what it shows was last changed; nil if nobody said.
  func lastChange(in site: Site) -> Timestamp?

  /// What it is made of; cheap, for it is asked of pages that turn out to be the same.
  func content(at address: String, in site: Site) -> PageContent

  /// Whether its content can be another than at the last build: a cheap question, asked of every page.
  func mayDiffer(_ news: PageNews, in site: Site) -> Bool
}

extension Page {
  /// Only texts have an author who says it.
  func lastChange(in site: Site) -> Timestamp? { nil }
}

enum PageContent: Sendable {
  /// A template and what it is filled with.
  case template(PageTemplate, PageView)
  case generated(any GeneratedFile)
  /// The file at this path of the sources, as it is.
  case copy(String)
}

/// A file for programs, which no template makes.
protocol GeneratedFile: Sendable {
  var bytes: [UInt8] { get }

  /// Adds all that it is made from.
  func add(to fingerprint: inout FingerprintBuilder)
}

/// What differs from the last build, if settings, templates and facts are the same.
struct PageNews: Sendable {
  /// By the article's index: whether its text or its related articles differ.
  let articles: [Bool]
  /// The articles that lists show otherwise.
  let entries: Set<Int>
  /// Whether the text of a standalone page or of a term differs.
  let othersDiffer: Bool
  let changes: BuildChanges

  /// Whether a list of articles shows one otherwise.
  func concern(_ articles: some Sequence<Int>) -> Bool {
    !entries.isEmpty && articles.contains(where: entries.contains)
  }
}
