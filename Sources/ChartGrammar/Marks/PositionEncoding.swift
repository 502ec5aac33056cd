import ChartData
import ChartScene

/// Places of rows along an axis, by Vega-Lite's rules for points, ranges, bands and bins.
struct PositionEncoding {
  typealias Coordinate = (Int) -> Double
  enum Fallback { case middle, zeroOrMin, zeroOrMax }

  let context: UnitContext

  /// The place by longitude and latitude; nil where they aren't given. As in Vega a place that isn't on the map is the
  /// view's corner.
  private func onMap(_ channel: Channel) -> Coordinate? {
    let isSecond = channel == .x2 || channel == .y2
    guard let projection = context.projection, channel.primary.isPosition,
      let places = GeoPlaces(
        context.unit, context.table, isSecond ? (.longitude2, .latitude2) : (.longitude, .latitude))
    else { return nil }
    let project = projection.places()
    let isX = channel.primary == .x
    return { row in
      let point = places.point(row).flatMap(project)
      return (isX ? point?.x : point?.y) ?? 0
    }
  }

  // MARK: Points

  /// The place of a point-like mark; nil definition falls back to a property of the mark or a rule.
  func point(_ channel: Channel, _ fallback: Fallback, bandPosition: Double? = nil) -> Coordinate {
    if let coordinate = onMap(channel) { return coordinate }
    let (offset, isEncoded) = offset(channel, band: bandPosition ?? 0.5)
    let base = base(channel, fallback, bandPosition: isEncoded ? 0 : bandPosition)
    guard let offset else { return base }
    return { base($0) + offset($0) }
  }

  private func base(_ channel: Channel, _ fallback: Fallback, bandPosition: Double?) -> Coordinate {
    guard let definition = context.definition(channel) else { return fallbackCoordinate(channel, fallback) }
    if let stack = context.data.stack, stack.channel == channel, definition.isField {
      return stacked(definition, channel)
    }
    return middle(definition, channel, bandPosition: bandPosition) ?? fallbackCoordinate(channel, fallback)
  }

  private func stacked(_ definition: ChannelDefinition, _ channel: Channel) -> Coordinate {
    var band = definition.bandPosition
    if band == nil, context.mark.type == .text, channel == .theta || channel == .radius { band = 0.5 }
    let end = scaled(definition.endName, channel)
    guard let band else { return end }
    return interpolated(definition.stackedStartName, definition.endName, band, channel)
  }

  /// The place of a definition's own value: a field, a datum, a value; nil if it has none of them.
  func middle(_ definition: ChannelDefinition, _ channel: Channel, bandPosition: Double?) -> Coordinate? {
    let main = channel.primary
    if let value = definition.value { return constant(value, channel) }
    let scale = context.scales[main]
    if let datum = definition.datum {
      guard let scale else { return { _ in datum.asNumber } }
      let coordinate =
        scale.number(datum) + scale.bandwidth
        * (scale.type == .band ? bandPosition ?? definition.bandPosition ?? 0.5 : 0)
      return { _ in coordinate }
    }
    guard definition.isField else { return nil }
    guard let scale else { return { _ in .nan } }
    let isDiscrete = scale.type.isDiscreteDomain
    let secondary = main.secondary.flatMap { context.definition($0) }
    if !isDiscrete, definition.isBinning || definition.timeUnit != nil,
      channel == main
    {
      var band = definition.bandPosition ?? bandPosition
      if definition.bandPosition == nil, bandPosition == nil, secondary == nil {
        band =
          definition.isBinning
          ? 0.5
          : context.settings.config("timeUnitBandPosition")?.number
            ?? context.settings.own.number("timeUnitBandPosition")
        if let own = context.settings.own.number("timeUnitBandPosition") { band = own }
      }
      if let band, band != 0 { return interpolated(definition.startName, definition.endName, band, main) }
    }
    let isRange =
      isDiscrete && definition.isBinning && definition.type.isDiscrete && context.table.has(definition.rangeName)
    let base = scaled(isRange ? definition.rangeName : definition.columnName, main)
    guard scale.type == .band else { return base }
    let shift = scale.bandwidth * (bandPosition ?? definition.bandPosition ?? 0.5)
    return { base($0) + shift }
  }

  func scaled(_ name: String, _ channel: Channel) -> Coordinate {
    guard let column = context.column(name) else { return { _ in .nan } }
    guard let scale = context.scales[channel.primary] else { return { column.number($0) } }
    if let continuous = scale.continuous, !continuous.isTime, case .numbers(let values) = column {
      return { continuous.number(values[$0].isNaN ? column.number($0) : values[$0]) }
    }
    if case .words(let codes, let list) = column, scale.band != nil {
      let coordinates = list.map { scale.number(.string($0)) }
      let nothing = scale.number(.null)
      return { codes[$0] >= 0 ? coordinates[Int(codes[$0])] : nothing }
    }
    return { scale.number(column[$0]) }
  }

