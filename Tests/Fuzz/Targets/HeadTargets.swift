import Content
import Diagnostics
import FuzzEngine
import Notation

extension FuzzTarget {
  private static let keys = [
    "title: ", "date: 2026-01-03", "updated: ", "tags: [a, b]", "series: {name: a, order: 3}", "cover: {path: a.png}",
    "source: {name: a, url: https://a.b/, date: 2020-01-01}", "aliases: [/a/b/]", "draft: true", "lang: zh-Hans",
    "related: [a.md]", "slug: ", "params: ", "toc: yes", "summary: >\n  a\n", "series_order: ",
  ]

  /// A file of the archive with a head in YAML, as an article, as a term's page and as `site.yml`.
  static let yamlHead = FuzzTarget(
    "yaml-head",
    seeds: {
      SeedFiles.contents(below: "Content", suffix: ".md").map(head)
        + SeedFiles.contents(below: "Tests/ContentTests/Cases", suffix: ".md")
        + [SeedFiles.bytes("site.yml")] + SeedFiles.contents(below: "Templates/strings", suffix: ".yml")
    },
    tokens: keys + [
      "---\n", "...\n", "\n", ": ", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "<<: *a", "!!", "!!binary ",
      "|\n",
      ">-\n", "\"", "'", "#", "\t", "%YAML 1.1\n", "~", "\\x", "\\u", "@", "`", "  ", "0x10", "0o17", ".inf", ".nan",
      "年",
      "\u{FEFF}", "\u{0}", "\u{85}", "\u{2028}", "e\u{301}", "é", "[作者]", "\r\n",
    ], run: read)

  /// The same in TOML.
  static let tomlHead = FuzzTarget(
    "toml-head",
    seeds: {
      SeedFiles.contents(below: "Tests", suffix: ".md", longest: 8192).filter { $0.starts(with: "+++".utf8) } + [
        Array(
          """
          +++
          title = "芯片 \\u00e9"
          date = 2026-01-03T03:39:00+08:00
          weight = 0x1F
          [taxonomies]
          tags = ["a", 'b']
          [extra."a.b".c]
          d = { e = 1.5e3, f = [ [1, 2], ["x"] ] }
          [[extra.list]]
          g = \"\"\"
          多行\"\"\"
          h = 07:32:00
          +++
          正文

          """.utf8)
      ]
    },
    tokens: [
      "+++\n", "\n", " = ", "[", "]", "[[", "]]", "{", "}", ",", ".", "\"", "'", "\"\"\"", "'''", "#", "\\", "\\u",
      "\\U0010FFFF",
      "[作者]\n", "[(", "[%", "[.a]\n", "[a.]\n", "[\n", "[]\n", "[[]]\n", "=", "= =", "a = ", "a.\"b\".", ".\"b\"",
      "\"作者\"", "inf", "nan",
      "+", "-", "_", "0x", "0o", "0b", "1979-05-27T07:32:00Z", "1979-05-27", "07:32:00.999999999999", "true", "\t",
      "\r\n", "\u{0}", "\u{7F}", "\u{85}", "é", "作", "😀", "title = ", "date = ", "[taxonomies]\n", "tags = [\"a\"]\n",
    ], run: read)

  @Sendable private static func head(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix(1200)) }

  @Sendable private static func read(_ bytes: [UInt8]) -> String? {
    let source = SourceText(path: "Content/articles/a.md", bytes: bytes[...])
    var problems: [Problem] = []
    let configuration = ConfigurationReader.read(source, problems: &problems)
    let place = ContentPlace(path: source.path)
    let article = ArticleReader(configuration, titleOfText: { _ in nil }).read(source, at: place, problems: &problems)
    let term = TermPageReader.read(source, at: place, taxonomy: "tags", problems: &problems)
    if article == nil, problems.isEmpty { return "no article, and no problem" }
    _ = ArchiveAssembler.assemble(
      article.map { [$0] } ?? [], termPages: term.map { [$0] } ?? [], configuration: configuration,
      selection: .init(drafts: true, future: true, now: 0), source: { _ in source }, problems: &problems)
    if let date = article?.date { _ = (date.rfc3339, date.rfc822, date.attribute) }
    return problems.compactMap(ProblemCheck.fault).first
  }
}
