import ChartData
import Diagnostics
import Notation

/// The fields that a transform reads, and where their names stand.
struct FieldUse {
  let name: String
  let position: Position

  /// Those of a transform that its table must have.
  static func all(of transform: Transform) -> [FieldUse] {
    let order = (transform["sort"]?.elements ?? []).map { $0["field"] }
    let found = names(transform["groupby"]) + order + own(transform)
    return found.compactMap { $0 }.compactMap(use) + (transform.kind == .filter ? predicate(transform.subject) : [])
  }

  private static func own(_ transform: Transform) -> [Node?] {
    let subject = transform.subject
    let field = subject?.scalarText == nil ? nil : subject
    switch transform.kind {
    case .filter, .calculate, .sample: return []
    case .bin, .timeUnit: return [transform["field"]]
    case .aggregate, .joinaggregate, .window:
      return (subject?.elements ?? []).filter { $0["op"]?.string != "count" }.map { $0["field"] }
    case .fold, .flatten: return names(subject)
    case .stack, .lookup, .quantile, .density, .extent: return [field]
    case .impute: return [field, transform["key"]]
    case .pivot: return [field, transform["value"]]
    case .regression, .loess: return [field, transform["on"]]
    }
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
