import Diagnostics
package import FuzzEngine
import Markdown

extension FuzzTarget {
  /// The whole renderer, as the site uses it.
  package static let markdown = FuzzTarget(
    "markdown",
    seeds: {
      SeedFiles.specificationExamples() + SeedFiles.contents(below: "Tests/MarkdownTests/Cases", suffix: ".md")
        + SeedFiles.contents(below: "Content", suffix: ".md")
    },
    tokens: [
      "$", "$$", "\\(", "\\)", "\\[", "\\]", "$x_i$", "\n$$\n", "```math\n", "\\x", "<details>", "</details>",
      "<summary>",
      "</summary>", "<sub>", "</sub>", "<rt>", "<ruby>", "<br/>", "<T>", "<sub title=\"a\" x>", "<b a='",
      "*", "**", "***", "_", "__", "~~", "~", "`", "```", "\n", "\n\n", "\n```\n", "```js linenos=", "> ", "- ", "1. ",
      "    ", "[", "]", "](", ")", "![", "[^a]", "\n[^a]: ", "|", "\n|-|-|\n", "<", ">", "<!--", "-->", "&", "&amp;",
      "\\", "\"", "'", "#", "## ", "{#a}", "http://a.b", "https://例.cn/一", "www.a.b", "@", "a@b.c", "{value} ",
      "[x] ", "[!NOTE]\n", "javascript:", "\r\n", "\t", " ", "<script>", "</div>", "\u{0}", ":", "=\n", "---\n",
      "<a@b.c>", "title=\"", "{1,2}", "{1-9223372036854775807}", "(", "“", "é", "\u{A0}", "。", "，", "（", "「", "中",
      "文", "한", "カ", "　", "😀", "葛\u{E0100}", "👨‍👩‍👧", "〇", String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self), "\u{202E}",
      "\u{1B}", "]: ", "[a]: b\n",
    ],
    run: { bytes in
      let document = MarkdownAnswer.render(bytes)
      if let fault = document.problems.compactMap(ProblemCheck.fault).first { return fault }
      // What can't be published may hold a reserved character.
      return document.problems.contains { $0.severity == .error } ? nil : MarkupCheck.fault(in: document.html)
    })
}
