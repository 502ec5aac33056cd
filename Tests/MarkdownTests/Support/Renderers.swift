import Diagnostics
import Markdown
import XMLOutput

/// Renderers as the tests use them.
enum Renderers {
  static let options = MarkdownOptions(
    allowsRawHTML: false, outlineDepth: 3, excerptLength: 60, takenIdentifiers: ["content", "related", "shelf"],
    labels: .init(
      headingLink: "“{}”的链接", done: "已完成", open: "未完成", table: "表格", code: "代码", footnotes: "脚注",
      footnoteBack: "回到正文 {}",
      alerts: .init(note: "注意", tip: "提示", important: "重要", warning: "警告", caution: "小心")))

  /// Links: `http…` leads outside, `missing…` is a problem, `*.md` becomes a page. Images are 640 × 480. Fences in
  /// `figure` are drawn. Values: `ok …` is 12.5亿, `bad …` a problem.
  static var hooks: MarkdownHooks {
    MarkdownHooks(
      fence: { fence in
        guard fence.language == "figure" else { return nil }
        let text = XMLEscape.text(String(decoding: fence.source.bytes, as: UTF8.self))
        let place = fence.source.position(at: 0)
        return .init(
          html: Array(
            "<figure data-number=\"\(fence.number)\" data-place=\"\(place.line):\(place.column)\">\(text)</figure>".utf8
          ),
          problems: [])
      },
      link: { reference in
        let destination = reference.destination
        if destination.hasPrefix("http") { return .external }
        if destination.hasPrefix("missing") {
          return .problem(Problem(TestFact.missing(destination), in: reference.source, at: reference.position))
        }
        return destination.hasSuffix(".md") ? .to("/" + destination.dropLast(3) + "/") : .keep
      },
      image: { reference in
        let destination = reference.destination
        if destination.hasPrefix("missing") {
          let problem = Problem(TestFact.missing(destination), in: reference.source, at: reference.position)
          return .init(url: destination, problem: problem)
        }
        return .init(
          url: destination.hasPrefix("@/") ? "/base/" + destination.dropFirst(2) : destination, width: 640, height: 480)
      },
      value: { request in
        if request.words.hasPrefix("ok") { return .text("12.5亿") }
        if request.words.hasPrefix("bad") {
          return .problem(Problem(TestFact.missing(request.words), in: request.source, at: request.position))
        }
        return .keep
      },
      formula: formula)
  }

  /// The TeX in a `math` element; `\bad` can't be read, `\slow` takes too long, `\none` can't be drawn.
  private static func formula(_ tex: String, isDisplay: Bool) -> MarkdownHooks.FormulaResult {
    for (word, result) in [("\\slow", MarkdownHooks.FormulaResult.tooSlow), ("\\none", .unavailable)]
    where tex.contains(word) { return result }
    if let bad = tex.firstRange(of: "\\bad") {
      return .unreadable(
        "Undefined control sequence: \\bad", at: tex.utf8.distance(from: tex.startIndex, to: bad.lowerBound))
    }
    return .math(Array("<math\(isDisplay ? " display=\"block\"" : "")>\(XMLEscape.text(tex))</math>".utf8))
  }

  static func render(
    _ text: String, options: MarkdownOptions = options, hooks: MarkdownHooks = hooks
  ) -> MarkdownDocument {
    MarkdownRenderer(options: options, hooks: hooks).render(SourceText(path: "a.md", text: text))
  }

  static func html(_ text: String) -> String { String(decoding: render(text).html, as: UTF8.self) }
}

enum TestFact: ProblemFact {
  case missing(String)

  var message: String {
    switch self {
    case .missing(let name): "nothing is at \"\(name)\""
    }
  }
}
