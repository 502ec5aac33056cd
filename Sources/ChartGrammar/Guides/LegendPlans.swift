import ChartData

/// Which legends stand at which view.
struct LegendPlans: Sendable {
  private(set) var ofView: [Int: [LegendPlan]] = [:]

  init(_ tree: DataTree, _ components: ScaleComponents, config: Config) {
    guard !tree.views.isEmpty else { return }
    let top = collect(tree, components, 0, config)
    ofView[0, default: []] += top
    for (view, plans) in ofView { ofView[view] = Self.combined(plans.filter { !$0.isDisabled }, components, tree) }
  }

  private mutating func collect(_ tree: DataTree, _ components: ScaleComponents, _ index: Int, _ config: Config)
    -> [LegendPlan]
  {
    let view = tree.views[index]
    if let unit = view.unit { return Self.plans(unit.specification, index, components, config) }
    var shared: [LegendPlan] = []
    for child in view.children {
      for plan in collect(tree, components, child, config) {
        let channel = plan.parts[0].channel
        let isOwn =
          view.specification.resolve.legend[channel.rawValue] == "independent"
          || components.list[plan.parts[0].scale].owner > index
        var plan = plan
        plan.home = isOwn ? child : index
        if isOwn {
          ofView[child, default: []].append(plan)
        } else if let known = shared.firstIndex(where: {
          $0.parts[0].scale == plan.parts[0].scale && $0.parts[0].channel == channel
        }) {
          if plan.isDisabled { shared[known].isDisabled = true }
          shared[known].merge(plan)
        } else {
          shared.append(plan)
        }
      }
    }
    // Legends that a layer's children keep to themselves stand at the layer.
    if case .layer = view.specification.kind {
      for child in view.children {
        if let own = ofView.removeValue(forKey: child) { ofView[index, default: []] += own }
      }
    }
    return shared
  }

  private static func plans(_ unit: UnitSpecification, _ index: Int, _ components: ScaleComponents, _ config: Config)
    -> [LegendPlan]
  {
    Channel.legends.compactMap { channel in
      guard let id = components.ofUnit[index][channel], let definition = unit.scaleDefinition(channel) else {
        return nil
      }
      return LegendPlan(channel, unit: index, scale: id, definition, config: config)
    }
  }

  /// Legends of channels that show the same field become one.
  private static func combined(_ plans: [LegendPlan], _ components: ScaleComponents, _ tree: DataTree) -> [LegendPlan] {
    guard plans.count > 1 else { return plans }
    var result: [LegendPlan] = []
    for plan in plans {
      let key = key(plan, components, tree)
      if let known = result.firstIndex(where: { Self.key($0, components, tree) == key && Self.mayMerge($0, plan) }) {
        result[known].merge(plan)
      } else {
        result.append(plan)
      }
    }
    return result
  }

  private static func mayMerge(_ a: LegendPlan, _ b: LegendPlan) -> Bool {
    guard a.home == b.home else { return false }
    return a.orientIsSet == nil || b.orientIsSet == nil || a.orientIsSet == b.orientIsSet
  }

  /// Equal for scales with the same domain: same fields, same order, same kind of values.
  private struct Key: Equatable {
    struct Field: Hashable {
      let name: String?
      let datum: Value?
      let domain: Value?
      let sort: SortSetting?
    }

    let explicitDomain: [Value]?
    let fields: Set<Field>
    let isDiscrete: Bool
    let units: Set<DataTree.DataIdentity>
  }

  private static func key(_ plan: LegendPlan, _ components: ScaleComponents, _ tree: DataTree) -> Key {
    let component = components.list[plan.parts[0].scale]
    let explicit = component.explicit("domain")?.list
    let fields = component.members.map { member in
      let definition = member.definition
      return Key.Field(
        name: definition.isField ? definition.columnName : nil, datum: definition.isField ? nil : definition.datum,
        domain: definition.scale["domain"], sort: definition.sort)
    }
    return Key(
      explicitDomain: explicit, fields: explicit == nil ? Set(fields) : [],
      isDiscrete: component.type.isDiscreteDomain, units: Set(component.members.map { tree.dataIdentity($0.unit) }))
  }
}
