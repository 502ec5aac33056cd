package import Diagnostics

/// A text of the archive as its front matter and its place describe it. What it says is not part of it: the body is
/// read again when its page is rendered.
package struct Article: Sendable {
  package enum Kind: Sendable, Hashable {
    /// Dated; stands in the archive, lists and feeds.
    case article
    /// Stands for itself, such as `about.md`.
    case page
  }

  package let kind: Kind
  /// The file, relative to the site's folder: `Content/articles/2026-biren/index.md`.
  package let path: String
  /// The folder that its images and data lie in, relative to the site's folder.
  package let folder: String
  /// True for `folder/index.md`: what lies beside it belongs to it and is published with it.
  package let isBundle: Bool
  package var title: String
  package var date: Timestamp?
  package var updated: Timestamp?
  package var authors: [String]
  package var editors: [String]
  /// The terms as written, by taxonomy name.
  package var terms: [String: [Located<String>]]
  /// The place in an ordered series, if the front matter gives one.
  package var seriesOrder: Int?
  package var summary: String?
  package var cover: Cover?
  package var source: Source?
  package var isDraft: Bool
  /// When it may be published and when no more, if that isn't from its date on and for ever.
  package var notBefore: Timestamp?
  package var notAfter: Timestamp?
  package var slug: String
  package var aliases: [Located<String>]
  /// Its own language, if it isn't the site's.
  package var language: String?
  package var showsOutline: Bool?
  /// Articles that are related by the author's word, as paths under `Content/`.
  package var related: [Located<String>]
  /// The byte of the file (BOM dropped, line ends LF) at which the text begins, and the lines before it.
  package var bodyStart: Int
  package var linesBeforeBody: Int

  /// The first moment of its publication, in seconds since 1970; nil if it is published at once.
  package var begin: Int? { [date, notBefore].compactMap { $0?.instant }.max() }

  /// Where its date would stand, if it has none and isn't a page.
  package var lacksDate: Position?
  /// Under keys of the author's own, for templates.
  package var params: [Param.Named]
  /// Of these, the keys that stand beside those that mean something, and not under `params`.
  package var otherKeys: [Located<String>]

  package struct Cover: Sendable {
    package let path: Located<String>
    package let alternative: String
    package let caption: String?
  }

  /// Where a text or its facts were published first.
  package struct Source: Sendable {
    package let name: String
    package let url: String?
    package let author: String?
    package let date: Timestamp?
  }
}
