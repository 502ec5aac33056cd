import ChartData
import Glibc
import Limits

/// Ticks of logarithmic scales (d3-scale's log).
struct LogTicks {
  /// From one power to the next as many ticks as this are looked at.
  private static let largestBase = 1000
  let base: Double

  func ticks(_ first: Double, _ last: Double, _ count: Double) -> [Double] {
    let isReversed = last < first
    let (u, v) = isReversed ? (last, first) : (first, last)
    guard u > 0 else { return u < 0 && v < 0 ? ticks(-v, -u, count).map { -$0 }.reversed() : [] }
    let (i, j) = (log(u) / log(base), log(v) / log(base))
    var result: [Double] = []
    let (low, high) = (Int(limited: i.rounded(.down)), Int(limited: j.rounded(.up)))
    if base == base.rounded(), base <= Double(Self.largestBase), j - i < count, low <= high, high - low <= 1100 {
      for power in low...high {
        for k in 1..<max(2, Int(limited: base)) {
          let tick = power < 0 ? Double(k) / pow(base, Double(-power)) : Double(k) * pow(base, Double(power))
          if tick < u { continue }
          if tick > v { break }
          result.append(tick)
        }
      }
      if Double(result.count) * 2 < count { result = TickStep.ticks(u, v, count) }
    } else {
      result = TickStep.ticks(i, j, min(j - i, count)).map { pow(base, $0) }
    }
    return isReversed ? result.reversed() : result
  }

  /// Texts; empty for ticks between the ones worth naming.
  func texts(_ values: [Double], count: Double, _ specifier: String?, _ locale: NumberLocale) -> [String] {
    let most = max(1, base * count / Double(max(1, values.count)))
    let format = SpanFormat.variable(specifier, locale)
    return values.map { value in
      var i = value / pow(base, (log(value) / log(base)).rounded())
      if i * base < base - 0.5 { i *= base }
      return i <= most ? format?.text(value) ?? "" : ""
    }
  }
}
