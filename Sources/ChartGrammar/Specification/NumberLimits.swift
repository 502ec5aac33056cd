import Diagnostics
import Limits
import Notation

/// Numbers that decide how much is computed or drawn, and how large they may be.
enum NumberLimits {
  /// The longest side of a view in pixels.
  static let side = 20_000.0
  /// Views that a `repeat` may make, and cells of a facet.
  static let views = Limit.views.most
  /// Marks of one view: more than a page can hold, by far.
  static let marks = Limit.marksInAll.most
  static let bins = Limit.bins.most

  private static let counts: [String: ClosedRange<Double>] = [
    "tickCount": 0...1000, "maxbins": 1...10_000, "steps": 1...10_000, "minsteps": 1...10_000, "maxsteps": 1...10_000,
    "columns": 0...1000, "symbolLimit": -1000...1000, "nice": -1000...1000,
  ]

  /// Whether a property is a length, an angle or a count; a scale's numbers may be as large as the data.
  static func isMeasure(_ property: String) -> Bool {
    counts[property] == nil
      && !["constant", "domainMid", "exponent", "base", "zindex", "tickMinStep"].contains(property)
  }

  /// Every number in the specification that is out of bounds wherever it stands.
  static func faults(_ root: Node) -> [(ChartProblem, Position)] {
    var found: [(ChartProblem, Position)] = []
    walk(root, of: "", &found)
    return found
  }

  private static func walk(_ node: Node, of parent: String, _ found: inout [(ChartProblem, Position)]) {
    for element in node.elements ?? [] { walk(element, of: parent, &found) }
    for entry in node.entries ?? [] where !["data", "datasets", "usermeta", "values", "range"].contains(entry.key) {
      if let range = counts[entry.key], let number = entry.value.number, !range.contains(number) {
        let fact = ChartProblem.outOfRange(property: entry.key, low: range.lowerBound, high: range.upperBound)
        found.append((fact, entry.value.position))
      }
      if entry.key == "keyvals", let count = sequenceLength(entry.value), !(count <= 100_000) {
        found.append((.tooMany(what: "values", limit: 100_000), entry.value.position))
      }
      found += NumberRules.faults(entry.key, entry.value, in: node, of: parent)
      walk(entry.value, of: entry.key, &found)
    }
  }

  private static func sequenceLength(_ node: Node) -> Double? {
    guard let stop = node["stop"]?.number else { return nil }
    return (stop - (node["start"]?.number ?? 0)) / (node["step"]?.number ?? 1)
  }
}
