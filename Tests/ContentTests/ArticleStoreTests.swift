import Content
import Diagnostics
import Foundation
import GoldenFiles
import Incremental
import Testing

/// What the store keeps of an article is all of it: a field that isn't written is lost in each build that begins with it.
@Suite struct ArticleStoreTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Archive"
  ).path

  private func articles() throws -> [Article] {
    var problems: [Problem] = []
    let site = SourceText(path: "site.yml", text: "title: 站\nbase_url: https://example.org\ntime_zone: Asia/Shanghai\n")
    let reader = ArticleReader(ConfigurationReader.read(site, problems: &problems), titleOfText: { _ in nil })
    return try GoldenFile.files(in: Self.folder + "/Content").compactMap { file in
      let path = "Content/" + file
      let text = try String(contentsOfFile: Self.folder + "/" + path, encoding: .utf8)
      return reader.read(SourceText(path: path, text: text), at: ContentPlace(path: path), problems: &problems)
    }
  }

  private func fields(_ article: Article) -> [(name: String, value: String)] {
    Mirror(reflecting: article).children.map { child in
      // Dictionaries have no order.
      let terms = (child.value as? [String: [Located<String>]])?.sorted { $0.key < $1.key }
      return (child.label ?? "", terms.map { String(describing: $0) } ?? String(describing: child.value))
    }
  }

  @Test func comesBackWhole() throws {
    for article in try articles() {
      var writer = ByteWriter()
      article.write(to: &writer)
      var reader = ByteReader(writer.bytes)
      let back = try Article(from: &reader)
      #expect(reader.isAtEnd)
      for (before, after) in zip(fields(article), fields(back)) {
        #expect(before == after, "\(article.path): \(before.name)")
      }
    }
  }

  /// Each field has a value somewhere, or this proves nothing of it.
  @Test func everyFieldIsTried() throws {
    var tried: Set<String> = []
    var names: Set<String> = []
    for article in try articles() {
      for field in fields(article) {
        names.insert(field.name)
        if !["nil", "[]", "[:]", "false", "0", ""].contains(field.value) { tried.insert(field.name) }
      }
    }
    #expect(names.subtracting(tried) == [])
  }
}
