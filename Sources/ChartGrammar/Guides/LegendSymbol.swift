import ChartData
import ChartScene

/// How the symbols of a legend look: like the marks they stand for, with what the legend explains taken from its scale.
struct LegendSymbol {
  let drawing: LegendDrawing

  private var plan: LegendPlan { drawing.plan }
  private var settings: LegendSettings { drawing.settings }

  private func scaled(_ channel: Channel, _ value: Value) -> Value? {
    guard plan.parts.contains(where: { $0.channel == channel }) else { return nil }
    return drawing.scales[channel]?.output(value) ?? .null
  }

  func shape(_ value: Value) -> String {
    if let name = scaled(.shape, value)?.string { return name }
    if let name = plan.properties.string("symbolType") { return name }
    let shapes = drawing.allUnits.map { shape($0) }
    return shapes.contains("circle") ? "circle" : shapes.first ?? "circle"
  }

  private func shape(_ unit: UnitSpecification) -> String {
    let mark = MarkSettings(unit.mark, drawing.config)
    if let name = unit.definition(.shape)?.value?.string ?? mark.value("shape")?.string { return name }
    if let name = drawing.config["legend"].string("symbolType"),
      drawing.config["legend"].string("symbolType") != "circle"
    {
      return name
    }
    return unit.mark.traits.symbol
  }

  func style(_ value: Value) -> Style {
    guard let unit = drawing.unit else { return Style() }
    let mark = MarkSettings(unit.mark, drawing.config)
    var style = Style()
    let painted = plan.parts.contains { $0.channel.isColour } ? drawing.allUnits : [unit]
    for unit in painted where style.fill == nil {
      style.fill = fill(value, unit, MarkSettings(unit.mark, drawing.config), isFilled(unit))
    }
    for unit in painted where style.stroke == nil {
      style.stroke = stroke(value, unit, MarkSettings(unit.mark, drawing.config), isFilled(unit))
    }
    style.hasHiddenStroke = style.stroke == nil && hasHiddenStroke
    style.strokeWidth =
      scaled(.strokeWidth, value)?.number ?? settings.number("symbolStrokeWidth", 1.5)
    style.dash =
      (scaled(.strokeDash, value) ?? settings.value("symbolDash") ?? mark.value("strokeDash"))?.list?.map(\.asNumber)
      ?? []
    if style.dash == [1, 0] { style.dash = [] }
    style.fillOpacity =
      scaled(.fillOpacity, value)?.number ?? (showsFill ? nil : mark.value("fillOpacity")?.number) ?? 1
    if scaled(.fillOpacity, value) == nil, usesStandInFill { style.fillOpacity = opacity([unit]) }
    style.strokeOpacity = scaled(.strokeOpacity, value)?.number ?? mark.value("strokeOpacity")?.number ?? 1
    style.opacity = scaled(.opacity, value)?.number ?? opacity(painted)
    return style
  }

  private func isFilled(_ unit: UnitSpecification) -> Bool { unit.mark.isFilled && unit.mark.traits.fillsSymbol }

  /// Whether the fill of some unit's symbols shows the value.
  private var showsFill: Bool {
    plan.parts.contains { $0.channel == .fill }
      || plan.parts.contains { $0.channel == .color }
        && drawing.allUnits.contains { isFilled($0) && $0.scaleDefinition(.color) != nil }
  }

  /// Whether the fill of the marks shows something else, so that the symbols are black.
  private var usesStandInFill: Bool {
    guard !showsFill, let unit = drawing.unit else { return false }
    func isPlain(_ channel: Channel) -> Bool {
      unit.definition(channel).map { $0.isFieldOrDatum && $0.conditions.isEmpty } ?? false
    }
    return isPlain(.fill) || (isFilled(unit) && isPlain(.color))
  }

  /// Marks with a transparent outline by default keep its room in legends of something else than their fill.
  private var hasHiddenStroke: Bool {
    guard let unit = drawing.unit, !plan.parts.contains(where: { $0.channel == .fill || $0.channel == .color }) else {
      return false
    }
    return unit.mark.traits.symbol != "stroke"
  }

  /// What the first unit says that says anything.
  private func opacity(_ units: [UnitSpecification]) -> Double {
    if let opacity = settings.value("symbolOpacity")?.number { return opacity }
    // Vega-Lite looks for a ramp's opacity there, but Vega draws symbols for more than one channel.
    let isRamp = plan.parts.contains { $0.channel.isColour && drawing.scales[$0.channel]?.type.isContinuous == true }
    if isRamp, plan.properties["type"] == nil { return 1 }
    return units.lazy.compactMap { Self.opacity(of: $0, drawing.config) }.first ?? 1
  }

  /// The highest opacity that marks can have; nil if nothing says it.
  static func opacity(of unit: UnitSpecification, _ config: Config) -> Double? {
    if let definition = unit.definition(.opacity) {
      let values = [definition.value?.number] + definition.conditions.map { $0.definition.value?.number }
      if let most = values.compactMap({ $0 }).max() { return most }
      if definition.isField { return 1 }
    }
    let settings = MarkSettings(unit.mark, config)
    if let opacity = settings.value("opacity")?.number { return opacity }
    if settings.value("fillOpacity") != nil { return nil }
    return unit.isAggregate ? nil : unit.mark.traits.opacity
  }

  private func colourOf(_ unit: UnitSpecification, _ channel: Channel) -> Value? {
    guard let definition = unit.definition(channel) else { return nil }
    return definition.value ?? definition.conditions.first?.definition.value
  }

  private func fill(_ value: Value, _ unit: UnitSpecification, _ mark: MarkSettings, _ isFilled: Bool) -> Paint? {
    if let output = scaled(.fill, value) { return PaintReader.paint(output) }
    if isFilled, let output = scaled(.color, value) { return PaintReader.paint(output) }
    if let own = plan.properties["symbolFillColor"] { return PaintReader.paint(own) }
    let isEncoded = unit.definition(.fill)?.isFieldOrDatum == true || (isFilled && unit.scaleDefinition(.color) != nil)
    if isEncoded {
      return colourOf(unit, isFilled ? .color : .fill).flatMap { PaintReader.paint($0) } ?? .colour("black")
    }
    if let constant = colourOf(unit, .fill) ?? (isFilled ? colourOf(unit, .color) : nil) {
      return PaintReader.paint(constant)
    }
    return PaintReader.paint(mark.value("fill", or: isFilled ? "color" : nil))
  }

  private func stroke(_ value: Value, _ unit: UnitSpecification, _ mark: MarkSettings, _ isFilled: Bool) -> Paint? {
    if let output = scaled(.stroke, value) { return PaintReader.paint(output) }
    if !isFilled, let output = scaled(.color, value) { return PaintReader.paint(output) }
    if let own = plan.properties["symbolStrokeColor"] { return PaintReader.paint(own) }
    let isEncoded =
      unit.definition(.stroke)?.isFieldOrDatum == true || (!isFilled && unit.scaleDefinition(.color) != nil)
    let constant = colourOf(unit, .stroke) ?? (isFilled ? nil : colourOf(unit, .color))
    if isEncoded, constant == nil { return showsFill ? nil : .colour("#888") }
    if let constant { return PaintReader.paint(constant) }
    if let own = mark.value("stroke", or: isFilled ? nil : "color") { return PaintReader.paint(own) }
    guard unit.mark.traits.symbol == "stroke" else { return nil }
    return showsFill ? nil : .colour("#888")
  }
}
