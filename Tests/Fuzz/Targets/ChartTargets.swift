import ChartData
import ChartGrammar
import Diagnostics
import FuzzEngine
import Notation

extension FuzzTarget {
  private static let csvRows = Array("period,name,revenue,date\n2023,甲,62,2023-01-31\n2024,乙,-3.5,2024-02-29\n".utf8)
  private static let jsonRows = Array(
    #"[{"period": 2023, "name": "甲", "revenue": 62}, {"period": 2024, "v": [1, null]}]"#.utf8)
  private static let topology = Array(
    (#"{"type": "Topology", "transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [[[0, 0], [9, 9], [9, -9]], [[3, 3]]], "#
      + #""objects": {"land": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0, -1, 1]]}]}}}"#)
      .utf8)

  private static let numbers = [
    "0", "-1", "1e19", "-1e19", "1e300", "-1e300", "1e-300", "1e400", "0.5", "null", "[]", "{}", "true", "NaN", "\"x\"",
    "9223372036854775807", "[1e19, 0]", "[30, x]", "99999",
  ]

  /// The whole compiler, over one specification in YAML or JSON; its data files hold what each kind of file may.
  static let specification = FuzzTarget(
    "specification",
    seeds: {
      SeedFiles.contents(below: "Tests/ChartGrammarTests/Gallery", suffix: "spec.yaml", longest: 6000)
        + SeedFiles.contents(below: "Tests/ChartGrammarTests/Broken", suffix: "spec.yaml", longest: 2000)
    },
    tokens: numbers + [
      "step: ", "bin: ", "scale: ", "domain: ", "range: ", "base: ", "extent: ", "frame: ", "param: ", "order: ",
      "bandwidth: ", "timeUnit: year", "type: log", "type: temporal", "type: ordinal", "aggregate: mean",
      "stack: normalize",
      "tickCount: ", "nice: ", "padding: ", "columns: ", "zero: false", "sort: -y", "field: nope", "repeat: [a]",
      "facet: {field: a}", "impute: {value: 0}", "opacity: ", "width: ", "height: ", "mark: area", "mark: geoshape",
      "mark: boxplot", "calculate: \"datum.a + datum.a\"", "regression: a", "density: a", "quantile: a", "pivot: a",
      ", ", "\n", "\n  ", "- ", ": ", "{", "}", "[", "]", "{expr: a}",
    ],
    run: { bytes in drawn(bytes, language: bytes.count % 2 == 0 ? "zh-Hans" : "en") })

  private static func drawn(_ bytes: [UInt8], language: String) -> String? {
    let source = SourceText(path: "spec.yaml", bytes: bytes[...])
    var problems: [Problem] = []
    guard let node = YAMLReader.read(source, problems: &problems) else { return nil }
    let options = ChartOptions(
      theme: .archive, language: language,
      loadData: { url in
        let bytes = url.contains("topo") || url.contains("map") ? topology : url.hasSuffix(".json") ? jsonRows : csvRows
        return ChartDataFile(path: url, bytes: bytes)
      })
    let chart = ChartCompiler.compile(node, in: source, options: options)
    if chart.drawings.isEmpty, !chart.problems.contains(where: { $0.severity == .error }) {
      return "neither a drawing nor an error"
    }
    for drawing in chart.drawings {
      let svg = String(decoding: drawing.svg, as: UTF8.self)
      for word in ["NaN", "inf", "nan"] where svg.contains("=\"\(word)") || svg.contains(",\(word)") {
        return "\(word) in the drawing"
      }
    }
    return chart.problems.compactMap(ProblemCheck.fault).first
  }

  static let expression = FuzzTarget(
    "expression",
    seeds: {
      [
        "datum.a * 2 + datum['b c']", "if(datum.a > 3, 'x', format(datum.b, ',.2f'))", "sequence(0, 10, 2)",
        "pad(datum.s, 10, '-', 'left')", "replace(datum.s, /a+/g, 'b')", "test(/^(?=.*x)[a-z]+$/i, datum.s)",
        "join(split(datum.s, ','), '; ')", "datetime(2020, 1, 31)", "timeFormat(datum.d, '%Y年%m月')",
        "slice([1,2,3], -2)",
        "toNumber('0x10') | 3 << 40", "truncate(datum.s, 3)", "quarter(datum.d)", "clamp(datum.a, 1, 2) ** 9",
      ].map { Array($0.utf8) }
    },
    tokens: [
      "datum", ".a", "['b c']", "(", ")", "[", "]", "{", "}", ",", "+", "-", "*", "/", "%", "**", "<<", ">>>", "&&",
      "||",
      "? :", "!", "~", "1e19", "-1e300", "0x", "0xffffffffffffffffff", "'", "\"", "\\u", "/(a*)*b/", "/(?=.*(?=.*x))/",
      "sequence(", "join(", "pad(", "repeat(", "slice(", "format(", "timeFormat(", "datetime(", "timeOffset(",
      "regexp(",
      "NaN", "null", "PI", "汉",
    ],
    run: { bytes in
      guard let expression = try? Expression(String(decoding: bytes, as: UTF8.self)) else { return nil }
      let table = Table(
        [
          ("a", .numbers([1, -3.5, .nan, 1e300])), ("b c", .numbers([0, 2, 1e19, 4])),
          ("d", .dates([0, 1e12, -1e15, .nan])),
          ("s", .values([.string("abc,汉字"), .string(String(repeating: "ab", count: 300)), .null, .string("")])),
        ], rowCount: 4)
      let evaluator = ExpressionEvaluator(expression, over: table, scope: ExpressionScope())
      for row in 0..<4 { _ = evaluator.value(row).asText }
      return nil
    })

  static let pattern = FuzzTarget(
    "pattern",
    seeds: {
      [
        "^(a|b)+c$", "(?=.*x)(?!y)[a-z]{2,5}", "([\\w\\d]+)\\s*=\\s*(\\S*)", "\\u6c49|\\x41|\\bfoo\\b", "(a*)*b",
        "[^]*?",
      ].map {
        Array($0.utf8)
      }
    },
    tokens: [
      "(", ")", "(?:", "(?=", "(?!", "[", "]", "[^", "*", "+", "?", "{1,1000}", "{99999}", "{,", "|", "^", "$", ".",
      "\\", "\\1", "\\u", "-", "汉",
    ],
    run: { bytes in
      let pattern = String(decoding: bytes, as: UTF8.self)
      let scope = ExpressionScope(names: [
        "p": .string(pattern), "t": .string(String(repeating: "ab汉", count: 100) + "c"),
      ])
      for call in ["test(regexp(p, 'i'), t)", "replace(t, regexp(p, 'g'), '$1$&')", "match(t, regexp(p))"] {
        guard let expression = try? Expression(call) else { return "the call can't be read" }
        _ = ExpressionEvaluator.value(expression, scope: scope)
      }
      return nil
    })

  /// A data file of each kind, under a chart that shows all of it.
  static let dataFile = FuzzTarget(
    "data-file",
    seeds: { [csvRows, jsonRows, topology] + SeedFiles.contents(below: "Content", suffix: ".csv", longest: 4000) },
    tokens: [
      ",", "\n", "\"", "\"\"", "\r\n", "\t", "0x10", "1e400", "-0", "Infinity", "NaN", "2020-02-30", "T25:00", "1 月",
      "\u{FEFF}",
      "\u{0}", "[", "]", "{", "}", ":", "\"arcs\"", "1e300", "-1e19", "null", "9999-12-31", "10000-01-01",
    ],
    run: { bytes in
      let kind = bytes.first == UInt8(ascii: "{") ? "map" : bytes.first == UInt8(ascii: "[") ? "json" : "csv"
      let specification = [
        "map":
          "data: {url: d.json, format: {type: topojson, feature: land}}\nmark: geoshape\nprojection: {type: mercator}\n",
        "json":
          "data: {url: d.json}\nmark: point\nencoding: {x: {field: period, type: temporal}, y: {field: revenue, type: quantitative}}\n",
        "csv":
          "data: {url: d.csv}\nmark: bar\nencoding: {x: {field: date, type: temporal}, y: {field: revenue, type: quantitative}, color: {field: name}}\n",
      ]
      let source = SourceText(path: "spec.yaml", text: specification[kind] ?? "")
      var problems: [Problem] = []
      guard let node = YAMLReader.read(source, problems: &problems) else { return "the specification can't be read" }
      let options = ChartOptions(
        theme: .archive, language: "zh-Hans", loadData: { ChartDataFile(path: $0, bytes: bytes) })
      let chart = ChartCompiler.compile(node, in: source, options: options)
      if chart.drawings.isEmpty, chart.problems.isEmpty { return "neither a drawing nor a problem" }
      return chart.problems.compactMap(ProblemCheck.fault).first
    })
}
