import ChartGrammar
import Diagnostics
import Notation
import Testing

/// Any text in the data gives a drawing that holds no markup of it.
@Suite struct HostileTests {
  static let strings = [
    "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "'; drop table--", "]]>", "&lt;b&gt;",
    "javascript:alert(1)",
    "\u{202E}backwards", "\u{0}\u{1}\u{7F}", "\u{FFFE}", String(repeating: "长", count: 500), "url(#x)", "expression(1)",
    "a\nb\tc", "{{x}}", "%s%n", "\\u0041", "🧨👩‍👩‍👧", "-1e999", "NaN", "__proto__", "constructor",
  ]

  private func result(_ seed: Int, theme: ChartTheme) -> ChartResult {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    func string() -> Node { Node(.string(Self.strings[next(Self.strings.count)]), at: place) }
    let place = Position(line: 1, column: 1)
    func map(_ entries: [(String, Node)]) -> Node {
      Node(.mapping(entries.map { .init(key: $0.0, keyPosition: place, value: $0.1) }), at: place)
    }
    func text(_ value: String) -> Node { Node(.string(value), at: place) }
    let rows = (0..<5).map { row in
      map([("n", string()), ("c", string()), ("v", Node(.number(Double(row), text: "\(row)"), at: place))])
    }
    let marks = ["bar", "line", "area", "point", "text", "tick", "rect", "arc"]
    let root = map([
      ("title", string()), ("description", string()),
      ("data", map([("values", Node(.sequence(rows), at: place))])), ("mark", text(marks[next(marks.count)])),
      (
        "encoding",
        map([
          ("x", map([("field", text("n")), ("type", text("nominal")), ("title", string())])),
          ("y", map([("field", text("v")), ("type", text("quantitative"))])),
          ("color", map([("field", text("c")), ("type", text("nominal"))])),
          ("text", map([("field", text("c")), ("type", text("nominal"))])),
        ])
      ),
    ])
    return ChartCompiler.compile(
      root, in: SourceText(path: "fuzz", text: ""), options: ChartOptions(theme: theme, language: "zh-Hans"))
  }

  @Test(arguments: 0..<60) func drawing(_ seed: Int) {
    for theme in ChartTheme.allCases {
      let result = result(seed, theme: theme)
      #expect(!result.drawings.isEmpty)
      for drawing in result.drawings {
        let svg = String(decoding: drawing.svg, as: UTF8.self)
        #expect(!svg.contains("<script") && !svg.contains("onload=alert(1)>"))
        #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        let open = svg.split(separator: "<").filter { !$0.hasPrefix("/") && !$0.contains("/>") }.count
        #expect(open == svg.split(separator: "</").count - 1)
      }
    }
  }
}
