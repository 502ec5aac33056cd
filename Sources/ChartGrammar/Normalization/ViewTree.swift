import ChartData
import Diagnostics
import Notation

/// All views of a chart in one list, each behind the one that it lies in; they have no data yet.
struct ViewTree: Sendable {
  struct View: Sendable {
    var specification: ViewSpecification
    let parent: Int?
    var children: [Int] = []
    /// The fields of all facets round this view.
    var facetFields: [String] = []
    /// Nil for a view made of others.
    var unit: UnitSpecification?
  }

  var views: [View] = []

  /// Adds a view and all inside it; gives its index.
  @discardableResult
  mutating func add(_ specification: ViewSpecification, parent: Int?, facetFields: [String], config: Config) -> Int {
    let index = views.count
    views.append(View(specification: specification, parent: parent, facetFields: facetFields))
    switch specification.kind {
    case .unit(var unit):
      unit.mark.orient = MarkOrientation.orient(unit, config: config)
      unit.mark.isFilled =
        unit.mark.properties.bool("filled") ?? config[unit.mark.type.rawValue].bool("filled")
        ?? config["mark"].bool("filled") ?? (unit.mark.traits.isFilled && !isGraticule(index))
      // What fills the mark has the last word on its colour.
      if unit.encoding[unit.mark.isFilled ? .fill : .stroke] != nil { unit.encoding[.color] = nil }
      views[index].unit = unit
    case .layer(let children), .concat(let children, _):
      for child in children {
        let added = add(child, parent: index, facetFields: facetFields, config: config)
        views[index].children.append(added)
      }
    case .facet(let facet, let child):
      let own = [facet.row, facet.column, facet.facet].compactMap { $0?.columnName }
      let added = add(child, parent: index, facetFields: facetFields + own, config: config)
      views[index].children.append(added)
    }
    return index
  }

  /// The net of meridians is lines, though its mark is one of surfaces.
  private func isGraticule(_ index: Int) -> Bool {
    var ancestor: Int? = index
    while let current = ancestor {
      if let data = views[current].specification.data { return data["graticule"] != nil }
      ancestor = views[current].parent
    }
    return false
  }

  /// The fields that are read as dates anywhere in or under a view.
  func dateFields(_ index: Int) -> Set<String> {
    let view = views[index]
    var fields: Set<String> = []
    func add(_ definition: ChannelDefinition) {
      guard let field = definition.field, definition.type == .temporal || definition.timeUnit != nil else { return }
      if definition.aggregate == .operation(.count) { return }
      fields.insert(field)
    }
    if let unit = view.unit {
      for definitions in unit.encoding.values {
        for definition in definitions {
          add(definition)
          definition.conditions.forEach { add($0.definition) }
        }
      }
    }
    if case .facet(let facet, _) = view.specification.kind {
      [facet.row, facet.column, facet.facet].compactMap { $0 }.forEach(add)
    }
    for transform in view.specification.transforms {
      collectDates(transform.node, &fields)
      collectDates(transform["filter"], &fields)
    }
    for child in view.children { fields.formUnion(dateFields(child)) }
    return fields
  }

  private func collectDates(_ node: Node?, _ fields: inout Set<String>) {
    guard let node else { return }
    if node["timeUnit"] != nil, let field = node["field"]?.scalarText { fields.insert(field) }
    let ends =
      (node["range"]?.elements ?? [])
      + [node["equal"], node["lt"], node["gt"], node["lte"], node["gte"]].compactMap { $0 }
    if let field = node["field"]?.scalarText, ends.contains(where: { $0.entries != nil }) { fields.insert(field) }
    for part in (node["and"]?.elements ?? []) + (node["or"]?.elements ?? []) { collectDates(part, &fields) }
    collectDates(node["not"], &fields)
  }
}
