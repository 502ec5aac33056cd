import ChartData
import Glibc
import Limits

/// The values an axis or a legend marks, and their texts.
struct TickSource {
  let scale: Scale
  let definition: ChannelDefinition
  /// About how many; nil is the default of 10 for axes, 5 for legends.
  let count: Value?
  let minimumStep: Double?
  let format: Value?
  let formatType: String?
  let config: Config
  let scope: ExpressionScope

  private var number: Double {
    var wanted = count?.number ?? 10
    if let bins = scale.continuous?.bins { wanted = max(wanted, Double(bins.count)) }
    if let minimumStep, let domain = scale.continuous?.domain, let first = domain.first, let last = domain.last {
      let steps = ((last - first) / minimumStep).rounded(.down)
      wanted = min(wanted, (steps == 0 || steps.isNaN ? 1 : steps) + 1)
    }
    return wanted
  }

  func values(explicit: [Value]?) -> [Value] {
    if let explicit {
      let isTime = scale.type.isTime || definition.type == .temporal || definition.timeUnit != nil
      return valid(explicit.map { DateTimeValue.value($0, temporal: isTime, unit: definition.timeUnit) }, limit: nil)
    }
    switch scale.mapping {
    case .band, .ordinal: return scale.discreteDomain
    case .discretizing(let scale): return scale.domain.map { .number($0) }
    case .continuous(let continuous):
      if let bins = continuous.bins { return valid(bins.map { .number($0) }, limit: number) }
      return ticks(continuous)
    }
  }

