import Diagnostics
import GoldenFiles
import Retrieval
import Testing

@testable import Markdown

/// Whole texts: `name.md` gives `name.html`, and `name.txt` with what else is known of it.
@Suite struct CaseTests {
  @Test(arguments: Files.names(in: "Cases", suffix: ".md"))
  func text(_ name: String) {
    let stem = "Cases/" + name.dropLast(3)
    let document = Renderers.render(Files.text("Cases/" + name))
    GoldenFile.check(String(decoding: document.html, as: UTF8.self), at: Files.path(stem + ".html"))
    GoldenFile.check(Self.facts(document), at: Files.path(stem + ".txt"))
  }

  private static func facts(_ document: MarkdownDocument) -> String {
    var lines = ["excerpt: \(document.excerpt)"]
    lines.append("length: \(document.length.wideCharacters) wide, \(document.length.words) words")
    lines += document.outline.map { "outline: \($0.level) \($0.id) | \($0.title)" }
    lines.append("text:\n" + String(decoding: document.text, as: UTF8.self))
    lines += document.problems.map(\.text)
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func footnotesOfTwoTextsOnAPageDiffer() {
    var options = Renderers.options
    options.footnotePrefix = "biren-"
    let html = String(decoding: Renderers.render("甲[^1]乙[^1]\n\n[^1]: 注", options: options).html, as: UTF8.self)
    for id in ["id=\"fnref-biren-1\"", "id=\"fnref-biren-1-2\"", "id=\"fn-biren-1\"", "href=\"#fn-biren-1\""] {
      #expect(html.contains(id))
    }
  }

  @Test func rawHTMLComesOutIfTheSiteAllowsIt() {
    var options = Renderers.options
    options.allowsRawHTML = true
    let document = Renderers.render("<div>\n块\n</div>\n\n行<b>内</b>", options: options)
    #expect(String(decoding: document.html, as: UTF8.self) == "<div>\n块\n</div>\n<p>行<b>内</b></p>\n")
    #expect(document.problems.isEmpty)
  }

  @Test func outlineEndsAtTheDepthAskedFor() {
    var options = Renderers.options
    options.outlineDepth = 2
    let document = Renderers.render("# a\n\n## b\n\n### c\n\n## d", options: options)
    #expect(document.outline.map(\.id) == ["a", "b", "d"])
  }

  @Test func placesAreThoseOfTheFile() {
    let source = SourceText(path: "a.md", text: "一[缺](missing.md)", linesBefore: 7)
    let problems = MarkdownRenderer(options: Renderers.options, hooks: Renderers.hooks).render(source).problems
    #expect(problems.map(\.position) == [Position(line: 8, column: 6)])
    #expect(problems[0].text.hasSuffix("\n    8 | 一[缺](missing.md)\n      |        ^"))
  }

  @Test func highlightedCodeKeepsItsLines() {
    var hooks = Renderers.hooks
    hooks.highlight = { code in
      code.text.split(separator: 0x0A).map { Array("<i>".utf8) + $0 + Array("</i>".utf8) }
    }
    let html = String(decoding: Renderers.render("```x {2}\na\nb\n```", hooks: hooks).html, as: UTF8.self)
    #expect(
      html == """
        <pre tabindex="0"><code class="language-x"><span class="line"><i>a</i></span>
        <span class="line highlighted"><i>b</i></span>
        </code></pre>

        """)
  }
}
