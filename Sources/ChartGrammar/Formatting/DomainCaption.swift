import ChartData

/// A scale's domain in words, as Vega says it (vega-scale `caption.js`): values of a discrete one, ends of a continuous
/// one, bounds of classes.
struct DomainCaption {
  let source: TickSource
  let words: ReaderWords

  /// More values than this are cut to the first five and the last.
  private static let most = 7

  func text() -> String {
    switch source.scale.mapping {
    case .discretizing(let scale):
      let specifier = source.format?.string ?? source.config.top.string("numberFormat")
      let format = SpanFormat.thresholds(scale, specifier, source.scope.numberLocale)
      return words.boundaries(scale.thresholds.map { format?.text($0) ?? Value.number($0).asText })
    case .continuous(let scale):
      guard let first = scale.domain.first, let last = scale.domain.last else { return words.span("", "") }
      let texts = ends(first, last)
      return words.span(texts.first ?? "", texts.last ?? "")
    case .band, .ordinal:
      let domain = source.scale.discreteDomain
      guard domain.count > Self.most else { return words.values(texts(domain), last: nil, count: domain.count) }
      let named = texts(Array(domain.prefix(Self.most - 2)) + domain.suffix(1))
      return words.values(Array(named.dropLast()), last: named.last, count: domain.count)
    }
  }

  private func texts(_ values: [Value]) -> [String] {
    guard let format = timeFormat else { return source.texts(values) }
    return values.map { $0.isNothing ? $0.asText : format.text($0.asNumber) }
  }

  /// The format of moments: names of days and months in full, which are easier to listen to; nil for other values.
  private var timeFormat: TimeFormat? {
    let unit = source.definition.timeUnit
    let locale = source.scope.timeLocale
    let isTime = source.scale.type.isTime
    guard isTime || unit != nil || source.formatType == "time" else { return nil }
    let specifier = source.format?.string ?? unit.map { $0.format(in: locale) }
    if let specifier {
      let full = specifier.replacing("%a", with: "%A").replacing("%b", with: "%B")
      return TimeFormat(full, locale: locale)
    }
    guard isTime else { return nil }
    return TimeFormat(words.moment(isUTC: source.scale.type == .utc), locale: locale)
  }

  private func ends(_ first: Double, _ last: Double) -> [String] {
    if let format = timeFormat { return [format.text(first), format.text(last)] }
    let values = [Value.number(first), .number(last)]
    if source.isCompact { return source.texts(values) }
    let specifier = source.format?.string ?? source.config.top.string("numberFormat")
    let locale = source.scope.numberLocale
    let format =
      source.scale.type.isLogarithmic
      ? SpanFormat.variable(specifier, locale) : SpanFormat.format(first, last, 5, specifier, locale)
    return values.map { format?.text($0.asNumber) ?? $0.asText }
  }
}
