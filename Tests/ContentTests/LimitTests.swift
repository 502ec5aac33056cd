import Content
import Diagnostics
import Testing

@Suite struct LimitTests {
  /// A hundred unknown keys are told, the others counted.
  @Test(arguments: [(100, 100, nil), (101, 101, "1 more unknown keys"), (5000, 101, "4900 more unknown keys")])
  func unknownKeysAreCounted(_ count: Int, _ told: Int, _ last: String?) {
    var problems: [Problem] = []
    let text = "title: x\n" + (0..<count).map { "k\($0): 1\n" }.joined()
    _ = ConfigurationReader.read(SourceText(path: "site.yml", text: text), problems: &problems)
    #expect(problems.count == told)
    #expect(last == nil || problems.contains { $0.message == last })
  }

  @Test(arguments: [
    ("/:year/:slug/", nil), ("/:slug" + String(repeating: "/a", count: 509), nil),
    (String(repeating: "/:slug", count: 200), "the permalink is longer than 1024 bytes"),
    ("/../:slug", "\"..\" can't be a part of an address"),
    ("/a/\u{301}b/:slug", "\"\u{301}b\" can't be a part of an address"),
    ("/a\\b/:slug", "\"a\\b\" can't be a part of an address"),
    ("/:sulg", "unknown placeholder \":sulg\" in the permalink"),
    ("/:年", "unknown placeholder \":年\" in the permalink"),
  ])
  func permalinks(_ pattern: String, _ message: String?) {
    var problems: [Problem] = []
    let text = "title: x\nbase_url: https://a.b/\npermalink: '\(pattern)'\n"
    _ = ConfigurationReader.read(SourceText(path: "site.yml", text: text), problems: &problems)
    #expect(problems.map(\.message) == (message.map { [$0] } ?? []))
    #expect(problems.allSatisfy { $0.position == Position(line: 3, column: 12) })
  }

  /// The name of a taxonomy may hold a space, and be one of several words that mean something else.
  @Test func taxonomiesOfSeveralWords() throws {
    var problems: [Problem] = []
    let settings = "title: x\nbase_url: https://a.b/\ntaxonomies: [{name: my tags}, {name: tags}]\n"
    let configuration = ConfigurationReader.read(SourceText(path: "site.yml", text: settings), problems: &problems)
    let text = "---\ntitle: x\ndate: 2026-01-01\nmy tags: [a]\ntags: [b]\n---\nx\n"
    let source = SourceText(path: "Content/articles/a.md", text: text)
    let read = ArticleReader(configuration, titleOfText: { _ in nil }).read(
      source, at: ContentPlace(path: source.path), problems: &problems)
    let article = try #require(read)
    #expect(problems.isEmpty, "\(problems.map(\.text))")
    #expect(article.terms.mapValues { $0.map(\.value) } == ["my tags": ["a"], "tags": ["b"]])
  }

  @Test(arguments: [
    ("0x5", 5), ("0o17", 15), ("5.0", 5), ("0x0", 10), ("1e400", 10), ("-1", 10), ("9223372036854775808", 10),
  ])
  func pageSizes(_ text: String, _ size: Int) {
    var problems: [Problem] = []
    let source = SourceText(path: "site.yml", text: "title: x\nbase_url: https://a.b/\npage_size: \(text)\n")
    #expect(ConfigurationReader.read(source, problems: &problems).pageSize == size)
    #expect(problems.isEmpty == (size != 10))
  }
}
