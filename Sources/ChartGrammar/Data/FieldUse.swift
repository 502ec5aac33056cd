import ChartData
import Diagnostics
import Notation

/// The fields that a transform reads, and where their names stand.
struct FieldUse {
  let name: String
  let position: Position

  /// Those of a transform that its table must have.
  static func all(of node: Node) -> [FieldUse] {
    var found: [Node?] = names(node["groupby"]) + (node["sort"]?.elements ?? []).map { $0["field"] }
    if node["bin"] != nil || node["timeUnit"] != nil { found.append(node["field"]) }
    for key in ["aggregate", "joinaggregate", "window"] {
      found += (node[key]?.elements ?? []).filter { $0["op"]?.string != "count" }.map { $0["field"] }
    }
    for key in ["fold", "flatten"] { found += names(node[key]) }
    for key in ["stack", "impute", "lookup", "pivot", "quantile", "density", "regression", "loess", "extent"] {
      if node[key]?.scalarText != nil { found.append(node[key]) }
    }
    if node["impute"] != nil { found.append(node["key"]) }
    if node["pivot"] != nil { found.append(node["value"]) }
    if node["regression"] != nil || node["loess"] != nil { found.append(node["on"]) }
    return found.compactMap { $0 }.compactMap(use) + predicate(node["filter"])
  }

  private static func use(_ node: Node) -> FieldUse? {
    node.scalarText.flatMap { $0.isEmpty ? nil : $0 }.map { FieldUse(name: $0, position: node.position) }
  }

  private static func names(_ node: Node?) -> [Node?] {
    guard let node else { return [] }
    return node.scalarText != nil ? [node] : node.elements ?? []
  }

  /// The fields of a condition; one that asks whether a value is there may ask for a field that isn't.
  private static func predicate(_ node: Node?) -> [FieldUse] {
    guard let node, node.entries != nil else { return [] }
    let parts = (node["and"]?.elements ?? []) + (node["or"]?.elements ?? []) + [node["not"]].compactMap { $0 }
    let own = node["valid"] == nil ? node["field"].flatMap(use) : nil
    return [own].compactMap { $0 } + parts.flatMap(predicate)
  }
}
