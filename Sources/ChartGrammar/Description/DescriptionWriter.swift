import ChartData

/// Says in a sentence or two what a chart shows: its kind, its axes, the extremes of its measure.
struct DescriptionWriter {
  let tree: DataTree
  let config: Config
  let scope: ExpressionScope

  private var words: ChartWords { config.look.words }

  func text(title: String?) -> String {
    guard let unit = tree.views.lazy.compactMap(\.unit).first else { return title ?? "" }
    let data = unit.data
    var parts = [words.chart(unit.mark.type)]
    if let measure = measure(unit.specification), let column = data.main.column(at: measure.columnName) {
      parts += extent(measure, column, dimension(unit.specification), data)
    }
    if let colour = unit.definition(.color), colour.isField, let column = data.main.column(at: colour.columnName),
      colour.type.isDiscrete
    {
      let names = DomainBuilder.distinctValues(column, rows: nil).filter(\.isValid).prefix(8).map(\.asText)
      parts.append(words.text(.chartSeries, ["list": names.joined(separator: words.text(.chartListSeparator))]))
    }
    let body = parts.joined(separator: words.text(.chartPairSeparator))
    guard let title, !title.isEmpty else { return words.text(.chartSentence, ["text": body]) }
    return words.text(.chartTitledSentence, ["title": title, "text": body])
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
      words.hasCompactNumbers
        ? words.compactNumber.text(column[row].asNumber)
        : CompactNumber.plain(column[row].asNumber)
    }
    func place(_ row: Int) -> String {
      guard let dimension, let places = data.main.column(at: dimension.columnName) else { return "" }
      let value = places[row]
      let text: String =
        if case .date(let time) = value {
          dimension.timeUnit.map {
            TimeFormat($0.format(in: scope.timeLocale), locale: scope.timeLocale).text(time)
          }
            ?? TableDate.text(time, places)
        } else {
          value.asText
        }
      return words.text(.chartPlace, ["text": text])
    }
    if low == high { return [words.text(.chartConstant, ["name": name, "value": number(low)])] }
    return [
      words.text(
        .chartRange,
        ["name": name, "low": number(low), "lowPlace": place(low), "high": number(high), "highPlace": place(high)])
    ]
  }
}
