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
