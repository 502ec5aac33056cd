package import Diagnostics
import Notation

/// What an editor wrote about a term: `Content/tags/gpu.md`.
package struct TermPage: Sendable {
  package let path: String
  package let folder: String
  package let taxonomy: String
  /// The name the term is shown by.
  package let title: String
  package let position: Position
  package let description: String?
  package let slug: String
  package let slugPosition: Position
  /// Other spellings of the same term in front matters.
  package let aliases: [Located<String>]
  package let bodyStart: Int
  package let linesBeforeBody: Int
}

/// A Markdown file in the folder of a taxonomy → `TermPage`.
package enum TermPageReader {
  private static let names: FieldNames = [
    "title name", "description summary", "slug", "aliases alias", "lang language", "params",
  ]

  package static func read(
    _ source: SourceText, at place: ContentPlace, taxonomy: String, problems: inout [Problem]
  ) -> TermPage? {
    guard let head = FrontMatter.read(source, problems: &problems) else { return nil }
    var fields = Fields(head.entries ?? [], at: head.position, names: names, in: source)
    defer { problems += fields.problems }
    let title = fields.text("title")
    let written = fields.text("slug")
    guard let slug = fields.slug(of: written?.value ?? place.name, kind: "term", at: written?.position) else {
      return nil
    }
    return TermPage(
      path: source.path, folder: place.folder, taxonomy: taxonomy, title: title?.value ?? place.name,
      position: title?.position ?? head.position, description: fields.text("description")?.value, slug: slug,
      slugPosition: written?.position ?? head.position, aliases: fields.texts("aliases"), bodyStart: head.bodyStart,
      linesBeforeBody: head.linesBeforeBody)
  }
}
