import ChartData
import Glibc
import Limits

/// d3-scale's choice of digits for the ticks of a linear scale.
enum SpanFormat {
  static func format(_ start: Double, _ stop: Double, _ count: Double, _ specifier: String?, _ locale: NumberLocale)
    -> NumberFormat?
  {
    let step = TickStep.step(start, stop, count)
    guard let format = NumberFormat(specifier ?? ",f", locale: locale) else { return nil }
    guard !format.hasPrecision || specifier == nil, step.isFinite, step != 0 else { return format }
    let kind = specifier.map { $0.last.map { $0.isLetter || $0 == "%" ? $0 : Character(" ") } ?? " " } ?? "f"
    func exponent(_ value: Double) -> Double { value == 0 ? 0 : log10(abs(value)).rounded(.down) }
    let magnitude = max(abs(start), abs(stop))
    switch kind {
    case "f": return format.withPrecision(Int(limited: max(0, -exponent(step))))
    case "%": return format.withPrecision(Int(limited: max(0, -exponent(step) - 2)))
    case "s":
      let group = max(-8, min(8, (exponent(magnitude) / 3).rounded(.down))) * 3
      return format.withPrecision(Int(limited: max(0, group - exponent(abs(step)))), prefixOf: magnitude)
    case "e", "g", "p", "r":
      let rounded = max(0, exponent(magnitude - step) - exponent(step)) + 1
      return format.withPrecision(Int(limited: max(0, rounded - (kind == "e" ? 1 : 0))))
    default:
      let rounded = max(0, exponent(magnitude) - exponent(step)) + 1
      return specifier.map { $0.isEmpty || !$0.contains("~") } == true
        ? format.withPrecision(Int(limited: rounded)) : format
    }
  }

  /// Vega's choice for the bounds of classes: as for ticks as far apart as the two nearest of them, thirty in all.
  static func thresholds(_ scale: DiscretizingScale, _ specifier: String?, _ locale: NumberLocale) -> NumberFormat? {
    let ends = scale.type == .quantile ? scale.thresholds : scale.type == .quantize ? scale.domain : []
    guard let first = ends.first else { return NumberFormat(specifier ?? "", locale: locale) }
    let gap = zip(ends.dropFirst(), ends).map { $0 - $1 }.min() ?? first
    return format(0, gap, 30, specifier, locale)
  }

  /// As many digits as a number has.
  static func variable(_ specifier: String?, _ locale: NumberLocale) -> NumberFormat? {
    guard let specifier else { return NumberFormat(",", locale: locale) }
    return NumberFormat(specifier, locale: locale)
  }
}
