import ChartData
import Glibc
import Limits

/// Widens domains: to round numbers, by pixels of padding, to zero.
enum NiceDomain {
  static func nice(_ domain: [Double], _ setting: Value, type: ScaleType, base: Double = 10) -> [Double] {
    guard domain.count >= 2, let first = domain.first, let last = domain.last else { return domain }
    var result = domain
    if type.isTime {
      guard let interval = interval(setting, first, last) else { return domain }
      result[0] = interval.floor(first)
      result[domain.count - 1] = interval.ceil(last)
      return result
    }
    let count: Double
    switch setting {
    case .bool(true): count = 10
    case .number(let number): count = number
    default: return domain
    }
    if type == .log {
      guard first != 0, last != 0 else { return domain }
      let sign: Double = first < 0 && last < 0 ? -1 : 1
      let (low, high) = sign > 0 ? (first, last) : (-last, -first)
      let floor = pow(base, (log(low) / log(base) + 1e-12).rounded(.down))
      let ceil = pow(base, (log(high) / log(base) - 1e-12).rounded(.up))
      result[0] = sign > 0 ? floor : -ceil
      result[domain.count - 1] = sign > 0 ? ceil : -floor
      return result
    }
    let ends = TickStep.nice((first, last), count)
    result[0] = ends.0
    result[domain.count - 1] = ends.1
    return result
  }

  private static func interval(_ setting: Value, _ first: Double, _ last: Double) -> TimeInterval? {
    switch setting {
    case .bool(true): return TimeInterval.forTicks(first, last, count: 10)
    case .number(let count): return TimeInterval.forTicks(first, last, count: count)
    case .string(let name): return TimeInterval.Unit(rawValue: name).map { TimeInterval($0) }
    case .record(let record):
      guard let unit = record["interval"]?.string.flatMap(TimeInterval.Unit.init) else { return nil }
      return TimeInterval(unit, every: Int(limited: record["step"]?.number ?? 1))
    default: return nil
    }
  }

  /// The domain zoomed out so that its ends lie `padding` pixels inside a range of `span` pixels.
  static func padded(_ domain: [Double], padding: Double, span: Double, bend: ScaleBend) -> [Double] {
    guard domain.count >= 2, let first = domain.first, let last = domain.last, first != last, span > 2 * padding else {
      return domain
    }
    let factor = span / (span - 2 * padding)
    let isNegative = first < 0 && last < 0
    let (a, b) = (bend.forward(first, isNegative: isNegative), bend.forward(last, isNegative: isNegative))
    let middle = (a + b) / 2
    var result = domain
    result[0] = bend.backward(middle + (a - middle) * factor, isNegative: isNegative)
    result[domain.count - 1] = bend.backward(middle + (b - middle) * factor, isNegative: isNegative)
    return result
  }
}
