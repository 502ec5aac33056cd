import ChartData
import ChartScene

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `text`: a label at each row's place.
struct TextMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let positions = PositionEncoding(context: context)
    let encoding = ChannelEncoding(context: context)
    let x = positions.point(.x, .middle)
    let y = positions.point(.y, .middle)
    let texts = TextContent(context: context).lines()
    let style = encoding.style()
    let look = look(encoding)
    let polar = polar(positions)
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      var (px, py) = (x(row), y(row))
      if let polar {
        let (radius, theta) = polar(row)
        if radius.isNaN || theta.isNaN { return nil }
        px += radius * sin(theta)
        py -= radius * cos(theta)
      }
      guard !px.isNaN, !py.isNaN, let lines = texts(row), lines.contains(where: { !$0.isEmpty }) else { return nil }
      let style = style(row)
      guard style.opacity > 0, style.fill != nil || style.stroke != nil else { return nil }
      var text = look(row, lines, px, py)
      text.fill = style.fill
      text.stroke = style.stroke
      text.strokeWidth = style.strokeWidth
      text.fillOpacity = style.fillOpacity
      text.opacity = style.opacity
      text.label = label(row)
      return .text(text)
    }
  }

  private func look(_ encoding: ChannelEncoding) -> (Int, [String], Double, Double) -> SceneText {
    let size = encoding.number(.size, property: "fontSize", fallback: 11)
    let angle = encoding.number(.angle, property: "angle", fallback: 0)
    let align = context.property("align")
    let baseline = context.property("baseline")
    let dx = context.property("dx")
    let dy = context.property("dy")
    let font = context.string("font")
    let weight = context.property("fontWeight")
    let fontStyle = context.string("fontStyle")
    let limit = context.number("limit")
    let lineHeight = context.number("lineHeight")
    return { row, lines, x, y in
      var text = SceneText(lines, x: x, y: y)
      text.size = size(row) ?? 11
      text.angle = angle(row) ?? 0
      text.align = SceneText.Align(rawValue: align(row)?.string ?? "center") ?? .center
      text.baseline = SceneText.Baseline(rawValue: baseline(row)?.string ?? "middle") ?? .middle
      text.dx = dx(row)?.asNumber ?? 0
      text.dy = dy(row)?.asNumber ?? 0
      text.font = font
      text.weight = weight(row)?.asText
      text.fontStyle = fontStyle
      text.lineHeight = lineHeight
      if let limit, limit > 0 {
        text.lines = lines.map { TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold) }
      }
      return text
    }
  }

  /// Radius and angle of texts beside the sectors of a circle; nil if the text isn't placed so.
  private func polar(_ positions: PositionEncoding) -> ((Int) -> (Double, Double))? {
    let hasTheta = context.definition(.theta) != nil || context.settings.own.has("theta")
    let hasRadius = context.definition(.radius) != nil || context.settings.own.has("radius")
    guard hasTheta || hasRadius else { return nil }
    let theta = positions.point(.theta, .zeroOrMin)
    let radius = positions.point(.radius, .zeroOrMin)
    let fixed = context.definition(.radius) == nil ? context.number("radius") : nil
    let shift = context.number("radiusOffset") ?? 0
    return { row in (fixed.map { $0 + shift } ?? radius(row), theta(row)) }
  }
}

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
    let base = value(definition)
    let conditions = definition.conditions.map { condition in
      (condition.predicate.test(over: context.table, scope: context.scope), value(condition.definition))
    }
    return { row in
      for (test, value) in conditions where test(row) { return value(row) }
      return base(row)
    }
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
