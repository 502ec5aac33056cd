import Diagnostics
import Notation
import Testing

@Suite struct TOMLTests {
  private func read(_ text: String) -> (node: Node?, problems: [Problem]) {
    var problems: [Problem] = []
    let node = TOMLReader.read(SourceText(path: "a.toml", text: text), problems: &problems)
    return (node, problems)
  }

  /// A value in short: keys in their order.
  private func short(_ node: Node) -> String {
    switch node.content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(_, let text): text
    case .string(let text): text.debugDescription
    case .sequence(let elements): "[" + elements.map(short).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key): \(short($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  @Test(arguments: [
    ("", "{}"), ("# a\n\r\n \t# 中\n", "{}"), ("b = 1\na = 2", "{b: 1, a: 2}"),
    ("\"作者\" = '一'\n[\"键 1\".'a.b']\nc = true", #"{作者: "一", 键 1: {a.b: {c: true}}}"#),
    ("a.b = 1\na . c = 2\n", "{a: {b: 1, c: 2}}"), ("1.2 = 3\n-_ = 4\n\"\" = 5", "{1: {2: 3}, -_: 4, : 5}"),
    ("[a.b]\nc = 1\n[a]\nd = 2\n[e]\n", "{a: {b: {c: 1}, d: 2}, e: {}}"),
    ("[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2\n[[a.e]]\n[[a.e]]\n", "{a: [{b: 1}, {c: {d: 2}, e: [{}, {}]}]}"),
    ("a = [ 1, [ \"x\", ], # c\n\n{ b = 2, c.d = 3 }, {} ,\n]", #"{a: [1, ["x"], {b: 2, c: {d: 3}}, {}]}"#),
    (
      "a = 0x1F\nb = 0o17\nc = 0b101\nd = -1_000\ne = +7\nf = 0\ng = -0",
      "{a: 31, b: 15, c: 5, d: -1000, e: 7, f: 0, g: 0}"
    ),
    (
      "a = 1.0\nb = -1.5e3\nc = 6.626e-34\nd = 1e06\ne = 1_0.0_1",
      "{a: 1.0, b: -1500.0, c: 6.626e-34, d: 1000000.0, e: 10.01}"
    ),
    ("a = inf\nb = -inf\nc = nan", "{a: inf, b: -inf, c: nan}"),
    ("a = \"\\u00e9\\U0001F600\\t\\\\\\\"\"\nb = 'c:\\d\\'", #"{a: "é😀\t\\\"", b: "c:\\d\\"}"#),
    ("a = \"\"\"\n一\n二\\\n   \n  三\"\"\"\"\"\nb = '''\n'x''\\'''\n", #"{a: "一\n二三\"\"", b: "\'x\'\'\\"}"#),
    ("a = \"\"\"\"\"\"\nb = ''''''\nc = \"\"", #"{a: "", b: "", c: ""}"#),
    (
      "a = 1979-05-27T07:32:00.999-07:00\nb = 1979-05-27 07:32:00\nc = 1979-05-27\nd = 07:32:00.5\ne = 1979-05-27t07:32:00z\n",
      #"{a: "1979-05-27T07:32:00-07:00", b: "1979-05-27T07:32:00", c: "1979-05-27", d: "07:32:00", e: "1979-05-27T07:32:00+00:00"}"#
    ),
  ])
  func readsValues(_ text: String, _ expected: String) {
    let (node, problems) = read(text)
    #expect(node.map(short) == expected, "\(problems.map(\.text))")
  }

  /// What is no TOML, where, and what is said: libraries end the process for the first of these.
  @Test(arguments: [
    ("[作者]\n", "1:2", "the key \"作者\" needs quotes (write \"作者\", with its quotes)"), ("[(", "1:2", "expected a key"),
    ("[%", "1:2", "expected a key"), ("[.a]\n", "1:2", "expected a key"), ("[", "1:2", "expected a key"),
    ("[]", "1:2", "expected a key"), ("[[a]", "1:5", "expected \"]]\""), ("[a", "1:3", "expected \"]\""),
    ("[a.]\n", "1:4", "expected a key"), ("[a] b = 1", "1:5", "the end of the line"),
    ("作者 = 1\n", "1:1", "needs quotes"),
    ("a作 = 1\n", "1:1", "the key \"a作\" needs quotes"), ("= 1", "1:1", "expected a key"),
    ("a", "1:2", "expected \"=\""),
    ("a =", "1:4", "expected a value"), ("a = \n", "1:5", "expected a value"), ("a = 芯片", "1:5", "a text needs quotes"),
    ("a = yes", "1:5", "a text needs quotes"), ("a = 1 2", "1:7", "the end of the line"),
    ("a = 01", "1:5", "no number"),
    ("a = 1__0", "1:5", "no number"), ("a = 1.", "1:5", "no number"), ("a = .5", "1:5", "no number"),
    ("a = 1e999", "1:5", "no number"), ("a = 9223372036854775808", "1:5", "no number"), ("a = 0x", "1:5", "no number"),
    ("a = 2026-02-30", "1:5", "no number"), ("a = 25:00:00", "1:5", "no number"), ("a = 12:3", "1:5", "no number"),
    ("a = 07:32:00.", "1:5", "no number"), ("a = \"b", "1:5", "without its closing quote"),
    ("a = \"\"\"b", "1:5", "without its closing quotes"), ("a = \"\\x\"", "1:6", "an unknown escape"),
    ("a = \"\\ud800\"", "1:6", "stands for no character"), ("a = \"\\u12", "1:6", "no character"),
    ("a = \"\u{1}\"", "1:6", "a control character"), ("a = [1", "1:7", "expected a comma or \"]\""),
    ("a = [1, ", "1:5", "without its closing \"]\""),
    ("a = [1 2]", "1:8", "a comma or \"]\""), ("a = {b = 1", "1:11", "a comma or \"}\""),
    ("a = {b = 1,}", "1:12", "expected a key"), ("a = {\nb = 1}", "1:6", "expected a key"),
    ("a = 1\na = 2", "2:1", "the key \"a\" is written twice"), ("[a]\n[a]", "2:1", "the key \"a\" is written twice"),
    ("a = 1\n[a.b]", "2:1", "written twice"), ("a = 1\na.b = 2", "2:1", "written twice"),
    ("a = {}\n[a.b]", "2:1", "written twice"), ("a = []\n[[a]]", "2:1", "written twice"),
    ("[a]\nb.c = 1\n[a.b]", "3:1", "written twice"), ("[[a]]\n[a]", "2:1", "written twice"),
    ("\"\"\"a\"\"\" = 1", "1:1", "a key can't have several lines"), ("a\0 = 1", "1:2", "a NUL character"),
    ("a\n.b = 1", "1:2", "expected \"=\""), ("a = 1\rb = 2", "1:6", "the end of the line"),
  ])
  func refuses(_ text: String, _ place: String, _ words: String) {
    let (node, problems) = read(text)
    #expect(node == nil && problems.count == 1)
    let told = problems.first?.text.split(separator: "\n").first ?? ""
    #expect(told.hasPrefix("a.toml:\(place): error: ") && told.contains(words), "\(told)")
  }

  /// Long and deep ones end soon, with a problem or a value.
  @Test(arguments: [
    "a" + String(repeating: ".\"b\"", count: 20_000) + " = 1", "[a" + String(repeating: ".b", count: 200_000) + "]",
    "a = " + String(repeating: "[", count: 150_000), "a = " + String(repeating: "{a=", count: 100_000),
    "a = " + String(repeating: "{a.b.c.d=", count: 100_000), String(repeating: "[[a]]\n", count: 50_000),
    (0..<30_000).map { "k\($0) = 1\n" }.joined(), String(repeating: "[[a]]\n[[a.b]]\n", count: 20_000),
    "a = [" + String(repeating: "1979-05-27,", count: 30_000) + "]",
    "a = \"" + String(repeating: "\\u00e9", count: 50_000) + "\"",
    String(repeating: "#\n", count: 150_000), "a = \"\"\"" + String(repeating: "\\\n", count: 150_000) + "\"\"\"",
  ])
  func endsSoon(_ text: String) {
    let start = ContinuousClock.now
    let (node, problems) = read(text)
    #expect((node == nil) != problems.isEmpty)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
