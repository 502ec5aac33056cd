import ChartData

/// The extent of bars, rectangles, ticks and sectors along one axis (Vega-Lite's rules for rect-like marks).
struct RectEncoding {
  typealias Coordinate = PositionEncoding.Coordinate

  let context: UnitContext
  private var positions: PositionEncoding { PositionEncoding(context: context) }
  private var mark: MarkType { context.mark.type }

  /// A band's share, a width in pixels, or nothing said.
  enum Size {
    case band(Double)
    case pixels(Double)
  }

  func extent(_ channel: Channel) -> (Coordinate, Coordinate) {
    let definition = context.definition(channel)
    let secondary = channel.secondary.flatMap { context.definition($0) }
    let scale = context.scales[channel]
    let isDiscrete = scale?.type.isDiscreteDomain ?? false
    let ownSize = explicitSize(channel)
    let hasPixelSize =
      context.definition(.size) != nil || { if case .pixels? = ownSize { true } else { false } }()
    let isBand = isBandAxis(channel)
    let isSpan =
      definition.map { $0.isField && ($0.hasBin || $0.isBinned || ($0.timeUnit != nil && secondary == nil)) } ?? false
    let hasOffset = channel.offset.flatMap { context.definition($0) } != nil
    if let definition, let scale, isSpan, !hasPixelSize, !hasOffset, !isDiscrete,
      let span = binned(definition, secondary, channel, scale)
    {
      return span
    }
    if (definition?.isFieldOrDatum == true && isDiscrete) || isBand, secondary == nil { return sized(channel) }
    return positions.range(channel, .zeroOrMax, .zeroOrMin)
  }

  private func isBandAxis(_ channel: Channel) -> Bool {
    let orient = context.mark.orient
    if mark == .bar { return channel == .x ? orient == .vertical : channel == .y && orient == .horizontal }
    if mark == .tick { return channel == .y ? orient == .vertical : channel == .x && orient == .horizontal }
    return false
  }

  private func size(_ value: Value?) -> Size? {
    if let band = value?.record?["band"]?.number { return .band(band) }
    return value?.number.map { .pixels($0) }
  }

  private func explicitSize(_ channel: Channel) -> Size? {
    let name = channel == .x ? "width" : channel == .y ? "height" : ""
    if let own = size(context.settings.own[name]) { return own }
    if let own = size(context.settings.own["size"]) { return own }
    return size(context.settings.config(name, or: "size"))
  }

  // MARK: Bins and spans of time

  private func binned(
    _ definition: ChannelDefinition, _ secondary: ChannelDefinition?, _ channel: Channel, _ scale: Scale
  ) -> (Coordinate, Coordinate)? {
    let spacing = channel == .x || channel == .y ? context.settings.number("binSpacing") ?? 0 : 0
    let least = context.settings.number("minBandSize") ?? 0.25
    var band = 1.0
    if case .band(let share)? = explicitSize(channel) {
      band = share
    } else if definition.timeUnit != nil {
      band = context.settings.config("timeUnitBandSize")?.number ?? 1
      if let own = context.settings.own.number("timeUnitBandSize") { band = own }
    }
    guard var (low, high) = ends(definition, secondary, channel, scale, band) else { return nil }
    let translate = context.definition(channel)?.axis.number("translate") ?? 0.5
    let flips = scale.extent.1 < scale.extent.0
    let (start, end) = (low, high)
    guard channel == .x || channel == .y else { return (low, high) }
    let signs: Double = flips ? -1 : 1
    low = { row in Self.spaced(start(row), end(row), spacing, least, translate, signs, isStart: true) }
    high = { row in Self.spaced(start(row), end(row), spacing, least, translate, signs, isStart: false) }
    return (low, high)
  }

  private static func spaced(
    _ start: Double, _ end: Double, _ spacing: Double, _ least: Double, _ translate: Double, _ sign: Double,
    isStart: Bool
  ) -> Double {
    let size = abs(end - start)
    let shift = size < least ? -0.5 * (least - size) : 0.5 * spacing
    let coordinate = isStart ? start : end
    return coordinate + translate + (isStart ? sign : -sign) * shift
  }

