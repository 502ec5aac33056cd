import ChartData
import ChartScene

/// The outputs of channels that aren't positions: colours, sizes, shapes, opacities, dashes, texts.
struct ChannelEncoding {
  let context: UnitContext

  /// The output of a channel for each row: the first condition that holds, else its own field or value. Nil where the
  /// channel says nothing.
  func output(_ channel: Channel) -> ((Int) -> Value?)? {
    guard let definition = context.definition(channel) else { return nil }
    return context.firstHolding(definition) { output($0, channel) }
  }

  private func output(_ definition: ChannelDefinition, _ channel: Channel) -> ((Int) -> Value?)? {
    if let value = definition.value { return constant(value) }
    let scale = context.scales[channel]
    if let datum = definition.datum {
      let value = scale.map { $0.output(datum) } ?? datum
      return { _ in value }
    }
    guard definition.isField else { return nil }
    guard let column = column(of: definition) else { return { _ in nil } }
    guard let scale, !definition.hasNoScale else { return { column[$0] } }
    if let invalid = context.config["scale"].record("invalid")?[channel.rawValue]?.record?["value"],
      !scale.type.isDiscreteDomain
    {
      return { column[$0].isValid ? scale.output(column[$0]) : invalid }
    }
    if let continuous = scale.continuous, let first = continuous.domain.min(), let last = continuous.domain.max() {
      // Rows without a value are shown as zero, or as the domain's beginning where it has no zero.
      let standIn = scale.output(.number(first <= 0 && last >= 0 ? 0 : continuous.domain[0]))
      return { column[$0].isValid ? scale.output(column[$0]) : standIn }
    }
    if case .words(let codes, let list) = column {
      // One look at the scale for each word, not for each row.
      let outputs = list.map { scale.output(.string($0)) }
      let nothing = scale.output(.null)
      return { row in codes[row] >= 0 ? outputs[Int(codes[row])] : nothing }
    }
    return { scale.output(column[$0]) }
  }

  private func column(of definition: ChannelDefinition) -> Column? {
    let isRange = definition.isBinning && definition.type.isDiscrete && context.table.has(definition.rangeName)
    return context.column(isRange ? definition.rangeName : definition.columnName)
  }

  private func constant(_ value: Value) -> (Int) -> Value? {
    if let text = value.record?["expr"]?.string, let expression = try? Expression(text) {
      let evaluator = ExpressionEvaluator(expression, over: context.table, scope: context.scope)
      return { evaluator.value($0) }
    }
    if case .null = value { return { _ in .null } }
    return { _ in value }
  }

  // MARK: Kinds of outputs

  func number(_ channel: Channel, property: String, fallback: Double?) -> (Int) -> Double? {
    let encoded = output(channel)
    let own = context.property(property)
    return { row in
      if let value = encoded?(row) {
        let number = value.asNumber
        return value.isNothing || !number.isFinite ? fallback : number
      }
      return own(row)?.asNumber ?? fallback
    }
  }

  func text(_ channel: Channel, property: String, fallback: String?) -> (Int) -> String? {
    let encoded = output(channel)
    let own = context.property(property)
    return { row in
      if let value = encoded?(row) { return value.isNothing ? fallback : value.asText }
      return own(row)?.asText ?? fallback
    }
  }

  // MARK: Style

  private static let styleChannels: [Channel] = [
    .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .strokeWidth, .strokeDash,
  ]
  private static let styleProperties = [
    "color", "fill", "stroke", "opacity", "fillOpacity", "strokeOpacity", "strokeWidth", "strokeDash",
  ]

  /// Fill, stroke, opacities and dashes of each row.
  func style() -> (Int) -> Style {
    let style = rowStyle()
    let varies =
      Self.styleChannels.contains { context.definition($0) != nil }
      || Self.styleProperties.contains { context.settings.value($0)?.record != nil }
    guard varies, !context.rows.isEmpty else {
      let constant = context.rows.first.map(style) ?? Style()
      return { _ in constant }
    }
    guard let codes = soleWords else { return style }
    let styles = WordStyles()
    return { row in styles.style(codes[row]) { style(row) } }
  }

  /// The words that all of the style depends on; nil if it depends on more, or on something else.
  private var soleWords: [Int32]? {
    let own = Self.styleChannels.compactMap { context.definition($0) }
    guard own.count == 1, let definition = own.first, definition.isField, definition.conditions.isEmpty,
      !Self.styleProperties.contains(where: { context.settings.value($0)?.record != nil }),
      case .words(let codes, _)? = column(of: definition)
    else { return nil }
    return codes
  }

  private func rowStyle() -> (Int) -> Style {
    let colours = MarkColours(self)
    let opacity = number(.opacity, property: "opacity", fallback: defaultOpacity)
    let fillOpacity = number(.fillOpacity, property: "fillOpacity", fallback: nil)
    let strokeOpacity = number(.strokeOpacity, property: "strokeOpacity", fallback: nil)
    let usual = context.mark.traits.strokeWidth
    let strokeWidth = number(.strokeWidth, property: "strokeWidth", fallback: usual)
    let dash = dashes()
    let offset = context.number("strokeDashOffset") ?? 0
    let cap = context.string("strokeCap").flatMap(Style.Cap.init)
    let join = context.string("strokeJoin").flatMap(Style.Join.init)
    let blend = context.string("blend").flatMap(Style.Blend.init)
    return { row in
      var style = Style()
      style.fill = colours.fill(row)
      style.stroke = colours.stroke(row)
      style.opacity = opacity(row) ?? 1
      style.fillOpacity = fillOpacity(row) ?? 1
      style.strokeOpacity = strokeOpacity(row) ?? 1
      style.strokeWidth = strokeWidth(row) ?? usual
      style.dash = dash(row)
      style.dashOffset = offset
      style.cap = cap
      style.join = join
      style.blend = blend
      return style
    }
  }

  private var defaultOpacity: Double? {
    guard context.settings.value("fillOpacity") == nil, !context.unit.isAggregate else { return nil }
    return context.mark.traits.opacity
  }

  private func dashes() -> (Int) -> [Double] {
    let encoded = output(.strokeDash)
    let own = context.property("strokeDash")
    return { row in
      let list = (encoded?(row) ?? own(row))?.list?.map(\.asNumber) ?? []
      return list == [1, 0] ? [] : list
    }
  }
}

/// The styles of rows that differ by one word, each worked out once.
private final class WordStyles {
  private var styles: [Int32: Style] = [:]

  func style(_ code: Int32, _ make: () -> Style) -> Style {
    if let style = styles[code] { return style }
    let style = make()
    styles[code] = style
    return style
  }
}
