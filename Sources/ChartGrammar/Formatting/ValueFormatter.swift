import ChartData

/// Turns values into text by the format of a definition: numbers, dates, words.
struct ValueFormatter {
  private enum Kind {
    case number(NumberFormat)
    case time(TimeFormat)
    case compact(CompactNumber)
    case words
  }
  private let kind: Kind

  init(
    _ definition: ChannelDefinition, config: Config, scope: ExpressionScope, format: Value? = nil,
    formatType: String? = nil
  ) {
    let format = format ?? definition.format
    let formatType = formatType ?? definition.formatType
    if formatType == "compact" {
      kind = .compact(config.look.words.compactNumber)
    } else if formatType == "time" || definition.timeUnit != nil
      || (definition.type == .temporal && formatType != "number")
      || definition.scale.string("type") == "time"
    {
      let specifier =
        format?.string ?? definition.timeUnit?.defaultFormat ?? config.top.string("timeFormat") ?? "%b %d, %Y"
      kind = .time(TimeFormat(specifier, locale: scope.timeLocale))
    } else if definition.type == .quantitative || formatType == "number" {
      let specifier = format?.string ?? config.top.string("numberFormat") ?? ""
      kind = NumberFormat(specifier, locale: scope.numberLocale).map { .number($0) } ?? .words
    } else if let specifier = format?.string, let number = NumberFormat(specifier, locale: scope.numberLocale) {
      kind = .number(number)
    } else {
      kind = .words
    }
  }

  func text(_ value: Value) -> String {
    switch kind {
    case .number(let format): return format.text(value.isNothing ? (value == .null ? 0 : .nan) : value.asNumber)
    case .time(let format):
      if case .string(let text) = value { return format.text(DateText.parse(text)) }
      return value.isNothing ? "" : format.text(value.asNumber)
    case .compact(let compact): return compact.text(value.asNumber)
    case .words:
      if let list = value.list { return list.map(\.asText).joined(separator: " ") }
      return value.asText
    }
  }

  func range(_ start: Value, _ end: Value) -> String {
    start.isValid ? "\(text(start)) – \(text(end))" : "null"
  }
}
