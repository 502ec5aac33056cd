import ChartScene
import Testing

@Suite struct SceneTests {
  private func svg(_ items: [SceneItem]) -> String {
    var group = SceneGroup()
    group.items = items
    return String(decoding: SceneWriter.svg(Scene(width: 10, height: 10, root: group)), as: UTF8.self)
  }

  @Test func coordinatesAreRoundedOnce() {
    let text = svg([
      .shape(SceneShape(.rectangle(x: 0.333, y: 1.005, width: 2, height: 3), Style(fill: .colour("red"))))
    ])
    #expect(text.contains(" d=\"M.33 1h2v3.01h-2z\""), "\(text)")
  }

  @Test func sharedAttributesStandOnTheGroup() {
    let shapes = (0..<3).map { index in
      SceneItem.shape(SceneShape(.circle(x: Double(index), y: 0, radius: 1), Style(fill: .colour("#123456"))))
    }
    let text = svg(shapes)
    #expect(text.split(separator: "#123456").count == 2)
  }

  /// HTML allows neither `graphics-document` nor `group` on an `<svg>`, and the parts of an `img` are never read out.
  @Test func theDrawingIsADocument() {
    #expect(svg([.text(SceneText(["a"], x: 1, y: 2))]).contains("role=\"document\""))
  }

  @Test func opacityStaysOnItems() {
    var style = Style(fill: .colour("red"))
    style.opacity = 0.5
    let text = svg([0, 1].map { .shape(SceneShape(.circle(x: $0, y: 0, radius: 1), style)) })
    #expect(text.split(separator: "opacity=").count == 3)
  }

  @Test(arguments: ["<script>alert(1)</script>", "a & b", "\"quoted\" 'single'", "\u{0}\u{8}\u{1B}", "]]>", "中文《》"])
  func hostileText(_ text: String) {
    let out = svg([.text(SceneText([text], x: 1, y: 2))])
    #expect(!out.contains("<script"))
    #expect(!out.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(arguments: [("value", 26.3), ("中文", 22), ("AV", 13.17)])
  func textWidths(_ text: String, _ expected: Double) {
    #expect(abs(TextMetrics.width(text, size: 11) - expected) < 1.5)
  }

  @Test(arguments: [
    ("#abc", "#abc"), ("steelblue", "#4682b4"), ("rgb(1, 2, 3)", "#010203"), ("hsl(120, 100%, 50%)", "#0f0"),
    ("var(--chart-1,#1c63ad)", "#1c63ad"),
  ])
  func colours(_ css: String, _ expected: String) { #expect(Colour(css: css)?.css == expected) }

  @Test func unknownColourIsNil() { #expect(Colour(css: "no such colour") == nil) }

  @Test func truncation() {
    let text = TextMetrics.truncated("a rather long label", limit: 50, size: 10)
    #expect(text.hasSuffix("…"))
    #expect(TextMetrics.width(text, size: 10) <= 50)
  }
}
