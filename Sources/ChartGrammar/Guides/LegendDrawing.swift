import ChartData
import ChartScene

/// Draws the legends of a view.
struct LegendDrawing {
  let plan: LegendPlan
  let settings: LegendSettings
  let config: Config
  let scope: ExpressionScope
  let scales: ChannelMap<Scale>
  let units: ChannelMap<UnitSpecification>
  /// Every unit whose marks the legend explains, the first one first.
  let allUnits: [UnitSpecification]
  let size: (width: Double, height: Double)
  /// Entries side by side wrap at this width; nil leaves them in one row.
  var widthLimit: Double?

  /// Vega's choice among the scales of a legend.
  private static let order: [Channel] = [
    .size, .shape, .color, .fill, .stroke, .strokeWidth, .strokeDash, .opacity, .fillOpacity, .strokeOpacity,
  ]

  /// The channel whose scale gives the entries.
  var mainChannel: Channel {
    Self.order.first { channel in plan.parts.contains { $0.channel == channel } } ?? plan.parts[0].channel
  }

  private var main: Scale? { scales[mainChannel] }

  private enum Kind: String {
    case symbols = "symbol"
    case gradient, discrete
  }

  private var kind: Kind {
    let paints = Set(
      zip(plan.parts, allUnits).map { part, unit in
        part.channel == .color ? (unit.mark.isFilled ? .fill : .stroke) : part.channel
      })
    let isOnlyColour = paints.count == 1 && paints.allSatisfy(\.isColour)
    guard let scale = main else { return .symbols }
    if let type = plan.properties.string("type") {
      if type == "symbol" { return .symbols }
      return scale.type.isDiscretizing || scale.type == .binOrdinal ? .discrete : .gradient
    }
    guard isOnlyColour else { return .symbols }
    if let unit = plan.definition.timeUnit, unit.parts.count == 1, [.quarter, .month, .day].contains(unit.parts[0]) {
      return .symbols
    }
    if scale.type.isContinuous { return .gradient }
    return scale.type.isDiscretizing || scale.type == .binOrdinal ? .discrete : .symbols
  }

  func draw() -> DrawnLegend? {
    guard main != nil else { return nil }
    let entries: SceneGroup
    switch kind {
    case .symbols: entries = SymbolLegend(drawing: self).entries()
    case .gradient: entries = GradientLegend(drawing: self).entries()
    case .discrete: entries = GradientLegend(drawing: self).discreteEntries()
    }
    return arranged(entries)
  }

  var source: TickSource {
    TickSource(
      scale: main ?? Scale(type: .ordinal, mapping: .ordinal(OrdinalScale(domain: [], range: []))),
      definition: plan.definition, count: settings.value("tickCount") ?? .number(5),
      minimumStep: plan.properties.number("tickMinStep"), format: settings.value("format") ?? plan.definition.format,
      formatType: settings.string("formatType"), config: config, scope: scope)
  }

  /// The unit whose mark the symbols imitate.
  var unit: UnitSpecification? { units[plan.parts[0].channel] }

  // MARK: Layout

  private func arranged(_ entries: SceneGroup) -> DrawnLegend {
    let padding = settings.number("padding", 0)
    var group = SceneGroup(role: "legend")
    name(&group)
    var entries = entries
    let title = titleText()
    (entries.x, entries.y) = (padding, padding)
    if var title {
      let gap = settings.number("titlePadding", 5)
      let box = title.bounds
      switch settings.string("titleOrient") ?? "top" {
      case "left": entries.x += box.width.rounded(.up) + gap
      case "right", "bottom": break
      default: entries.y += box.height + gap
      }
      title.x += padding
      title.y += padding
      if settings.string("titleOrient") == "left" {
        title.y +=
          ((entries.bounds.y2 - entries.y) / 2).rounded() * (settings.string("titleAnchor") == "middle" ? 1 : 0)
      }
      group.items.append(.text(title))
    }
    group.items.insert(.group(entries), at: 0)
    var bounds = entries.bounds
    if let title = group.items.last, case .text(let text) = title { bounds.formUnion(text.bounds) }
    bounds.x1 = padding
    bounds.y1 = padding
    let width = (max(0, bounds.x2 - bounds.x1) + 2 * padding).rounded(.up)
    let height = (max(0, bounds.y2 - bounds.y1) + 2 * padding).rounded(.up)
    addBackground(&group, width, height)
    let origin = settings.orient == "none" ? (settings.number("legendX", 0), settings.number("legendY", 0)) : nil
    return DrawnLegend(
      group: group, orient: settings.orient, width: width, height: height, offset: settings.number("offset", 18),
      origin: origin)
  }

  /// Says what the legend explains, in place of its entries.
  private func name(_ group: inout SceneGroup) {
    if settings.value("aria")?.bool == false || config.top.bool("aria") == false {
      group.isHiddenFromReaders = true
      return
    }
    let shown = zip(plan.parts, allUnits).map { part, unit -> Channel in
      part.channel == .color ? (unit.mark.isFilled ? .fill : .stroke) : part.channel
    }
    let words = ReaderWords(config.look.words)
    group.ariaRole = "graphics-symbol"
    group.ariaRoleDescription = words.legend
    group.label = words.legend(
      kind: kind.rawValue, title: titleText() == nil ? nil : plan.title?.joined(separator: " "),
      channels: Self.order.filter(shown.contains).map(\.rawValue),
      domain: DomainCaption(source: source, words: words).text())
  }

  private func addBackground(_ group: inout SceneGroup, _ width: Double, _ height: Double) {
    var style = Style(
      fill: PaintReader.paint(settings.value("fillColor")), stroke: PaintReader.paint(settings.value("strokeColor")))
    style.strokeWidth = settings.number("strokeWidth", 1)
    guard style.fill != nil || style.stroke != nil else { return }
    group.items.insert(.shape(SceneShape(.rectangle(x: 0, y: 0, width: width, height: height), style)), at: 0)
  }

  private func titleText() -> SceneText? {
    guard let lines = plan.title, lines.contains(where: { !$0.isEmpty }) else { return nil }
    if settings.plan.properties.isNull("title") { return nil }
    if !plan.properties.has("title"), config["legend"].isNull("title") { return nil }
    var text = SceneText(lines, x: 0, y: 0)
    func styled(_ name: String, _ key: String) -> Value? { settings.styled(name, "guide-title", key) }
    text.size = styled("titleFontSize", "fontSize")?.number ?? 11
    text.font = styled("titleFont", "font")?.string
    text.weight = styled("titleFontWeight", "fontWeight")?.asText
    text.fontStyle = styled("titleFontStyle", "fontStyle")?.string
    text.fill = PaintReader.paint(styled("titleColor", "fill"))
    text.baseline = .top
    let limit = settings.number("titleLimit", 180)
    text.lines = lines.map { TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold) }
    return text
  }

  /// A label with the legend's text settings.
  func label(_ lines: [String]) -> SceneText {
    var text = SceneText(lines, x: 0, y: 0)
    func styled(_ name: String, _ key: String) -> Value? { settings.styled(name, "guide-label", key) }
    text.size = styled("labelFontSize", "fontSize")?.number ?? 10
    text.font = styled("labelFont", "font")?.string
    text.weight = styled("labelFontWeight", "fontWeight")?.asText
    text.fontStyle = styled("labelFontStyle", "fontStyle")?.string
    text.fill = PaintReader.paint(styled("labelColor", "fill"))
    text.opacity = settings.number("labelOpacity", 1)
    text.baseline = .middle
    let limit = settings.number("labelLimit", 160)
    text.lines = lines.map { TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold) }
    return text
  }
}
