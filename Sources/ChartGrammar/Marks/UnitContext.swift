import ChartData
import ChartScene

/// Everything a mark needs to draw itself: its encoding, the rows to draw, the scales, the size of the view.
///
/// A class because every mark, channel and label holds on to it, and it is large.
final class UnitContext {
  let unit: UnitSpecification
  let data: UnitData
  let rows: [Int]
  let scales: ChannelMap<Scale>
  let width: Double
  let height: Double
  let config: Config
  let scope: ExpressionScope
  let settings: MarkSettings
  /// The projection of marks placed by longitude and latitude, and of geoshapes.
  let projection: GeoProjection?

  init(
    unit: DataTree.Unit, rows: [Int], scales: ChannelMap<Scale>,
    size: (width: Double, height: Double),
    config: Config, scope: ExpressionScope, projection: GeoProjection? = nil
  ) {
    self.projection = projection
    self.unit = unit.specification
    data = unit.data
    self.rows = rows
    self.scales = scales
    (width, height) = size
    self.config = config
    self.scope = scope
    settings = MarkSettings(unit.mark, config)
  }

  var table: Table { data.marks }
  var mark: MarkDefinition { unit.mark }

  func size(_ channel: Channel) -> Double {
    switch channel {
    case .x, .x2, .xOffset: width
    case .y, .y2, .yOffset: height
    case .radius, .radius2: min(width, height) / 2
    default: 2 * .pi
    }
  }

  func definition(_ channel: Channel) -> ChannelDefinition? { unit.definition(channel) }

  func column(_ name: String) -> Column? { table.column(at: name) }

  /// What a definition gives for each row: that of its first condition that holds, else its own.
  func firstHolding(
    _ definition: ChannelDefinition, _ read: (ChannelDefinition) -> ((Int) -> Value?)?
  ) -> ((Int) -> Value?)? {
    let base = read(definition)
    let conditions = definition.conditions.map { condition in
      (condition.predicate.test(over: table, scope: scope), read(condition.definition))
    }
    if conditions.isEmpty { return base }
    return { row in
      for (test, value) in conditions where test(row) { return value?(row) }
      return base?(row)
    }
  }

  /// A property of the mark for a row: constants as they are, expressions evaluated.
  func property(_ name: String, or alternative: String? = nil) -> (Int) -> Value? {
    guard let value = settings.value(name, or: alternative) else { return { _ in nil } }
    if case .null = value { return { _ in nil } }
    guard let text = value.record?["expr"]?.string ?? value.record?["signal"]?.string,
      let expression = try? Expression(text)
    else { return { _ in value } }
    let evaluator = ExpressionEvaluator(expression, over: table, scope: scope)
    return { row in
      let result = evaluator.value(row)
      return result.isNothing ? nil : result
    }
  }

  func number(_ name: String, or alternative: String? = nil) -> Double? {
    property(name, or: alternative)(rows.first ?? 0)?.number
  }

  func string(_ name: String) -> String? { property(name)(rows.first ?? 0)?.string }
}