  private func ends(
    _ definition: ChannelDefinition, _ secondary: ChannelDefinition?, _ channel: Channel, _ scale: Scale, _ band: Double
  ) -> (Coordinate, Coordinate)? {
    if context.table.has(definition.shiftedStartName) {
      let low = positions.scaled(definition.shiftedStartName, channel)
      return (low, positions.scaled(definition.shiftedEndName, channel))
    }
    if definition.isBinning || (definition.timeUnit != nil && !(definition.timeUnit?.isBinned ?? false)) {
      let low = positions.scaled(definition.startName, channel)
      let high = positions.scaled(definition.endName, channel)
      guard band != 1 else { return (low, high) }
      let inset = (1 - band) / 2
      return ({ low($0) + (high($0) - low($0)) * inset }, { high($0) - (high($0) - low($0)) * inset })
    }
    let low = positions.scaled(definition.columnName, channel)
    if let secondary, secondary.isField { return (low, positions.scaled(secondary.columnName, channel)) }
    guard let column = context.column(definition.columnName) else { return nil }
    if case .binned(let step?) = definition.bin {
      return (low, { scale.number(.number(column.number($0) + step)) })
    }
    if let unit = definition.timeUnit {
      return (low, { scale.number(.date(unit.end(of: column.number($0)))) })
    }
    return nil
  }

  // MARK: Bands

  private func sized(_ channel: Channel) -> (Coordinate, Coordinate) {
    let definition = context.definition(channel)
    let offsetScale = channel.offset.flatMap { context.scales[$0] }
    let scale = context.scales[channel]
    let usesSize = isBandAxis(channel)
    var explicit: Coordinate?
    if usesSize, context.definition(.size) != nil || context.settings.own.number("size") != nil {
      let number = ChannelEncoding(context: context).number(.size, property: "size", fallback: nil)
      explicit = { number($0) ?? 0 }
    }
    let band = bandSize(channel, definition, (scale ?? offsetScale)?.type, usesSize)
    let extent = explicit ?? { [pixels = self.pixels(band, offsetScale ?? scale, channel, definition)] _ in pixels }
    var isTop = false
    var share = 1.0
    if (scale ?? offsetScale)?.type == .band, explicit == nil, case .band(let value)? = band {
      isTop = true
      share = value
    }
    if isTop {
      let coordinate = positions.point(channel, .middle, bandPosition: (1 - share) / 2)
      return ({ coordinate($0) }, { coordinate($0) + extent($0) })
    }
    let (offset, isEncoded) = positions.offset(channel, band: 0.5)
    let base: Coordinate
    if let definition, let stack = context.data.stack, stack.channel == channel {
      base = positions.scaled(definition.endName, channel)
    } else if let definition {
      base =
        positions.middle(definition, channel, bandPosition: isEncoded ? 0 : 0.5)
        ?? positions.fallbackCoordinate(channel, .middle)
    } else {
      base = positions.fallbackCoordinate(channel, .middle)
    }
    let centre: Coordinate = offset.map { offset in { base($0) + offset($0) } } ?? base
    return ({ centre($0) - extent($0) / 2 }, { centre($0) + extent($0) / 2 })
  }

  private func bandSize(_ channel: Channel, _ definition: ChannelDefinition?, _ type: ScaleType?, _ usesSize: Bool)
    -> Size?
  {
    let name = channel == .x ? "width" : channel == .y ? "height" : ""
    if let size = size(context.settings.value(usesSize ? "size" : name, or: usesSize ? name : nil)) { return size }
    if let definition, definition.isField {
      if definition.timeUnit != nil {
        let own = context.settings.own.number("timeUnitBandSize")
        return .band(own ?? context.settings.config("timeUnitBandSize")?.number ?? 1)
      }
      if definition.isBinning, type?.isDiscreteDomain != true { return .band(1) }
    }
    let config = context.config[mark.rawValue]
    guard let type else { return size(config["discreteBandSize"]) }
    if type.isDiscreteDomain { return size(config["discreteBandSize"]) ?? .band(1) }
    return size(config["continuousBandSize"])
  }

  private func pixels(_ size: Size?, _ scale: Scale?, _ channel: Channel, _ definition: ChannelDefinition?) -> Double {
    if let size {
      switch size {
      case .pixels(let pixels): return pixels
      case .band(let share):
        guard let scale else { return share * context.size(channel) }
        if scale.type == .band { return max(context.settings.number("minBandSize") ?? 0.25, share * scale.bandwidth) }
      }
    }
    if let band = scale?.band, band.domain.count > 0 { return band.step - 2 }
    if definition == nil {
      let config = context.config["scale"]
      if let padding = config.number("bandPaddingInner") ?? config.number(mark.traits.bandPadding) {
        return (1 - padding) * context.size(channel)
      }
    }
    if case .step(let step, _) = context.config.discreteSize(channel) { return step - 2 }
    return 18
  }
}
