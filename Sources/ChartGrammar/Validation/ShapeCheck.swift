import Diagnostics
import Notation

/// Finds values whose shape their property can't take: a number where a mapping must be, a list where a name must be.
/// Such a value would be read as if it weren't there, and the chart drawn without a word.
struct ShapeCheck {
  private(set) var faults: [(ChartProblem, Position)] = []

  static func faults(_ root: Node) -> [(ChartProblem, Position)] {
    var check = ShapeCheck()
    check.mapping(root, "view")
    return check.faults
  }

  private mutating func mapping(_ node: Node, _ kind: String) {
    for entry in node.entries ?? [] {
      let shape = ShapeTable.shared.shape(of: entry.key, in: kind)
      if let shape { shaped(entry.value, entry.key, shape) }
      guard Self.looks.contains(kind) else { continue }
      if let known = ValueKind.of(entry.key, in: kind), shape == nil || entry.value.entries == nil {
        value(entry.value, entry.key, known)
      }
    }
  }

  /// What properties of one name are of one kind in.
  private static let looks: Set<String> = ["mark", "frame", "axis", "legend", "header", "title", "scale"]

  private mutating func value(_ node: Node, _ property: String, _ kind: ValueKind) {
    if let fault = ValueCheck.fault(property, node, kind) { faults.append((fault, node.position)) }
  }

  private mutating func shaped(_ node: Node, _ property: String, _ shape: ShapeTable.Shape) {
    if node.isNull { return }
    guard Self.fits(node, shape.own) else { return wrong(node, property, shape.own) }
    if let kind = shape.kind, node.entries != nil { mapping(node, kind) }
    for element in node.elements ?? [] {
      if let elements = shape.elements, !Self.fits(element, elements) {
        wrong(element, property, elements)
      } else if let kind = shape.kind, element.entries != nil {
        mapping(element, kind)
      }
    }
  }

  private mutating func wrong(_ node: Node, _ property: String, _ shapes: [Character]) {
    let words = shapes.compactMap { Self.words[$0] }
    let expected = (words.count > 1 ? words.dropLast().joined(separator: ", ") + " or " : "") + (words.last ?? "")
    let found = node.string.map { "\"\($0)\"" } ?? node.kind
    faults.append((.wrongType(property: property, expected: expected, found: found), node.position))
  }

  private static let words: [Character: String] = [
    "s": "a word", "t": "a text", "n": "a number", "b": "true or false", "l": "a list", "m": "a mapping",
  ]

  private static func fits(_ node: Node, _ shapes: [Character]) -> Bool {
    switch node.content {
    case .null: shapes.contains("0")
    case .bool: shapes.contains("b") || shapes.contains("t")
    case .number(let number, _): number.isFinite && (shapes.contains("n") || shapes.contains("t"))
    case .string: shapes.contains("s") || shapes.contains("t")
    case .sequence: shapes.contains("l")
    case .mapping: shapes.contains("m") || (shapes.contains("e") && isExpression(node))
    }
  }

  private static func isExpression(_ node: Node) -> Bool { node["expr"] != nil || node["signal"] != nil }
}

extension CheckRun {
  /// What nothing else was said of at its place.
  mutating func shapes(_ root: Node) {
    let known = Set(problems.map(\.position))
    for (fact, position) in ShapeCheck.faults(root) where !known.contains(position) { report(fact, position) }
  }
}
