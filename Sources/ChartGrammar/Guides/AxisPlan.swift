import ChartData

/// One axis before it is drawn: which scale it shows, what the author wrote, whose titles it carries.
struct AxisPlan: Sendable {
  let channel: Channel
  /// A unit whose channel the axis belongs to.
  let unit: Int
  var definition: ChannelDefinition
  /// The author's `axis` properties, the first view's before the others'.
  var properties: Properties
  var isDisabled: Bool
  /// Titles that the author wrote, then those of the fields.
  var explicitTitle: [[String]]
  var fieldTitles: [String]
  /// Whether it is one of several axes of a channel, and not the first.
  var isFurther = false
  var hasNoTitle: Bool
  var orient: String
  var hasExplicitOrient: Bool

  init(
    _ channel: Channel, unit index: Int, _ unit: UnitSpecification, _ definition: ChannelDefinition, stack: StackPlan?,
    config: Config
  ) {
    self.channel = channel
    self.unit = index
    self.definition = definition
    properties = definition.axis
    isDisabled = definition.hasNoAxis
    let configOrient = config[channel == .x ? "axisX" : "axisY"].string("orient") ?? config["axis"].string("orient")
    let side = properties.string("orient") ?? configOrient
    orient = side ?? (channel == .x ? "bottom" : "left")
    hasExplicitOrient = properties.has("orient")
    explicitTitle = []
    fieldTitles = []
    hasNoTitle = false
    readTitles(unit, definition, config)
    if config["axis"].isNull("title"), explicitTitle.isEmpty { hasNoTitle = true }
    if !properties.has("format"), definition.format == nil, definition.isField, stack?.channel == channel,
      stack?.offset == .normalize
    {
      properties["format"] = config.top["normalizedNumberFormat"] ?? ".0%"
    }
  }

  private mutating func readTitles(_ unit: UnitSpecification, _ definition: ChannelDefinition, _ config: Config) {
    let secondary = channel.secondary.flatMap { unit.definition($0) }
    if properties.has("title") {
      if let lines = properties.lines("title"), lines != [""] { explicitTitle = [lines] } else { hasNoTitle = true }
      return
    }
    if let title = definition.title, !definition.hasNoTitle {
      explicitTitle = [title]
      if let other = secondary?.title, other != title { explicitTitle.append(other) }
      return
    }
    if let other = secondary?.title { explicitTitle = [other]; return }
    if definition.hasNoTitle || secondary?.hasNoTitle == true {
      hasNoTitle = true
      return
    }
    if definition.isField { fieldTitles.append(FieldTitle.text(definition, config: config)) }
    if let secondary, secondary.isField {
      let title = FieldTitle.text(secondary, config: config)
      if !fieldTitles.contains(title) { fieldTitles.append(title) }
    }
  }

  /// The lines at the axis; nil if there is no title.
  var title: [String]? {
    if let first = explicitTitle.first {
      if explicitTitle.count == 1 { return first }
      var parts: [String] = []
      for line in explicitTitle.joined() where !parts.contains(line) { parts.append(line) }
      return [parts.joined(separator: ", ")]
    }
    if hasNoTitle || fieldTitles.isEmpty { return nil }
    return [fieldTitles.joined(separator: ", ")]
  }

  /// One axis for two views; nil if they want different sides.
  func merged(_ other: AxisPlan) -> AxisPlan? {
    if hasExplicitOrient, other.hasExplicitOrient, orient != other.orient { return nil }
    var result = self
    if !hasExplicitOrient, other.hasExplicitOrient {
      result.orient = other.orient
      result.hasExplicitOrient = true
    }
    result.properties = other.properties.merging(properties)
    result.isDisabled = isDisabled || other.isDisabled
    // What one view leaves open, such as the unit of its time, the other may know.
    if definition.timeUnit == nil, other.definition.timeUnit != nil, definition.type == other.definition.type {
      result.definition = other.definition
    }
    if !explicitTitle.isEmpty || !other.explicitTitle.isEmpty {
      if explicitTitle.isEmpty, !hasNoTitle {
        result.explicitTitle = other.explicitTitle
      } else if !hasNoTitle {
        for title in other.explicitTitle where !result.explicitTitle.contains(title) {
          result.explicitTitle.append(title)
        }
      }
    } else if !hasNoTitle, other.hasNoTitle {
      result.hasNoTitle = true
    }
    for title in other.fieldTitles where !result.fieldTitles.contains(title) { result.fieldTitles.append(title) }
    return result
  }
}

/// Which axes stand at which view.
struct AxisPlans: Sendable {
  private(set) var ofView: [Int: [AxisPlan]] = [:]

  init(_ tree: ViewTree, _ components: ScaleComponents, config: Config) {
    guard !tree.views.isEmpty else { return }
    for index in tree.views.indices where tree.views[index].unit != nil || Self.isLayer(tree.views[index]) {
      let parent = tree.views[index].parent
      if let parent, Self.isLayer(tree.views[parent]) { continue }
      ofView[index] = Self.collect(tree, components, index, config)
    }
  }

  private static func isLayer(_ view: ViewTree.View) -> Bool {
    if case .layer = view.specification.kind { true } else { false }
  }

  private static func collect(_ tree: ViewTree, _ components: ScaleComponents, _ index: Int, _ config: Config)
    -> [AxisPlan]
  {
    let view = tree.views[index]
    if let unit = view.unit {
      return [Channel.x, .y].compactMap { channel in
        guard components.ofUnit[index][channel] != nil, let definition = unit.scaleDefinition(channel) else {
          return nil
        }
        return AxisPlan(channel, unit: index, unit, definition, stack: view.data?.stack, config: config)
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
