/// Which axes stand at which view.
struct AxisPlans: Sendable {
  private(set) var ofView: [Int: [AxisPlan]] = [:]

  init(_ tree: DataTree, _ components: ScaleComponents, config: Config) {
    guard !tree.views.isEmpty else { return }
    for index in tree.views.indices where tree.views[index].unit != nil || Self.isLayer(tree.views[index]) {
      let parent = tree.views[index].parent
      if let parent, Self.isLayer(tree.views[parent]) { continue }
      ofView[index] = Self.collect(tree, components, index, config)
    }
  }

  private static func isLayer(_ view: DataTree.View) -> Bool {
    if case .layer = view.specification.kind { true } else { false }
  }

  private static func collect(_ tree: DataTree, _ components: ScaleComponents, _ index: Int, _ config: Config)
    -> [AxisPlan]
  {
    let view = tree.views[index]
    if let unit = view.unit {
      return [Channel.x, .y].compactMap { channel in
        guard components.ofUnit[index][channel] != nil, let definition = unit.specification.scaleDefinition(channel)
        else {
          return nil
        }
        return AxisPlan(channel, unit: index, unit.specification, definition, stack: unit.data.stack, config: config)
      }
    }
    var result: [AxisPlan] = []
    let children = view.children.map { collect(tree, components, $0, config) }
    for channel in [Channel.x, .y] {
      let plans = children.flatMap { $0.filter { $0.channel == channel } }
      guard let first = plans.first else { continue }
      let ids = Set(plans.compactMap { components.ofUnit[$0.unit][channel] })
      let setting = view.specification.resolve.axis[channel.rawValue] ?? "shared"
      let merged: AxisPlan? =
        setting == "shared" && ids.count == 1
        ? plans.dropFirst().reduce(Optional(first)) { $0?.merged($1) } : nil
      result += merged.map { [$0] } ?? spread(plans)
    }
    return result
  }

  /// Axes of their own: the second goes to the opposite side unless the author says where, and has no grid unless the
  /// author wants one.
  private static func spread(_ plans: [AxisPlan]) -> [AxisPlan] {
    let opposite = ["bottom": "top", "top": "bottom", "left": "right", "right": "left"]
    var counts: [String: Int] = [:]
    return plans.enumerated().map { index, plan in
      var plan = plan
      plan.isFurther = index > 0
      if !plan.hasExplicitOrient, let other = opposite[plan.orient],
        counts[plan.orient, default: 0] > counts[other, default: 0]
      {
        plan.orient = other
      }
      counts[plan.orient, default: 0] += 1
      return plan
    }
  }
}
