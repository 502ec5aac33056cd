import ChartData
import ChartScene

/// The bar of a legend of continuous or stepped colours, with its labels.
struct GradientLegend {
  let drawing: LegendDrawing

  private var settings: LegendSettings { drawing.settings }
  private var scale: Scale? { drawing.scales[drawing.plan.parts[0].channel] }
  private var isVertical: Bool { settings.isVertical(gradient: true) }
  private var thickness: Double { settings.number("gradientThickness", 16) }

  private var length: Double {
    if let length = settings.value("gradientLength")?.number { return length }
    guard scale?.type.isContinuous == true else { return 200 }
    func clamped(_ size: Double, _ axis: String) -> Double {
      max(settings.number("gradient\(axis)MinLength", 100), min(settings.number("gradient\(axis)MaxLength", 200), size))
    }
    if isVertical { return clamped(drawing.size.height, "Vertical") }
    let isOutside = settings.orient == "top" || settings.orient == "bottom"
    return isOutside ? clamped(drawing.size.width, "Horizontal") : settings.number("gradientHorizontalMinLength", 100)
  }

  private var opacity: Double {
    if let opacity = settings.value("gradientOpacity")?.number { return opacity }
    return drawing.unit.flatMap { LegendSymbol.opacity(of: $0, drawing.config) } ?? 1
  }

  // MARK: Continuous

  func entries() -> SceneGroup {
    var group = SceneGroup()
    guard let continuous = scale?.continuous else { return group }
    let domain = continuous.domain
    let (first, last) = (domain[0], domain[domain.count - 1])
    let count = settings.value("tickCount") ?? .number(max(2, 2 * (length / 100).rounded(.down)))
    let source = drawing.source
    let counted = TickSource(
      scale: source.scale, definition: source.definition, count: count, minimumStep: source.minimumStep,
      format: source.format, formatType: source.formatType, config: source.config, scope: source.scope)
    let explicit = settings.value("values")?.list
    var values = counted.values(explicit: explicit)
    if explicit == nil {
      values = values.filter {
        let f = continuous.fraction($0.asNumber); return f >= -1e-9 && f <= 1 + 1e-9
      }
    }
    if values.count < 3, explicit == nil, first != last {
      values = [first, last].map { scale?.type.isTime == true ? .date($0) : .number($0) }
    }
    var gradient = Gradient(stops: stops(continuous))
    if isVertical { (gradient.x1, gradient.y1, gradient.x2, gradient.y2) = (0, 1, 0, 0) }
    var style = Style(fill: .gradient(gradient))
    style.opacity = opacity
    let (width, height) = isVertical ? (thickness, length) : (length, thickness)
    group.items.append(.shape(SceneShape(.rectangle(x: 0, y: 0, width: width, height: height), style)))
    let labels = LabelExpression(settings.value("labelExpr"), scope: drawing.scope)
    let texts = counted.texts(values).enumerated().map { labels.text(values[$0.offset], $0.element, $0.offset) }
    group.items += self.labels(zip(values, texts).map { (continuous.fraction($0.asNumber), $1) })
    return group
  }

  /// As many colours as Vega takes: those at about fifteen round values, and at both ends.
  private func stops(_ continuous: ContinuousScale) -> [Gradient.Stop] {
    let (first, last) = (continuous.domain[0], continuous.domain[continuous.domain.count - 1])
    var fractions = (0...15).map { Double($0) / 15 }
    if case .none = continuous.bend, !continuous.isTime, first != last {
      let inner = TickStep.ticks(first, last, 15).map { ($0 - first) / (last - first) }.filter { 0 < $0 && $0 < 1 }
      fractions = [0] + inner + [1]
    }
    return fractions.map { t in
      let colour = continuous.colour(inverse(continuous, t, first + (last - first) * t))
      return Gradient.Stop(offset: t, colour: colour?.css ?? "#000")
    }
  }

  /// The value whose place in the ramp is `t` (the ramp is drawn in the scale's own measure).
  private func inverse(_ scale: ContinuousScale, _ t: Double, _ straight: Double) -> Double {
    guard case .none = scale.bend else {
      let (a, b) = (scale.bend.forward(scale.domain[0]), scale.bend.forward(scale.domain[scale.domain.count - 1]))
      return scale.bend.backward(a + (b - a) * t)
    }
    return straight
  }

  private func labels(_ labels: [(Double, String)]) -> [SceneItem] {
    let gap = drawing.plan.properties.number("labelOffset") ?? settings.number("gradientLabelOffset", 2)
    let texts = labels.map { fraction, text -> SceneText in
      var label = drawing.label([text])
      if isVertical {
        label.x = thickness + gap
        label.y = (1 - fraction) * length
        label.baseline = fraction <= 1e-9 ? .bottom : fraction >= 1 - 1e-9 ? .top : .middle
      } else {
        label.x = fraction * length
        label.y = thickness + gap
        label.align = fraction <= 1e-9 ? .left : fraction >= 1 - 1e-9 ? .right : .center
        label.baseline = .top
      }
      return label
    }
    let setting = settings.value("labelOverlap")
    let method = setting?.string ?? (setting?.bool == false ? nil : "parity")
    guard let method else { return texts.map { .text($0) } }
    let kept = LabelOverlap.kept(texts.map(\.bounds), method: method, separation: settings.number("labelSeparation", 0))
    return zip(texts, kept).filter { $0.1 && $0.0.lines != [""] }.map { .text($0.0) }
  }

  // MARK: Stepped

  func discreteEntries() -> SceneGroup {
    var group = SceneGroup()
    guard case .discretizing(let discretizing)? = scale?.mapping else { return group }
    let steps = discretizing.range.count
    let ends =
      discretizing.type == .binOrdinal ? Array(discretizing.domain.dropFirst().dropLast()) : discretizing.thresholds
    for index in 0..<steps {
      let (a, b) = (Double(index) / Double(steps) * length, Double(index + 1) / Double(steps) * length)
      var style = Style(fill: PaintReader.paint(discretizing.range[index]))
      style.opacity = opacity
      let shape: SceneShape.Geometry =
        isVertical
        ? .rectangle(x: 0, y: length - b, width: thickness, height: b - a)
        : .rectangle(x: a, y: 0, width: b - a, height: thickness)
      group.items.append(.shape(SceneShape(shape, style)))
    }
    let format = SpanFormat.thresholds(discretizing, settings.string("format"), drawing.scope.numberLocale)
    group.items += labels(
      ends.enumerated().map { (Double($0.offset + 1) / Double(steps), format?.text($0.element) ?? "") })
    return group
  }
}
