import ChartData
import ChartScene

/// A scale ready for use.
final class Scale: Sendable {
  enum Mapping: Sendable {
    case continuous(ContinuousScale)
    case band(BandScale)
    case ordinal(OrdinalScale)
    case discretizing(DiscretizingScale)
  }

  let type: ScaleType
  let mapping: Mapping

  init(type: ScaleType, mapping: Mapping) {
    self.type = type
    self.mapping = mapping
  }

  /// A position or size. For a band scale the beginning of the band. NaN for what has no place.
  func number(_ value: Value) -> Double {
    switch mapping {
    case .continuous(let scale):
      let number = scale.isTime ? time(value) : value.isNothing ? 0 : value.asNumber
      return scale.number(number)
    case .band(let scale): return scale.position(value)
    case .ordinal(let scale): return scale.output(value)?.asNumber ?? .nan
    case .discretizing(let scale): return scale.output(value.asNumber)?.asNumber ?? .nan
    }
  }

  private func time(_ value: Value) -> Double {
    if case .string(let text) = value { return DateText.parse(text) }
    return value.isNothing ? 0 : value.asNumber
  }

  func colour(_ value: Value) -> String? {
    switch mapping {
    case .continuous(let scale): return scale.colour(value.asNumber)?.css
    case .band: return nil
    case .ordinal(let scale): return scale.output(value)?.asText
    case .discretizing(let scale): return scale.output(value.isNothing ? .nan : value.asNumber)?.asText
    }
  }

  /// Whatever the range holds: a symbol's name, a list of dashes, a number.
  func output(_ value: Value) -> Value? {
    switch mapping {
    case .continuous(let scale):
      if case .numbers = scale.output {
        let number = number(value)
        return number.isNaN ? nil : .number(number)
      }
      return colour(value).map { .string($0) }
    case .band: return .number(number(value))
    case .ordinal(let scale): return scale.output(value)
    case .discretizing(let scale): return scale.output(value.isNothing ? .nan : value.asNumber)
    }
  }

  var bandwidth: Double { if case .band(let scale) = mapping { scale.bandwidth } else { 0 } }
  var band: BandScale? { if case .band(let scale) = mapping { scale } else { nil } }
  var continuous: ContinuousScale? { if case .continuous(let scale) = mapping { scale } else { nil } }

  var discreteDomain: [Value] {
    switch mapping {
    case .band(let scale): scale.domain
    case .ordinal(let scale): scale.domain
    case .continuous(let scale): scale.domain.map { .number($0) }
    case .discretizing(let scale): scale.domain.map { .number($0) }
    }
  }

  /// First and last place of the range.
  var extent: (Double, Double) {
    switch mapping {
    case .continuous(let scale):
      if case .numbers(let range) = scale.output { return (range.first ?? 0, range.last ?? 0) }
      return (0, 1)
    case .band(let scale): return (scale.start, scale.stop)
    default: return (0, 0)
    }
  }
}
