import Diagnostics
import Markdown
import Testing

@Suite struct SmokeTests {
  @Test func rendersArchiveMarkdown() {
    let text = """
      ## 标题 One {#one}

      这是**我想做的事。**所以
      继续 `code`，访问http://example.com ok

      - [x] done
      - [ ] open

      | a | b |
      | - | - |
      | 1 | 2 |

      ![alt *x*](a.png "caption")

      <b>raw</b> note[^1]

      ```swift
      let a = 1 < 2
      ```

      [^1]: foot
      """
    let options = MarkdownOptions(
      allowsRawHTML: false, outlineDepth: 3, excerptLength: 100,
      labels: .init(headingLink: "link to {}", done: "done", open: "open", table: "table", code: "code"))
    let hooks = MarkdownHooks(
      fence: { _ in nil }, link: { _ in .external }, image: { .init(url: $0.destination, width: 10, height: 20) })
    let document = MarkdownRenderer(options: options, hooks: hooks).render(SourceText(path: "a.md", text: text))
    #expect(String(decoding: document.html, as: UTF8.self).contains("<strong>我想做的事。</strong>所以继续"))
  }
}
