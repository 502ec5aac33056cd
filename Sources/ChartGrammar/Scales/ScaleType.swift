import ChartData
/// The kinds of scales of Vega-Lite.
enum ScaleType: String, Sendable, CaseIterable {
  case linear, log, pow, sqrt, symlog, identity, sequential, time, utc, quantile, quantize, threshold
  case binOrdinal = "bin-ordinal"
  case ordinal, point, band

  var isDiscreteDomain: Bool { self == .ordinal || self == .point || self == .band || self == .binOrdinal }
  var isContinuous: Bool { [.linear, .log, .pow, .sqrt, .symlog, .identity, .sequential, .time, .utc].contains(self) }
  var isDiscretizing: Bool { self == .quantile || self == .quantize || self == .threshold }
  var isTime: Bool { self == .time || self == .utc }
  var isLogarithmic: Bool { self == .log || self == .symlog }

  /// Which of two types of a shared scale wins.
  var precedence: Int {
    switch self {
    case .point: 10
    case .band: 11
    case .linear, .time, .utc, .binOrdinal, .ordinal: 0
    default: 1
    }
  }

  private var family: Int {
    switch self {
    case .linear, .log, .pow, .sqrt, .symlog, .identity, .sequential: 0
    case .time, .utc: 1
    case .point, .band: 2
    case .binOrdinal: 3
    case .ordinal: 4
    case .quantile: 5
    case .quantize: 6
    case .threshold: 7
    }
  }

  func isCompatible(with other: ScaleType) -> Bool {
    family == other.family || (isTime && other.family == 2) || (family == 2 && other.isTime)
  }

  /// The type of a channel's scale where the author gives none that fits.
  static func ofChannel(_ channel: Channel, _ definition: ChannelDefinition, _ unit: UnitSpecification) -> ScaleType {
    if let type = definition.scale.string("type").flatMap(ScaleType.init), fits(type, channel, definition) {
      return type
    }
    switch definition.type {
    case .nominal, .ordinal, .geojson: return discrete(channel, definition, unit)
    case .temporal:
      if channel.hasDiscreteRange { return .ordinal }
      if definition.axis.has("tickBand") { return .band }
      return definition.timeUnit?.isUTC == true ? .utc : .time
    case .quantitative:
      if channel.isColour { return definition.isBinning ? .binOrdinal : .linear }
      if channel.hasDiscreteRange { return .ordinal }
      return .linear
    }
  }

  private static func discrete(_ channel: Channel, _ definition: ChannelDefinition, _ unit: UnitSpecification)
    -> ScaleType
  {
    if channel.isColour || channel.hasDiscreteRange { return .ordinal }
    let mark = unit.mark
    if channel.isPosition || channel.isOffset {
      if mark.traits.takesBand { return .band }
      if let offset = channel.offset, unit.definition(offset)?.isFieldOrDatum == true { return .band }
    } else if mark.traits.isPolar, channel == .theta || channel == .radius {
      return .band
    }
    if channel.isPosition, mark.properties.record(channel == .x ? "width" : "height")?["band"] != nil { return .band }
    if definition.axis.has("tickBand") { return .band }
    return .point
  }

  private static func fits(_ type: ScaleType, _ channel: Channel, _ definition: ChannelDefinition) -> Bool {
    switch definition.type {
    case .nominal, .ordinal:
      guard type.isDiscreteDomain else { return false }
    case .temporal:
      guard type.isTime || type.isDiscreteDomain else { return false }
    default: break
    }
    switch channel {
    case .x, .y, .theta, .radius, .xOffset, .yOffset: return type != .ordinal && type != .binOrdinal
    case .shape, .strokeDash: return type == .ordinal || type.isDiscretizing || type == .binOrdinal
    case .color, .fill, .stroke: return type != .band
    default: return true
    }
  }
}
