import Content
import Diagnostics
import Foundation
import GoldenFiles
import Testing

/// The stage dump of loading: the files of `Archive/` become exactly `Archive/expected.archive.txt`.
@Suite struct ArchiveDumpTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Archive"
  ).path

  @Test func readsFrontMattersIntoAnArchive() throws {
    var problems: [Problem] = []
    let site = SourceText(path: "site.yml", text: "title: 站\nbase_url: https://example.org\ntime_zone: Asia/Shanghai\n")
    let configuration = ConfigurationReader.read(site, problems: &problems)
    let reader = ArticleReader(configuration, titleOfText: { _ in nil })
    var articles: [Article] = []
    var pages: [TermPage] = []
    for file in GoldenFile.files(in: Self.folder + "/Content") {
      let path = "Content/" + file
      let source = SourceText(path: path, text: try String(contentsOfFile: Self.folder + "/" + path, encoding: .utf8))
      let place = ContentPlace(path: path)
      if place.folder == "Content/tags" {
        if let page = TermPageReader.read(source, at: place, taxonomy: "tags", problems: &problems) {
          pages.append(page)
        }
      } else if let article = reader.read(source, at: place, problems: &problems) {
        articles.append(article)
      }
    }
    let archive = ArchiveAssembler.assemble(
      articles, termPages: pages, configuration: configuration, selection: .init(drafts: false, future: true, now: 0),
      source: { SourceText(path: $0, text: "") }, problems: &problems)
    let text = dump(archive) + "problems\n" + problems.map { "  \($0.path): \($0.severity): \($0.message)\n" }.joined()
    GoldenFile.check(text, at: Self.folder + "/expected.archive.txt")
  }

  private func dump(_ archive: Archive) -> String {
    var text = ""
    for article in archive.articles + archive.pages {
      text += "\(article.kind) \(article.path)\n"
      text += "  title \(article.title)\n  slug \(article.slug)\n"
      if let date = article.date { text += "  date \(date.attribute)\n" }
      if let updated = article.updated { text += "  updated \(updated.attribute)\n" }
      text += "  by \(article.authors) edited by \(article.editors)\n"
      for (name, terms) in article.terms.sorted(by: { $0.key < $1.key }) {
        text +=
          "  \(name) " + terms.map { "\($0.value)@\($0.position.line):\($0.position.column)" }.joined(separator: " ")
          + "\n"
      }
      if let order = article.seriesOrder { text += "  order \(order)\n" }
      if let summary = article.summary { text += "  summary \(summary)\n" }
      if let cover = article.cover {
        text += "  cover \(cover.path.value) [\(cover.alternative)] \(cover.caption ?? "")\n"
      }
      if let source = article.source {
        text += "  source \(source.name) \(source.url ?? "") \(source.date?.attribute ?? "")\n"
      }
      text += "  aliases \(article.aliases.map(\.value)) related \(article.related.map(\.value))\n"
      text +=
        "  language \(article.language ?? "-") outline \(article.showsOutline.map(String.init) ?? "-") bundle \(article.isBundle)\n"
      text += "  body from byte \(article.bodyStart), after \(article.linesBeforeBody) lines\n"
    }
    for taxonomy in archive.taxonomies {
      text += "taxonomy \(taxonomy.definition.name)\n"
      for term in taxonomy.terms {
        let names = term.articles.map { archive.articles[$0].slug }
        text += "  \(term.slug) \"\(term.name)\" \(names)\(term.page == nil ? "" : " with a page")\n"
      }
    }
    return text
  }
}
