import ChartData

/// Says in a sentence or two what a chart shows: its kind, its axes, the extremes of its measure.
struct DescriptionWriter {
  let tree: DataTree
  let config: Config
  let scope: ExpressionScope
  let language: String

  private var isChinese: Bool { language.hasPrefix("zh") }

  func text(title: String?) -> String {
    guard let unit = tree.views.lazy.compactMap(\.unit).first else { return title ?? "" }
    let data = unit.data
    var parts = [kind(unit.mark.type)]
    if let measure = measure(unit.specification), let column = data.main.column(at: measure.columnName) {
      parts += extent(measure, column, dimension(unit.specification), data)
    }
    if let colour = unit.definition(.color), colour.isField, let column = data.main.column(at: colour.columnName),
      colour.type.isDiscrete
    {
      let names = DomainBuilder.distinctValues(column, rows: nil).filter(\.isValid).prefix(8).map(\.asText)
      parts.append(isChinese ? "分类：\(names.joined(separator: "、"))" : "series: \(names.joined(separator: ", "))")
    }
    let body = parts.joined(separator: isChinese ? "；" : "; ")
    guard let title, !title.isEmpty else { return body + (isChinese ? "。" : ".") }
    return isChinese ? "\(title)。\(body)。" : "\(title). \(body)."
  }

  private func kind(_ mark: MarkType) -> String {
    isChinese ? mark.traits.chart.chinese : mark.traits.chart.english
  }

  private func measure(_ unit: UnitSpecification) -> ChannelDefinition? {
    [Channel.y, .x, .theta, .size].compactMap { unit.definition($0) }
      .first { $0.isField && $0.type == .quantitative && !$0.isBinning }
  }

  private func dimension(_ unit: UnitSpecification) -> ChannelDefinition? {
    [Channel.x, .y, .color].compactMap { unit.definition($0) }.first {
      $0.isField && ($0.type != .quantitative || $0.isBinning)
    }
  }

  private func extent(
    _ measure: ChannelDefinition, _ column: Column, _ dimension: ChannelDefinition?, _ data: UnitData
  ) -> [String] {
    let rows = (0..<column.count).filter { column[$0].isValid && column[$0].asNumber.isFinite }
    guard let low = rows.min(by: { column[$0].asNumber < column[$1].asNumber }),
      let high = rows.max(by: { column[$0].asNumber < column[$1].asNumber })
    else { return [] }
    let name = measure.title?.joined(separator: " ") ?? FieldTitle.text(measure, config: config)
    func number(_ row: Int) -> String {
      isChinese
        ? CompactNumber.text(column[row].asNumber, language: language) : CompactNumber.plain(column[row].asNumber)
    }
    func place(_ row: Int) -> String {
      guard let dimension, let places = data.main.column(at: dimension.columnName) else { return "" }
      let value = places[row]
      let text: String =
        if case .date(let time) = value {
          dimension.timeUnit.map {
            TimeFormat(LocalTimeFormat.specifier($0, locale: scope.timeLocale), locale: scope.timeLocale).text(time)
          }
            ?? TableDate.text(time, places)
        } else {
          value.asText
        }
      return isChinese ? "（\(text)）" : " (\(text))"
    }
    if low == high { return [isChinese ? "\(name)为 \(number(low))" : "\(name) is \(number(low))"] }
    return [
      isChinese
        ? "\(name)最低 \(number(low))\(place(low))，最高 \(number(high))\(place(high))"
        : "\(name) from \(number(low))\(place(low)) to \(number(high))\(place(high))"
    ]
  }
}
