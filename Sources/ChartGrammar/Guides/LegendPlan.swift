import ChartData

/// One legend before it is drawn: the channels it explains (with one domain) and what the author wrote.
struct LegendPlan: Sendable {
  struct Part: Sendable, Equatable {
    let channel: Channel
    let unit: Int
    let scale: Int
  }

  var parts: [Part]
  let definition: ChannelDefinition
  var properties: Properties
  var explicitTitle: [String]?
  var fieldTitles: [String]
  var hasNoTitle: Bool
  var isDisabled: Bool
  /// The view whose legend it is: legends that views keep to themselves never become one.
  var home: Int

  init(_ channel: Channel, unit: Int, scale: Int, _ definition: ChannelDefinition, config: Config) {
    parts = [Part(channel: channel, unit: unit, scale: scale)]
    self.definition = definition
    home = unit
    properties = definition.legend
    isDisabled = definition.hasNoLegend || config["legend"].bool("disable") == true
    hasNoTitle = definition.hasNoTitle || (properties.has("title") && properties.lines("title") == nil)
    if properties.string("title") == "" { hasNoTitle = true }
    explicitTitle = properties.lines("title") ?? definition.title
    fieldTitles = definition.isField ? [FieldTitle.text(definition, config: config)] : []
  }

  var title: [String]? {
    if hasNoTitle { return nil }
    if let explicitTitle { return explicitTitle }
    return fieldTitles.isEmpty ? nil : [fieldTitles.joined(separator: ", ")]
  }

  mutating func merge(_ other: LegendPlan) {
    for part in other.parts where !parts.contains(where: { $0 == part }) { parts.append(part) }
    properties = other.properties.merging(properties)
    explicitTitle = explicitTitle ?? other.explicitTitle
    hasNoTitle = hasNoTitle || other.hasNoTitle
    for title in other.fieldTitles where !fieldTitles.contains(title) { fieldTitles.append(title) }
  }

  var orientIsSet: String? { properties.string("orient") }
}
