import ChartData

/// Dates of a table by the finest part any of them has.
enum TableDate {
  static func text(_ time: Double, _ column: Column) -> String {
    guard case .dates(let times) = column else { return DateText.isoText(time) }
    let dates = times.prefix(200).compactMap { CivilDate(time: $0) }
    let hasClock = dates.contains { $0.hours != 0 || $0.minutes != 0 }
    let hasDay = dates.contains { $0.day != 1 }
    let hasMonth = dates.contains { $0.month != 0 }
    let format = hasClock ? "%Y-%m-%d %H:%M" : hasDay ? "%Y-%m-%d" : hasMonth ? "%Y-%m" : "%Y"
    return TimeFormat(format).text(time)
  }
}
