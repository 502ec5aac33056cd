import ChartData

/// Which measure of a view is stacked, over what, and by what.
struct StackPlan: Sendable {
  let channel: Channel
  let groupChannels: [Channel]
  let groupFields: [String]
  let stackBy: [(channel: Channel, field: String)]
  let offset: StackTransform.Offset
  let imputes: Bool

  private static let series: [Channel] = [
    .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .strokeWidth, .strokeDash, .size, .angle, .shape,
    .text, .detail, .key, .href, .url, .description, .order,
  ]

  /// Nil if nothing is stacked.
  init?(_ unit: UnitSpecification) {
    let traits = unit.mark.traits
    guard traits.stacking != .never else { return nil }
    guard let channel = Self.measure(unit, .x) ?? Self.measure(unit, .theta), let measure = unit.definition(channel)
    else { return nil }
    let measureName = measure.isField ? measure.columnName : nil
    let dimension: Channel =
      switch channel {
      case .x: .y
      case .y: .x
      case .theta: .radius
      default: .theta
      }
    var channels: [Channel] = []
    var fields: [String] = []
    for candidate in [dimension, dimension.offset].compactMap({ $0 }) {
      guard let definition = unit.definition(candidate), definition.isField, definition.columnName != measureName else {
        continue
      }
      channels.append(candidate)
      fields.append(definition.columnName)
    }
    let stackBy = Self.parts(unit, outside: fields)
    guard let offset = Self.offset(measure, traits) else { return nil }
    let isAggregate = unit.isAggregate
    if isAggregate, stackBy.isEmpty { return nil }
    if let secondary = channel.secondary, unit.definition(secondary)?.isFieldOrDatum == true { return nil }
    self.channel = channel
    groupChannels = channels
    groupFields = fields
    self.stackBy = stackBy
    self.offset = offset
    imputes = !measure.hasNoImpute && traits.isPath
  }

  /// What a stack is made of: the fields that tell one part from another, but for those that tell the stacks apart.
  private static func parts(_ unit: UnitSpecification, outside groups: [String]) -> [(channel: Channel, field: String)]
  {
    var parts: [(channel: Channel, field: String)] = []
    for channel in series {
      for definition in unit.encoding[channel] ?? [] {
        let source = definition.isField ? definition : definition.conditions.first { $0.definition.isField }?.definition
        guard let source, !source.isAggregated, !groups.contains(source.columnName) else { continue }
        parts.append((channel, source.columnName))
      }
    }
    return parts
  }

  private static func offset(_ measure: ChannelDefinition, _ traits: MarkTraits) -> StackTransform.Offset? {
    switch measure.stack {
    case .offset(let offset)?: return offset
    case StackSetting.none?: return nil
    default: return traits.stacking == .byDefault ? .zero : nil
    }
  }

  private static func measure(_ unit: UnitSpecification, _ x: Channel) -> Channel? {
    let y: Channel = x == .x ? .y : .radius
    let isBarOrArea = x == .x && unit.mark.traits.startsAtZero
    func measures(_ definition: ChannelDefinition?) -> Bool {
      guard let definition, definition.isFieldOrDatum else { return false }
      return definition.type == .quantitative && !definition.hasBin
    }
    let (a, b) = (unit.definition(x), unit.definition(y))
    let (am, bm) = (measures(a), measures(b))
    if a?.isField == true, b?.isField == true {
      if am, bm {
        if case .offset? = a?.stack { return x }
        if case .offset? = b?.stack { return y }
        if a?.isAggregated != b?.isAggregated { return a?.isAggregated == true ? x : y }
        if isBarOrArea { return unit.mark.orient == .vertical ? y : unit.mark.orient == .horizontal ? x : nil }
        return nil
      }
      return am ? x : bm ? y : nil
    }
    if am { return isBarOrArea && unit.mark.orient == .vertical ? nil : x }
    if bm { return isBarOrArea && unit.mark.orient == .horizontal ? nil : y }
    return nil
  }

  /// The column that holds each row's place in the colour scale's domain.
  static let orderName = "__stack_order"

  /// The author's order of the colours, which is the order of the stack too.
  func colourDomain(_ unit: UnitSpecification) -> (field: String, values: [Value])? {
    guard (unit.encoding[.order] ?? []).isEmpty else { return nil }
    for channel in [Channel.color, .fill] {
      if let definition = unit.definition(channel), definition.isField, definition.type.isDiscrete,
        let values = definition.scale["domain"]?.list
      {
        return (definition.columnName, values)
      }
    }
    return nil
  }

  /// The keys by which the parts of a stack are ordered.
  func sortKeys(_ unit: UnitSpecification) -> [SortKey] {
    let orders = unit.orders
    if !orders.isEmpty {
      return orders.map { definition in
        if case .descending? = definition.sort { return SortKey(field: definition.columnName, isDescending: true) }
        return SortKey(field: definition.columnName)
      }
    }
    if colourDomain(unit) != nil { return [SortKey(field: Self.orderName)] }
    var isDescending = channel == .y
    switch unit.definition(.order)?.sort {
    case .ascending?: isDescending = false
    case .descending?: isDescending = true
    default: break
    }
    var seen: Set<String> = []
    return stackBy.filter { seen.insert($0.field).inserted }.map {
      SortKey(field: $0.field, isDescending: isDescending)
    }
  }
}
