import ChartData

/// The properties of an axis: the author's, then Vega-Lite's rules, then the theme's topics for axes, special ones first.
final class AxisSettings {
  let plan: AxisPlan
  let scale: Scale
  let mark: MarkType?
  private let topics: [Properties]
  private let config: Config

  init(_ plan: AxisPlan, scale: Scale, mark: MarkType?, config: Config) {
    self.plan = plan
    self.scale = scale
    self.mark = mark
    self.config = config
    let styles: [String] =
      switch plan.properties["style"] {
      case .string(let name): [name]
      case .list(let list): list.map(\.asText)
      default: []
      }
    let special = config.hasSpecialAxes ? Self.specialTopics(plan, scale).map { config[$0] } : []
    topics = (styles.reversed().map { config.style($0) } + special + [config["axis"]]).filter { !$0.isEmpty }
  }

  /// The topics for some axes only, the most special first.
  private static func specialTopics(_ plan: AxisPlan, _ scale: Scale) -> [String] {
    let axis = plan.channel == .x ? "X" : "Y"
    let kinds: [String] =
      switch scale.type {
      case .band: ["Band", "Discrete"]
      case .point: ["Point", "Discrete"]
      case .time, .utc: ["Temporal"]
      default: scale.type.isDiscreteDomain ? ["Discrete"] : ["Quantitative"]
      }
    return kinds.map { "axis\(axis)\($0)" } + kinds.map { "axis\($0)" } + [
      "axis\(axis)", "axis\(plan.orient.prefix(1).uppercased())\(plan.orient.dropFirst())",
    ]
  }

  /// What the author wrote or the theme says; no rule.
  func value(_ name: String) -> Value? {
    if let value = plan.properties[name] { return value }
    for topic in topics {
      if let value = topic[name] { return value }
    }
    return nil
  }

  func configured(_ name: String) -> Value? {
    for topic in topics {
      if let value = topic[name] { return value }
    }
    return nil
  }

  /// Whether a property may differ from tick to tick.
  func isConditional(_ names: [String]) -> Bool { names.contains { value($0)?.record != nil } }

  func number(_ name: String, _ fallback: Double) -> Double { value(name)?.number ?? fallback }
  func string(_ name: String) -> String? { value(name)?.string }
  func bool(_ name: String, _ fallback: Bool) -> Bool { value(name)?.bool ?? fallback }

  /// A property of labels or titles with the style `guide-label` or `guide-title` behind it.
  func styled(_ name: String, _ style: String, _ key: String) -> Value? {
    value(name) ?? config.style(style)[key]
  }

  var isHorizontal: Bool { plan.orient == "top" || plan.orient == "bottom" }
  private var definition: ChannelDefinition { plan.definition }
  private var isDiscrete: Bool { scale.type.isDiscreteDomain }

  var hasGrid: Bool {
    if let grid = value("grid")?.bool, plan.properties.has("grid") { return grid }
    if plan.isFurther { return false }
    if definition.hasBin, !definition.isBinning { return configured("grid")?.bool ?? false }
    if let grid = value("grid")?.bool { return grid }
    return !isDiscrete && definition.isField && !definition.hasBin
  }

  /// Degrees; nil where no angle is asked for.
  var labelAngle: Double? {
    if let angle = value("labelAngle")?.number {
      return (angle.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(dividingBy: 360)
    }
    if plan.channel == .x, definition.type.isDiscrete, definition.timeUnit == nil { return 270 }
    return nil
  }

  var labelAlign: String {
    if let align = string("labelAlign") { return align }
    let side = plan.orient
    guard let angle = labelAngle else { return isHorizontal ? "center" : side == "left" ? "right" : "left" }
    let start = isHorizontal ? 0.0 : 90.0
    if (start + angle).truncatingRemainder(dividingBy: 180) == 0 {
      return "center"
    }
    let isMain = side == (isHorizontal ? "bottom" : "left")
    return (start < angle && angle < 180 + start) == isMain ? "left" : "right"
  }

  var labelBaseline: String {
    if let baseline = string("labelBaseline") { return baseline }
    let side = plan.orient
    let natural = side == "top" ? "bottom" : side == "bottom" ? "top" : "middle"
    guard let angle = labelAngle else { return natural }
    if isHorizontal {
      if angle <= 45 || angle >= 315 { return side == "top" ? "bottom" : "top" }
      if angle >= 135, angle <= 225 { return side == "top" ? "top" : "bottom" }
      return "middle"
    }
    if angle <= 45 || angle >= 315 || (angle >= 135 && angle <= 225) { return "middle" }
    return (45...135).contains(angle) == (side == "left") ? "top" : "bottom"
  }

  var labelFlush: Double? {
    if let value = value("labelFlush") { return value.bool == true ? 1 : value.bool == false ? nil : value.number }
    return plan.channel == .x && (definition.type == .quantitative || definition.type == .temporal) ? 1 : nil
  }

  /// `parity`, `greedy` or nil for none.
  var labelOverlap: String? {
    if let value = value("labelOverlap") {
      return value.bool == true ? "parity" : value.bool == false ? nil : value.string
    }
    let sortsByField: Bool =
      switch definition.sort {
      case .field?, .encoding?: true
      default: false
      }
    if (definition.timeUnit != nil && !sortsByField) || !definition.type.isDiscrete {
      return scale.type == .log || scale.type == .symlog ? "greedy" : "parity"
    }
    return nil
  }

  var zindex: Double {
    if let value = value("zindex")?.number { return value }
    return mark?.traits.coversGuides == true && definition.type.isDiscrete ? 1 : 0
  }

  /// About how many ticks; nil leaves it to the scale's default.
  func tickCount(size: Double) -> Value? {
    if let count = value("tickCount") { return count }
    if isDiscrete || scale.type == .log { return nil }
    if let unit = definition.timeUnit, !unit.isBinned,
      unit.parts.count == 1, [.month, .hours, .day, .quarter].contains(unit.parts[0])
    {
      return nil
    }
    return .number((size / (definition.isBinning ? 10 : 40)).rounded(.up))
  }

  var tickMinStep: Double? {
    if let step = plan.properties.number("tickMinStep") { return step }
    if plan.properties.string("format") == "d" { return 1 }
    guard let unit = definition.timeUnit, scale.type.isTime else { return nil }
    let start = CivilDate(year: 2001).time
    return unit.end(of: start) - start
  }
}