  /// The candidates that lie in the range, thinned to a limit.
  private func valid(_ candidates: [Value], limit: Double?) -> [Value] {
    if scale.band != nil { return candidates.filter { !scale.number($0).isNaN } }
    guard let continuous = scale.continuous, case .numbers = continuous.output else { return candidates }
    let (a, b) = scale.extent
    let (low, high) = (min(a, b).rounded(.down), max(a, b).rounded(.up))
    var kept = candidates.filter { low <= scale.number($0) && scale.number($0) <= high }
    // From the beginning of the range to its end.
    kept.sort { a > b ? scale.number($0) > scale.number($1) : scale.number($0) < scale.number($1) }
    guard let limit, limit > 0, kept.count > 1 else { return kept }
    let ends = [kept[0], kept[kept.count - 1]]
    while Double(kept.count) > limit, kept.count >= 3 {
      kept = kept.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
    return kept.count < 3 ? ends : kept
  }

  private func ticks(_ continuous: ContinuousScale) -> [Value] {
    guard let first = continuous.domain.first, let last = continuous.domain.last else { return [] }
    if scale.type.isTime { return timeTicks(first, last) }
    if case .log(let base) = continuous.bend {
      return LogTicks(base: base).ticks(first, last, number).map { .number($0) }
    }
    return TickStep.ticks(first, last, number).map { .number($0) }
  }

  private func timeTicks(_ first: Double, _ last: Double) -> [Value] {
    let (low, high) = (min(first, last), max(first, last))
    var interval: TimeInterval?
    if let name = count?.string ?? count?.record?["interval"]?.string {
      interval = TimeInterval.Unit(rawValue: name).map {
        TimeInterval($0, every: Int(limited: count?.record?["step"]?.number ?? 1))
      }
    } else {
      interval = TimeInterval.forTicks(low, high, count: number)
    }
    guard let interval else { return low == high ? [.date(low)] : [] }
    return interval.range(low, high).map { .date($0) }
  }

  // MARK: Texts

  func texts(_ values: [Value]) -> [String] {
    if isCompact {
      return compactTexts(values)
    }
    if definition.timeUnit != nil || scale.type.isTime || formatType == "time" { return timeTexts(values) }
    if let continuous = scale.continuous { return numberTexts(values, continuous) }
    if definition.isBinning || !definition.type.isDiscrete || format != nil || formatType != nil {
      let formatter = ValueFormatter(definition, config: config, scope: scope, format: format, formatType: formatType)
      return values.map { value in
        if case .string(let text) = value { return text }
        return formatter.text(value)
      }
    }
    return values.map { $0.list.map { $0.map(\.asText).joined(separator: ",") } ?? $0.asText }
  }

  /// Whether large numbers are written in words or letters: 万, M.
  var isCompact: Bool { formatType == "compact" || (formatType == nil && format == nil && usesCompact) }

  private var usesCompact: Bool {
    config.top.string("numberFormatType") == "compact" && definition.type == .quantitative && scale.continuous != nil
      && !scale.type.isTime
  }

  private func compactTexts(_ values: [Value]) -> [String] {
    let compact = config.look.words.compactNumber
    let numbers = values.map(\.asNumber)
    if case .log(let base)? = scale.continuous?.bend {
      // From thousands to billions no one unit fits: each number has its own.
      let shown = LogTicks(base: base).texts(numbers, count: number, nil, scope.numberLocale)
      return zip(numbers, shown).map { $1.isEmpty ? "" : compact.text($0) }
    }
    let largest = numbers.map(abs).max() ?? 0
    guard let unit = compact.unit(for: largest) else {
      let step = zip(numbers.dropFirst(), numbers).map { abs($0 - $1) }.min() ?? 1
      let decimals = step > 0 && step < 1 ? Int((-log10(step)).rounded(.up), heldIn: 0...20) ?? 0 : 0
      let format = NumberFormat(",.\(decimals)f")
      return numbers.map { format?.text($0) ?? "" }
    }
    return numbers.map { $0 == 0 ? "0" : CompactNumber.plain($0 / unit.size) + unit.word }
  }

  private func timeTexts(_ values: [Value]) -> [String] {
    if let specifier = format?.string {
      let format = TimeFormat(specifier, locale: scope.timeLocale)
      return values.map { format.text($0.asNumber) }
    }
    if let unit = definition.timeUnit {
      let format = TimeFormat(unit.format(in: scope.timeLocale), locale: scope.timeLocale)
      return values.map { format.text($0.asNumber) }
    }
    if let record = format?.record { return multiTexts(values, record) }
    let multi = TimeMultiFormat(locale: scope.timeLocale)
    if scale.type.isTime { return values.map { multi.text($0.asNumber) } }
    let formatter = ValueFormatter(definition, config: config, scope: scope, formatType: formatType)
    return values.map { formatter.text($0) }
  }

  private func multiTexts(_ values: [Value], _ record: Record) -> [String] {
    let names: [String: TimeInterval.Unit] = [
      "year": .year, "quarter": .quarter, "month": .month, "week": .week, "date": .day, "day": .day, "hours": .hour,
      "minutes": .minute, "seconds": .second, "milliseconds": .millisecond,
    ]
    var formats: [TimeInterval.Unit: String] = [:]
    for (name, value) in record.fields { if let unit = names[name], let text = value.string { formats[unit] = text } }
    let multi = TimeMultiFormat(locale: scope.timeLocale, overriding: formats)
    return values.map { multi.text($0.asNumber) }
  }

  private func numberTexts(_ values: [Value], _ continuous: ContinuousScale) -> [String] {
    let specifier = format?.string ?? config.top.string("numberFormat")
    if case .log(let base) = continuous.bend, continuous.bins == nil {
      return LogTicks(base: base).texts(values.map(\.asNumber), count: number, specifier, scope.numberLocale)
    }
    if scale.type == .symlog, let format = SpanFormat.variable(specifier, scope.numberLocale) {
      return values.map { format.text($0.asNumber) }
    }
    let format = SpanFormat.format(
      continuous.domain.first ?? 0, continuous.domain.last ?? 1, number, specifier, scope.numberLocale)
    return values.map { value in
      if case .string(let text) = value { return text }
      return format?.text(value.asNumber) ?? value.asText
    }
  }
}
