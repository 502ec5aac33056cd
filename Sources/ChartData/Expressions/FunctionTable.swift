import Glibc

/// All functions of the expression language by name, a topic a file.
package enum FunctionTable {
  typealias Function = @Sendable ([Value], ExpressionScope) -> Value

  static let functions: [String: Function] =
    NumericFunctions.table
    .merging(TextFunctions.table) { $1 }
    .merging(DateFunctions.table) { $1 }
    .merging(ListFunctions.table) { $1 }
    .merging(TypeFunctions.table) { $1 }
    .merging(FormatFunctions.table) { $1 }

  /// Functions that ask the chart: its scales, its data, its events. They have no value outside one.
  package static let chartFunctions: Set<String> = [
    "if", "scale", "invert", "domain", "range", "bandwidth", "copy", "data", "indata", "vlSelectionTest",
    "vlSelectionResolve", "vlSelectionIdTest", "bandspace", "gradient", "containerSize", "windowSize", "screen", "x",
    "y", "xy", "group", "pinchDistance", "pinchAngle", "inScope", "geoArea", "geoBounds", "geoCentroid", "geoScale",
    "warn", "info", "debug", "contrast", "luminance", "rgb", "hsl", "lab", "hcl", "treePath", "treeAncestors",
    "zoomLinear",
    "panLinear", "random", "modify", "sampleNormal", "btoa",
  ]

  /// How many arguments a function can't do without: one, unless it is listed.
  static func fewestArguments(_ name: String) -> Int {
    switch name {
    case "now", "datetime", "array", "object", "merge", "max", "min", "hypot", "sequence": 0
    case "atan2", "pow", "pad", "truncate", "split", "test", "match", "indexof", "lastindexof", "inrange", "lerp",
      "substring", "if":
      2
    case "clamp", "replace": 3
    default: chartFunctions.contains(name) ? 0 : 1
    }
  }

  package static func knows(_ name: String) -> Bool { functions[name] != nil || chartFunctions.contains(name) }

  package static var names: [String] { (Array(functions.keys) + Array(chartFunctions)).sorted() }

  static let constants: [String: Double] = [
    "NaN": .nan, "Infinity": .infinity, "PI": .pi, "E": M_E, "LN2": M_LN2, "LN10": M_LN10, "LOG2E": M_LOG2E,
    "LOG10E": M_LOG10E, "SQRT1_2": 0.5.squareRoot(), "SQRT2": 2.0.squareRoot(), "EPSILON": Double.ulpOfOne,
    "MAX_VALUE": Double.greatestFiniteMagnitude, "MIN_VALUE": Double.leastNonzeroMagnitude,
  ]
}

extension [Value] {
  /// An argument, missing if it wasn't given.
  func at(_ index: Int) -> Value { indices.contains(index) ? self[index] : .missing }
  func number(_ index: Int) -> Double { at(index).asNumber }
}
