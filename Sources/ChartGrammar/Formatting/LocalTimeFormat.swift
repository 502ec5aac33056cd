import ChartData

/// Time units in the words of a language.
enum LocalTimeFormat {
  static func specifier(_ unit: TimeUnit, locale: TimeLocale) -> String {
    guard locale.months.first == "1月" else { return unit.defaultFormat }
    switch unit.parts {
    case [.year]: return "%Y"
    case [.year, .month]: return "%Y年%-m月"
    case [.year, .quarter]: return "%Y年Q%q"
    case [.year, .month, .date]: return "%Y年%-m月%-d日"
    case [.month]: return "%-m月"
    case [.month, .date]: return "%-m月%-d日"
    default: return unit.defaultFormat
    }
  }
}
