import CodeHighlighting
import Diagnostics
import FuzzEngine
import Markdown
import XMLOutput

extension FuzzTarget {
  /// The whole renderer, as the site uses it.
  static let markdown = FuzzTarget(
    "markdown",
    seeds: {
      SeedFiles.specificationExamples() + SeedFiles.contents(below: "Tests/MarkdownTests/Cases", suffix: ".md")
        + SeedFiles.contents(below: "Content", suffix: ".md")
    },
    tokens: [
      "*", "**", "***", "_", "__", "~~", "~", "`", "```", "\n", "\n\n", "\n```\n", "```js linenos=", "> ", "- ", "1. ",
      "    ", "[", "]", "](", ")", "![", "[^a]", "\n[^a]: ", "|", "\n|-|-|\n", "<", ">", "<!--", "-->", "&", "&amp;",
      "\\", "\"", "'", "#", "## ", "{#a}", "http://a.b", "https://例.cn/一", "www.a.b", "@", "a@b.c", "{value} ",
      "[x] ", "[!NOTE]\n", "javascript:", "\r\n", "\t", " ", "<script>", "</div>", "\u{0}", ":", "=\n", "---\n",
      "<a@b.c>", "title=\"", "{1,2}", "{1-9223372036854775807}", "(", "“", "é", "\u{A0}", "。", "，", "（", "「", "中",
      "文", "한", "カ", "　", "😀", "葛\u{E0100}", "👨‍👩‍👧", "〇", String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self), "\u{202E}",
      "\u{1B}", "]: ", "[a]: b\n",
    ],
    run: { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let renderer = MarkdownRenderer(options: options, hooks: hooks)
      let document = renderer.render(SourceText(path: "a.md", text: text))
      if let fault = document.problems.compactMap(ProblemCheck.fault).first { return fault }
      // What can't be published may hold a reserved character.
      return document.problems.contains { $0.severity == .error } ? nil : MarkupCheck.fault(in: document.html)
    })

  private static let options = MarkdownOptions(
    allowsRawHTML: false, outlineDepth: 3, excerptLength: 110, footnotePrefix: "x-",
    labels: .init(headingLink: "“{}”的链接", done: "已完成", open: "未完成", table: "表格", code: "代码"))

  private static var hooks: MarkdownHooks {
    MarkdownHooks(
      fence: { fence in
        guard fence.language == "figure" else { return nil }
        let place = fence.source.position(at: fence.source.bytes.count)
        return .init(html: Array("<figure data-place=\"\(place.line):\(place.column)\"></figure>".utf8), problems: [])
      },
      link: { reference in
        if reference.destination.hasPrefix("http") { return .external }
        return reference.destination.hasSuffix(".md") ? .to("/" + reference.destination.dropLast(3) + "/") : .keep
      },
      image: { .init(url: $0.destination, width: 640, height: 480) },
      value: { $0.words.hasPrefix("ok") ? .text("12.5亿") : .keep },
      highlight: { CodeHighlighter.lines(language: $0.language, code: $0.text) })
  }
}
