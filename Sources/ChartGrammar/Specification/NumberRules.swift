import ChartData
import Diagnostics
import Notation

/// Numbers that would give no step, no size and no end, by the property they stand in and the mapping round it.
enum NumberRules {
  /// What is wrong with a property's value; nothing if it is good or no number decides anything there.
  static func faults(_ key: String, _ value: Node, in mapping: Node, of parent: String) -> [(ChartProblem, Position)] {
    switch (parent, key) {
    case ("bin", "step"), ("tickCount", "step"), ("nice", "step"), ("graticule", "precision"), ("projection", "scale"):
      return above(0, key, [value])
    case ("timeUnit", "step"): return within(1...1_000_000, key, [value])
    case ("bin", "steps"), ("bin", "divide"): return above(0, key, value.elements ?? [])
    case ("bin", "base"): return above(1, key, [value])
    case ("bin", "minstep"): return within(0...1e15, key, [value])
    case ("bin", "extent"): return ascending(key, value)
    case ("scale", "base"): return above(0, key, [value]) + (value.number == 1 ? above(1, key, [value]) : [])
    case ("scale", "exponent"), ("scale", "constant"): return above(0, key, [value])
    case ("projection", "precision") where value.number != 0: return within(0.01...1e3, key, [value])
    case ("projection", _): return within(-1e7...1e7, key, numbers(value))
    case ("keyvals", "step"): return value.number == 0 ? above(0, key, [value]) : []
    default: return transform(key, value, mapping) + dateTime(key, value, mapping, parent)
    }
  }

  private static func transform(_ key: String, _ value: Node, _ mapping: Node) -> [(ChartProblem, Position)] {
    switch key {
    case "step" where mapping["quantile"] != nil: return above(0, key, [value])
    case "frame" where mapping["window"] != nil || mapping["impute"] != nil || mapping["method"] != nil:
      return within(-1e6...1e6, key, value.elements ?? [])
    case "param" where mapping["op"]?.string == "ntile": return within(1...1e6, key, [value])
    case "param" where mapping["op"] != nil: return within(0...1e6, key, [value])
    case "probs": return within(0...1, key, value.elements ?? [])
    case "order" where mapping["regression"] != nil: return within(0...12, key, [value])
    case "bandwidth" where mapping["loess"] != nil: return within(0...1, key, [value])
    case "bandwidth" where mapping["density"] != nil: return within(0...1e15, key, [value])
    default: return []
    }
  }

  private static let dateParts: [String: ClosedRange<Double>] = [
    "year": -9999...9999, "quarter": 1...4, "date": 1...31, "hours": 0...24, "minutes": 0...60, "seconds": 0...60,
    "milliseconds": 0...1000, "month": 1...12, "day": 0...7,
  ]

  /// The parts of `{year: 2020, month: 2}`, wherever such a mapping stands.
  private static func dateTime(_ key: String, _ value: Node, _ mapping: Node, _ parent: String) -> [(
    ChartProblem, Position
  )] {
    guard let range = dateParts[key], let number = value.number, !range.contains(number),
      (mapping.entries ?? []).allSatisfy({ dateParts[$0.key] != nil || $0.key == "utc" })
    else { return [] }
    return within(range, key, [value])
  }

  // MARK: Kinds of faults

  /// A number, or those of a list of them.
  private static func numbers(_ node: Node) -> [Node] {
    node.number != nil ? [node] : (node.elements ?? []).flatMap(numbers)
  }

  private static func above(_ least: Double, _ key: String, _ values: [Node]) -> [(ChartProblem, Position)] {
    values.compactMap { value in
      guard let number = value.number, !(number > least && number < 1e15) else { return nil }
      let found = NumberText.text(number)
      let expected = number > least ? "a smaller number" : "a number above \(NumberText.text(least))"
      return (.wrongType(property: key, expected: expected, found: found), value.position)
    }
  }

  private static func within(_ range: ClosedRange<Double>, _ key: String, _ values: [Node]) -> [(
    ChartProblem, Position
  )] {
    values.compactMap { value in
      guard let number = value.number, !range.contains(number) else { return nil }
      return (.outOfRange(property: key, low: range.lowerBound, high: range.upperBound), value.position)
    }
  }

  private static func ascending(_ key: String, _ value: Node) -> [(ChartProblem, Position)] {
    guard let ends = value.elements?.compactMap(\.number), ends.count == 2, !(ends[0] < ends[1]) else { return [] }
    let found = "[\(NumberText.text(ends[0])), \(NumberText.text(ends[1]))]"
    return [(.wrongType(property: key, expected: "two numbers, the smaller first", found: found), value.position)]
  }
}
