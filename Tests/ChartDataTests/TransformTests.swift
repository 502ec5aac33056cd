import ChartData
import Testing

@Suite struct TransformTests {
  private func table(_ rows: [[(String, Value)]]) -> Table { Table(records: rows.map { Record($0) }) }

  private func column(_ table: Table, _ name: String) -> [String] { table[name]?.values.map(\.asText) ?? [] }

  private var sales: Table {
    table([
      [("g", "a"), ("v", 1)], [("g", "b"), ("v", 2)], [("g", "a"), ("v", 3)], [("g", "b"), ("v", .null)],
    ])
  }

  @Test(arguments: [
    (AggregateOperation.sum, ["4", "2"]), (.mean, ["2", "2"]), (.count, ["2", "2"]), (.valid, ["2", "1"]),
    (.missing, ["0", "1"]), (.min, ["1", "2"]), (.max, ["3", "2"]), (.median, ["2", "2"]), (.distinct, ["2", "2"]),
  ])
  func aggregate(_ operation: AggregateOperation, _ expected: [String]) {
    let result = AggregateTransform([.init(operation, "v", as: "out")], groupBy: ["g"]).apply(sales)
    #expect(column(result, "g") == ["a", "b"])
    #expect(column(result, "out") == expected)
  }

  @Test func stack() {
    let stacked = StackTransform(
      field: "v", groupBy: ["g"], sort: [], offset: .zero, names: ("s", "e")
    ).apply(table([[("g", "a"), ("v", 1)], [("g", "a"), ("v", -2)], [("g", "a"), ("v", 4)]]))
    #expect(column(stacked, "s") == ["0", "0", "1"])
    #expect(column(stacked, "e") == ["1", "-2", "5"])
  }

  @Test func fold() {
    let folded = FoldTransform(["x", "y"], names: ("k", "v")).apply(table([[("x", 1), ("y", 2)]]))
    #expect(column(folded, "k") == ["x", "y"])
    #expect(column(folded, "v") == ["1", "2"])
  }

  @Test func windowRunningSum() {
    let window = WindowTransform(
      [
        .init(.aggregate(.sum), field: "v", parameter: nil, as: "total"),
        .init(.rank, field: nil, parameter: nil, as: "rank"),
      ],
      groupBy: [], sort: [SortKey(field: "v")])
    let result = window.apply(table([[("v", 3)], [("v", 1)], [("v", 2)]]))
    #expect(column(result, "total") == ["6", "1", "3"])
    #expect(column(result, "rank") == ["3", "1", "2"])
  }

  @Test func imputeFillsMissingKeys() {
    var impute = ImputeTransform(field: "v", key: "t", groupBy: ["g"])
    impute.value = 0
    let rows = table([[("g", "a"), ("t", 1), ("v", 5)], [("g", "b"), ("t", 2), ("v", 6)]])
    let result = impute.apply(rows, meter: ExpressionMeter())
    #expect(column(result, "t") == ["1", "2", "2", "1"])
    #expect(column(result, "v") == ["5", "6", "0", "0"])
  }

  @Test func pivot() {
    let result = PivotTransform(pivot: "k", value: "v", groupBy: ["g"], operation: .sum, limit: 0)
      .apply(
        table([
          [("g", "a"), ("k", "x"), ("v", 1)], [("g", "a"), ("k", "y"), ("v", 2)], [("g", "b"), ("k", "x"), ("v", 3)],
        ]))
    #expect(column(result, "x") == ["1", "3"])
    #expect(column(result, "y") == ["2", "0"])
  }

  @Test func bins() {
    var options = Binning.Options()
    options.maximum = 10
    let binning = Binning(extent: (0.3, 9.7), options: options)
    #expect((binning.start, binning.stop, binning.step) == (0, 10, 1))
    #expect(binning.floor(9.99) == 9)
  }

  @Test func linearRegression() {
    let points = (0..<10).map { (Double($0), 2 * Double($0) + 1) }
    let fit = RegressionFit(points, method: .linear, order: 1)
    #expect(abs((fit?.predict(20) ?? 0) - 41) < 1e-9)
  }

  @Test func delimitedText() {
    let text = "name,value\n\"a, b\",\"1,234\"\n\"say \"\"hi\"\"\",—\r\n"
    let read = DelimitedReader(Array(text.utf8)).read()
    #expect(ColumnReading.column(read, 0, .automatic).values == ["a, b", "say \"hi\""])
    #expect(ColumnReading.column(read, 1, .automatic).values == [1234, .null])
    #expect(read.offset(1, 1) == 39)
  }

  @Test(arguments: [
    (
      "[{\"a\":1,\"b\":\"x\"},{\"b\":\"y\",\"c\":null}]",
      ["a": ["1", "undefined"], "b": ["x", "y"], "c": ["undefined", "null"]]
    ),
    ("[ {\"a\" : \"q\\\"\\u00e9\"} , {\"a\":[1,\"]\"]} ]", ["a": ["q\"é", "1,]"]]), ("[]", [:]),
  ])
  func jsonRows(_ text: String, _ expected: [String: [String]]) {
    let table = JSONRows.table(Array(text.utf8))
    #expect(table.map { Set($0.names) } == Set(expected.keys))
    for (name, texts) in expected { #expect(table?[name]?.values.map(\.asText) == texts) }
  }

  /// Left to the reader that says what is wrong, or that knows other shapes.
  @Test(arguments: [
    "{\"a\":1}", "[1]", "[{\"a\":01}]", "[{\"a\":1,\"a\":2}]", "[{\"a\":1}] x", "[{\"a\":tru}]", "[{\"a\"",
  ])
  func jsonRowsRefuse(_ text: String) {
    #expect(JSONRows.table(Array(text.utf8))?.rowCount == nil)
  }

  @Test func hundredThousandRowsAggregateQuickly() {
    let groups = (0..<100_000).map { Int32($0 % 37) }
    let words = (0..<37).map { "group \($0)" }
    let big = Table([
      ("g", .words(groups, list: words)), ("v", .numbers((0..<100_000).map { Double($0) })),
    ])
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = AggregateTransform([.init(.sum, "v", as: "s"), .init(.mean, "v", as: "m")], groupBy: ["g"]).apply(big)
    }
    // A debug build on a busy machine; the release build takes a few milliseconds.
    #expect(time < .seconds(2))
  }
}