  private func interpolated(_ start: String, _ end: String, _ band: Double, _ channel: Channel) -> Coordinate {
    guard let scale = context.scales[channel.primary], let low = context.column(start), let high = context.column(end)
    else {
      return { _ in .nan }
    }
    return { row in scale.number(.number(low.number(row) * (1 - band) + high.number(row) * band)) }
  }

  private func constant(_ value: Value, _ channel: Channel) -> Coordinate? {
    switch value {
    case .string("width"): return { _ in context.width }
    case .string("height"): return { _ in context.height }
    case .record(let record):
      guard let text = record["expr"]?.string, let expression = try? Expression(text) else { return nil }
      let evaluator = ExpressionEvaluator(expression, over: context.table, scope: context.scope)
      return { evaluator.value($0).asNumber }
    case .null, .missing: return nil
    default: return { _ in value.asNumber }
    }
  }

  // MARK: Fallbacks

  func fallbackCoordinate(_ channel: Channel, _ fallback: Fallback) -> Coordinate {
    if let value = context.settings.value(channel.rawValue), !value.isNothing, let coordinate = constant(value, channel)
    {
      return coordinate
    }
    let main = channel.primary
    let coordinate: Double
    switch fallback {
    case .middle: coordinate = context.size(main) / 2
    case .zeroOrMin: coordinate = zero(main) ?? least(main)
    case .zeroOrMax: coordinate = zero(main) ?? greatest(main)
    }
    return { _ in coordinate }
  }

  /// Where zero lies, if the scale shows it.
  private func zero(_ channel: Channel) -> Double? {
    guard let scale = context.scales[channel], let continuous = scale.continuous, !scale.type.isTime,
      scale.type != .log,
      let low = continuous.domain.min(), let high = continuous.domain.max(), low <= 0, high >= 0
    else { return nil }
    return continuous.number(0)
  }

  private func least(_ channel: Channel) -> Double {
    if let scale = context.scales[channel] {
      if scale.continuous != nil { return scale.extent.0 }
      if let band = scale.band, let first = band.domain.first { return band.position(first) }
    }
    return channel == .y ? context.height : 0
  }

  private func greatest(_ channel: Channel) -> Double {
    switch channel {
    case .y: context.scales[.y]?.continuous != nil ? context.scales[.y]?.extent.1 ?? 0 : 0
    default: context.size(channel)
    }
  }

  // MARK: Offsets

  /// The offset of a channel and whether it comes from an encoding.
  func offset(_ channel: Channel, band: Double) -> (Coordinate?, Bool) {
    guard let offsetChannel = channel.primary.offset else { return (markOffset(channel), false) }
    if let definition = context.definition(offsetChannel), channel == channel.primary {
      if let value = definition.value { return ({ _ in value.asNumber }, false) }
      if let scale = context.scales[offsetChannel] {
        let shift = scale.type == .band ? scale.bandwidth * (definition.bandPosition ?? band) : 0
        if let datum = definition.datum {
          let coordinate = scale.number(datum) + shift
          return ({ _ in coordinate }, true)
        }
        if let column = context.column(definition.columnName) { return ({ scale.number(column[$0]) + shift }, true) }
      }
    }
    return (markOffset(channel), false)
  }

  private func markOffset(_ channel: Channel) -> Coordinate? {
    let name = "\(channel.rawValue)Offset"
    guard context.settings.value(name) != nil else { return nil }
    let own = context.property(name)
    return { own($0)?.asNumber ?? 0 }
  }

  // MARK: Ranges

  /// Both ends of a mark that reaches from one place to another.
  func range(_ channel: Channel, _ first: Fallback, _ second: Fallback) -> (Coordinate, Coordinate) {
    let start = point(channel, first)
    guard let secondary = channel.secondary else { return (start, start) }
    if let end = onMap(secondary) { return (start, end) }
    let shift = markOffset(secondary) ?? { _ in 0 }
    if let definition = context.definition(channel), definition.isField, let stack = context.data.stack,
      stack.channel == channel
    {
      let end = scaled(definition.stackedStartName, channel)
      return (start, { end($0) + shift($0) })
    }
    if let definition = context.definition(secondary) {
      var other = definition
      if let main = context.definition(channel) { other.type = main.type }
      if let end = middle(other, secondary, bandPosition: nil) { return (start, { end($0) + shift($0) }) }
    }
    if let size = context.settings.own.number(channel == .x ? "width" : "height"), context.definition(channel) != nil {
      return (start, { start($0) + size })
    }
    let end = fallbackCoordinate(secondary, second)
    return (start, { end($0) + shift($0) })
  }
}
