import ChartData
import Diagnostics
import Limits
import Notation

/// Parts that a mapping can't be without: nothing stands for them, so it would be as if the mapping weren't there.
extension CheckRun {
  /// At least one of `names` must be in a mapping; where a name in it was just called unknown, it is that one.
  mutating func needs(_ node: Node?, _ names: [String]) {
    guard let node, let entries = node.entries, names.allSatisfy({ node[$0]?.isNull ?? true }) else { return }
    let known = problems.suffix(100).map(\.position)
    if entries.contains(where: { known.contains($0.keyPosition) }) { return }
    let quoted = names.prefix(3).map { "\"\($0)\"" }
    report(.missing(quoted.joined(separator: " or ")), node.position)
  }

  mutating func needsAll(_ node: Node, _ names: Set<String>) {
    for name in names.sorted() { needs(node, [name]) }
  }

  mutating func required(ofView view: Node) {
    if let data = view["data"], data.entries?.isEmpty == false {
      needs(data, ["url", "values", "name", "sequence", "graticule", "sphere"])
    }
    if view["spec"] != nil { needs(view, ["facet", "repeat"]) }
    for key in ["width", "height"] { needs(view[key], ["step"]) }
  }

  mutating func required(ofChannel node: Node, isCondition: Bool) {
    needs(node["aggregate"], ["argmin", "argmax"])
    needs(node["field"], ["repeat"])
    word(node["field"]?["repeat"], "repeat", ["row", "column", "layer", "repeat"])
    if isCondition {
      needs(node, ["test", "param"])
      parameter(node["param"])
    }
    if let conditions = node["condition"]?.elements, conditions.count > Limit.conditions.most {
      report(.tooMany(what: "conditions", limit: Limit.conditions.most), conditions[Limit.conditions.most].position)
    }
    sort(node["sort"])
    ends(node["scale"])
    numbers(ofQuantitative: node)
  }

  /// A condition on a field must say which.
  mutating func required(ofPredicate node: Node) {
    guard node["field"] != nil else { return needs(node, ["and", "or", "not", "param", "field"]) }
    needs(node, ["equal", "range", "oneOf", "lt", "lte", "gt", "gte", "valid"])
  }

  private static let ranges = ["width", "height", "symbol", "category", "ordinal", "ramp", "diverging", "heatmap"]

  /// What the domain and the range of a scale may be, if they aren't lists.
  private mutating func ends(_ scale: Node?) {
    word(scale?["domain"], "domain", ["unaggregated"])
    word(scale?["range"], "range", Self.ranges)
    needs(scale?["domain"], ["expr", "signal", "unionWith", "param", "selection"])
    needs(scale?["range"], ["expr", "signal", "field"])
    if let domain = scale?["domain"], domain.elements?.isEmpty == true {
      report(.wrongType(property: "domain", expected: "a list with values", found: "an empty one"), domain.position)
    }
    for end in scale?["domain"]?.elements ?? [] where end.entries != nil {
      needs(end, ["expr", "signal"] + ShapeTable.shared.names(of: "dateTime"))
    }
    for end in scale?["domain"]?.elements ?? [] where end.elements != nil {
      report(.wrongType(property: "domain", expected: "numbers, dates or texts", found: end.kind), end.position)
    }
  }

  /// A quantitative scale goes from number to number.
  private mutating func numbers(ofQuantitative node: Node) {
    guard node["type"]?.string == "quantitative", node["timeUnit"] == nil else { return }
    var values: [(String, Node)] = (node["scale"]?["domain"]?.elements ?? []).map { ("domain", $0) }
    values += [node["axis"], node["legend"]].flatMap { $0?["values"]?.elements ?? [] }.map { ("values", $0) }
    if let datum = node["datum"] { values.append(("datum", datum)) }
    for (property, value) in values {
      guard let text = value.string, NumberText.parse(text) == nil else { continue }
      report(.wrongType(property: property, expected: "numbers", found: "\"\(text)\""), value.position)
    }
  }

  /// A list of two: from where to where.
  mutating func ends(_ node: Node?, _ property: String) {
    guard let node, let list = node.elements, list.count != 2 else { return }
    report(.wrongType(property: property, expected: "a list of two", found: "one of \(list.count)"), node.position)
  }

  private static let sorts =
    ["ascending", "descending"] + Channel.allCases.flatMap { [$0.rawValue, "-" + $0.rawValue] }

  private mutating func sort(_ node: Node?) {
    word(node, "sort", Self.sorts, what: "sort order")
    word(node?["order"], "order", ["ascending", "descending"])
    word(node?["op"], "op", AggregateOperation.allCases.map(\.rawValue), what: "aggregate")
  }
}
