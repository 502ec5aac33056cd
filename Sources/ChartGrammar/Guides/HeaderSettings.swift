import ChartData
import ChartScene

/// The titles and labels of a facet's rows and columns.
struct HeaderSettings {
  let definition: ChannelDefinition
  let channel: Channel
  let config: Config
  let scope: ExpressionScope

  private func value(_ name: String) -> Value? {
    let topic = channel == .row ? "headerRow" : channel == .column ? "headerColumn" : "headerFacet"
    return definition.header[name] ?? config[topic][name] ?? config["header"][name]
  }

  var showsLabels: Bool { value("labels")?.bool ?? true }
  var orient: String { (value("labelOrient") ?? value("orient"))?.string ?? (channel == .row ? "left" : "top") }
  var titleOrient: String { (value("titleOrient") ?? value("orient"))?.string ?? (channel == .row ? "left" : "top") }

  var title: Properties? {
    guard let lines = FieldTitle.lines(definition, guide: definition.header, config: config) else { return nil }
    return properties(.list(lines.map { .string($0) }), "title", style: "guide-title", titleOrient, padding: 10)
  }

  /// The label of a cell.
  func label(_ value: Value, range: String?) -> Properties {
    var text = range ?? words(value)
    if let source = self.value("labelExpr")?.string, let expression = try? Expression(source) {
      let datum = Record([("value", value), ("label", .string(text))])
      text = ExpressionEvaluator.value(expression, datum: datum, scope: scope).asText
    }
    var result = properties(.string(text), "label", style: "guide-label", orient, padding: 10)
    result["frame"] = "group"
    if let angle = self.value("labelAngle")?.number {
      result["angle"] = .number(angle)
      if result["baseline"] == nil {
        result["baseline"] = .string(Self.baseline(angle, isRow: channel == .row))
      }
      if result["align"] == nil, let align = Self.align(angle, isRow: channel == .row) {
        result["align"] = .string(align)
      }
    }
    return result
  }

  /// Vega-Lite's choice for turned labels: on the side that the label leans to.
  private static func align(_ angle: Double, isRow: Bool) -> String? {
    let angle = (angle.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(dividingBy: 360)
    let start = isRow ? 90.0 : 0
    if angle.truncatingRemainder(dividingBy: 180) == start { return isRow ? "center" : nil }
    return (start < angle && angle < 180 + start) == isRow ? "left" : "right"
  }

  /// Vega-Lite's choice for turned labels; it takes negative angles for level.
  private static func baseline(_ angle: Double, isRow: Bool) -> String {
    let isLevel = angle <= 45 || angle >= 315
    let isUpsideDown = (135...225).contains(angle)
    if isRow { return isLevel || isUpsideDown ? "middle" : angle < 180 ? "top" : "bottom" }
    return isLevel ? "bottom" : isUpsideDown ? "top" : "middle"
  }

  private func words(_ value: Value) -> String {
    if definition.type == .temporal || definition.timeUnit != nil || definition.header.has("format")
      || (definition.type == .quantitative && !definition.isBinning)
    {
      let formatter = ValueFormatter(
        definition, config: config, scope: scope, format: definition.header["format"],
        formatType: definition.header.string("formatType"))
      return formatter.text(value)
    }
    return value.asText
  }

  private func properties(_ text: Value, _ prefix: String, style: String, _ orient: String, padding: Double)
    -> Properties
  {
    let look = config.style(style)
    func own(_ key: String) -> Value? { value(prefix + key) }
    var result = Properties(["text": text, "orient": .string(orient), "anchor": "middle", "subtitlePadding": 0])
    result["fontSize"] = own("FontSize") ?? look["fontSize"]
    result["font"] = own("Font") ?? look["font"]
    result["fontWeight"] = own("FontWeight") ?? look["fontWeight"] ?? "normal"
    result["fontStyle"] = own("FontStyle") ?? look["fontStyle"]
    result["color"] = own("Color") ?? look["fill"]
    result["offset"] = own("Padding") ?? .number(padding)
    result["anchor"] = own("Anchor") ?? "middle"
    if let align = own("Align") { result["align"] = align }
    if let baseline = own("Baseline") { result["baseline"] = baseline }
    if let angle = own("Angle"), prefix == "title" { result["angle"] = angle }
    if let limit = own("Limit") { result["limit"] = limit }
    return result
  }
}
