import Notation

/// `repeat`: one view for each field, side by side or in layers.
enum RepeatExpansion {
  /// How many views a `repeat` makes of one; 1 without a rule.
  static func count(_ rule: Node?) -> Int {
    let lists = rule?.elements.map { [$0] } ?? (rule?.entries ?? []).compactMap(\.value.elements)
    return lists.reduce(1) {
      let (product, overflow) = $0.multipliedReportingOverflow(by: max(1, $1.count))
      return overflow ? .max : product
    }
  }

  static func expand(_ node: Node) -> Node {
    guard let rule = node["repeat"], let spec = node["spec"] else { return node.removing(["repeat"]) }
    let rest = node.removing(["repeat", "spec"])
    if let fields = rule.elements {
      let children = fields.map { replace(spec, ["repeat": $0]) }
      return rest.setting("concat", .list(children, at: rule.position))
    }
    if let layers = rule["layer"]?.elements {
      let fields: ([String: Node]) -> Node = { outer in
        let children = layers.map { field in replace(spec, outer.merging(["layer": field]) { $1 }) }
        return Node.mapping([("layer", .list(children, at: rule.position))], at: rule.position)
      }
      guard rule["row"] != nil || rule["column"] != nil else { return rest.merging(fields([:])) }
      return grid(rest, rule, fields)
    }
    return grid(rest, rule) { replace(spec, $0) }
  }

  private static func grid(_ rest: Node, _ rule: Node, _ child: ([String: Node]) -> Node) -> Node {
    let rows = rule["row"]?.elements ?? []
    let columns = rule["column"]?.elements ?? []
    var children: [Node] = []
    for row in rows.isEmpty ? [nil] : rows.map(Optional.some) {
      for column in columns.isEmpty ? [nil] : columns.map(Optional.some) {
        var values: [String: Node] = [:]
        values["row"] = row
        values["column"] = column
        children.append(child(values))
      }
    }
    return rest.setting("concat", .list(children, at: rule.position))
      .setting("columns", .number(Double(max(1, columns.count)), at: rule.position))
  }

  private static func replace(_ node: Node, _ values: [String: Node]) -> Node {
    switch node.content {
    case .mapping(let entries):
      if entries.count == 1, entries[0].key == "repeat", let name = entries[0].value.string, let value = values[name] {
        return Node(value.content, at: node.position)
      }
      return Node(
        .mapping(entries.map { .init(key: $0.key, keyPosition: $0.keyPosition, value: replace($0.value, values)) }),
        at: node.position)
    case .sequence(let elements): return Node(.sequence(elements.map { replace($0, values) }), at: node.position)
    default: return node
    }
  }
}
