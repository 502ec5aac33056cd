import Diagnostics
import Incremental
import Markdown
import Retrieval

/// What the text of an article, page or term became; all that the pages showing it need.
struct RenderedBody: Sendable {
  /// Nil for a body that an earlier process rendered; it is rendered again if a page needs it.
  var html: String?
  /// Stands for all that the body was made from: bodies of equal identities are equal.
  var identity = Fingerprint.none
  /// All headings; pages list them to the depth of the configuration.
  var outline: [MarkdownDocument.OutlineEntry] = []
  var excerpt = ""
  var length = ReadingLength()
  var charts = 0
  /// Stand for its formulas, so that the store keeps those that some text has.
  var formulas: [Fingerprint] = []
  /// Links to parts of other pages, checked when all outlines are known.
  var anchors: [AnchorLink] = []
  var problems: [Problem] = []
}

/// A link to `anchor` of the text at the source path `target`.
struct AnchorLink: Sendable {
  let target: String
  let anchor: String
  let position: Position
}
