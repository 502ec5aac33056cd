package import Diagnostics

/// What may be written in JSON or in YAML, as a specification of a chart.
package enum JSONOrYAMLReader {
  /// The value of a text; nil, with a problem, if it can't be read.
  package static func read(_ source: SourceText, problems: inout [Problem]) -> Node? {
    isJSON(source)
      ? JSONReader.read(source, problems: &problems) : YAMLReader.read(source, problems: &problems)
  }

  /// JSON begins with the bracket of an object. A file that is called YAML is that all the same: YAML has such brackets too.
  static func isJSON(_ source: SourceText) -> Bool {
    guard !source.path.hasSuffix(".yaml"), !source.path.hasSuffix(".yml") else { return false }
    return source.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }
}
