import ChartData

/// The words of a text channel, formatted.
struct TextContent {
  let context: UnitContext

  func lines() -> (Int) -> [String]? {
    let content = content()
    let lineBreak = context.string("lineBreak") ?? context.config.top.string("lineBreak")
    return { row in
      guard let value = content(row) else { return nil }
      if let list = value.list { return list.map(\.asText) }
      let text = value.asText
      if let lineBreak, !lineBreak.isEmpty, text.contains(lineBreak) {
        return text.split(separator: lineBreak, omittingEmptySubsequences: false).map(String.init)
      }
      return [text]
    }
  }

  private func content() -> (Int) -> Value? {
    guard let definition = context.definition(.text) else {
      return context.property("text")
    }
    return context.firstHolding(definition, value) ?? { _ in nil }
  }

  /// The words for a definition in each row, formatted.
  func value(_ definition: ChannelDefinition) -> (Int) -> Value? {
    if let value = definition.value {
      if let text = value.record?["expr"]?.string, let expression = try? Expression(text) {
        let evaluator = ExpressionEvaluator(expression, over: context.table, scope: context.scope)
        return { evaluator.value($0) }
      }
      return { _ in value }
    }
    let formatter = ValueFormatter(definition, config: context.config, scope: context.scope)
    if let datum = definition.datum { return { _ in .string(formatter.text(datum)) } }
    guard definition.isField else { return { _ in nil } }
    let isRange = definition.isBinning && context.table.has(definition.rangeName)
    if definition.isBinning, !isRange || definition.type == .quantitative,
      let starts = context.column(definition.startName), let ends = context.column(definition.endName)
    {
      return { row in .string(formatter.range(starts[row], ends[row])) }
    }
    guard let column = context.column(isRange ? definition.rangeName : definition.columnName) else {
      return { _ in nil }
    }
    return { row in
      let value = column[row]
      if value.list != nil, definition.type.isDiscrete { return value }
      return .string(formatter.text(value))
    }
  }
}
