import CodeHighlighting
import Diagnostics
import Markdown
import XMLOutput

/// Everything that the renderer says of a text, in one piece.
package enum MarkdownAnswer {
  package static func bytes(to text: [UInt8]) -> [UInt8] {
    let document = render(text)
    let outline = document.outline.map { "\($0.level) \($0.id) \($0.title)" }
    let facts = [document.excerpt, "\(document.length)"] + outline + document.problems.map(\.text)
    let plain = MarkdownRenderer.plain(SourceText(path: "a.md", text: String(decoding: text, as: UTF8.self))).html
    return plain + document.html + document.text + Array(facts.joined(separator: "\n").utf8)
  }

  /// As the site renders it.
  static func render(_ text: [UInt8]) -> MarkdownDocument {
    let source = SourceText(path: "a.md", text: String(decoding: text, as: UTF8.self))
    return MarkdownRenderer(options: options, hooks: hooks).render(source)
  }

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
      highlight: { CodeHighlighter.lines(language: $0.language, code: $0.text) },
      formula: { tex, _ in
        tex.contains("\\x")
          ? .unreadable(tex, at: tex.utf8.count) : .math(Array("<math>\(XMLEscape.text(tex))</math>".utf8))
      })
  }
}
