import Diagnostics
import FuzzEngine
import Notation

extension FuzzTarget {
  static let json = FuzzTarget(
    "json",
    seeds: {
      SeedFiles.contents(below: "Content", suffix: ".json") + [
        Array(#"{"a": [1, -2.5e3, true, false, null], "键": {"b": "\u00e9\ud83d\ude00\n"}}"#.utf8),
        Array("[[[[]]], {}, \"\", 0]".utf8),
      ]
    },
    tokens: [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\udc00", "\\u+123", "null", "true", "false", "-",
      "+", ".", "e", "E",
      "\"a\":", "\n", "\r", "\t", " ", "\u{0}", "é", "e\u{301}", "作", "😀", "//", "/*", "[[[[[[[[", "{\"a\":",
    ],
    run: { bytes in
      var problems: [Problem] = []
      let node = JSONReader.read(SourceText(path: "a.json", bytes: bytes[...]), problems: &problems)
      if (node == nil) == problems.isEmpty { return "a value and a problem, or neither" }
      return problems.compactMap(ProblemCheck.fault).first
    })
}
