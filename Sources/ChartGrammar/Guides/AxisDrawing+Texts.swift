import ChartData
import ChartScene

extension AxisDrawing {
  func labels(_ ticks: [Tick]) -> [SceneText] {
    var texts = everyLabel(ticks)
    if config.look.isArchive {
      texts = LabelFitting(
        scale: scale, isHorizontal: isHorizontal, length: length, crossLength: isHorizontal ? height : width
      ).fitted(texts)
    }
    guard let method = settings.labelOverlap else { return visible(texts, texts.map { _ in true }) }
    let kept = LabelOverlap.kept(texts.map(\.bounds), method: method, separation: settings.number("labelSeparation", 0))
    return visible(texts, kept)
  }

  func visible(_ texts: [SceneText], _ kept: [Bool]) -> [SceneText] {
    var kept = kept
    if let bound = settings.value("labelBound"), bound != .bool(false), bound != .null {
      let tolerance = max(1, bound.number ?? 1)
      let (a, b) = scale.extent
      let (low, high) = (min(a, b) - tolerance, max(a, b) + tolerance)
      for (index, text) in texts.enumerated() {
        let box = text.bounds
        let (from, to) = isHorizontal ? (box.x1, box.x2) : (box.y1, box.y2)
        if from < low || to > high { kept[index] = false }
      }
    }
    return texts.indices.filter { kept[$0] && texts[$0].lines.contains { !$0.isEmpty } }.map { texts[$0] }
  }

  private static let conditionalLabels = [
    "labelAlign", "labelBaseline", "labelFontSize", "labelFont", "labelFontWeight", "labelFontStyle", "labelColor",
    "labelOpacity",
  ]

  /// The labels before any is dropped. What all have alike is asked for once.
  private func everyLabel(_ ticks: [Tick]) -> [SceneText] {
    guard let first = ticks.first else { return [] }
    let isConditional = settings.isConditional(Self.conditionalLabels)
    let tickSize = settings.bool("ticks", true) ? settings.number("tickSize", 5) : 0
    let away = sign * (tickSize + settings.number("labelPadding", 2))
    let offset = settings.number("labelOffset", 0) + settings.number("tickOffset", 0)
    let limit = settings.number("labelLimit", 180)
    let usual = look(first)
    let flush = flush()
    return ticks.map { tick in
      var text = isConditional ? look(tick) : usual
      let along = tick.position + offset
      (text.x, text.y) = isHorizontal ? (along, away) : (away, along)
      text.lines = lines(tick.text).map {
        TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold)
      }
      flush?.apply(to: &text, at: tick.position)
      return text
    }
  }

  /// A label's look, without its words and its place.
  private func look(_ tick: Tick) -> SceneText {
    let conditional = ConditionalAxisValue(settings: settings, scope: scope, tick: (tick.value, tick.text))
    var text = SceneText([], x: 0, y: 0)
    text.angle = settings.labelAngle ?? 0
    text.align =
      SceneText.Align(rawValue: conditional.value("labelAlign")?.string ?? settings.labelAlign) ?? .center
    text.baseline =
      SceneText.Baseline(rawValue: conditional.value("labelBaseline")?.string ?? settings.labelBaseline) ?? .middle
    text.size = conditional.value("labelFontSize")?.number ?? styled("fontSize")?.number ?? 10
    text.font = (conditional.value("labelFont") ?? styled("font"))?.string
    text.weight = (conditional.value("labelFontWeight") ?? styled("fontWeight"))?.asText
    text.fontStyle = (conditional.value("labelFontStyle") ?? styled("fontStyle"))?.string
    text.fill = PaintReader.paint(conditional.value("labelColor") ?? styled("fill"))
    text.opacity = conditional.value("labelOpacity")?.number ?? 1
    text.lineHeight = settings.value("labelLineHeight")?.number
    return text
  }

  func lines(_ text: String) -> [String] {
    text.utf8.contains(UInt8(ascii: "\n"))
      ? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) : [text]
  }

  func styled(_ key: String) -> Value? { config.style("guide-label")[key] }

  /// What keeps labels at the ends of the axis inside it; nil if nothing does.
  private func flush() -> LabelFlush? {
    guard isHorizontal, let reach = settings.labelFlush else { return nil }
    let mayTurn = settings.value("labelAlign") != nil || settings.labelAngle ?? 0 != 0
    let (a, b) = scale.extent
    return LabelFlush(
      reach: mayTurn ? nil : reach, low: min(a, b), high: max(a, b), offset: settings.value("labelFlushOffset")?.number)
  }

  /// Says what the axis is, in place of its ticks.
  func name(_ group: inout SceneGroup, _ source: TickSource) {
    if settings.bool("aria", true) == false || config.top.bool("aria") == false {
      group.isHiddenFromReaders = true
      return
    }
    let words = ReaderWords(config.look.words)
    group.ariaRole = "graphics-symbol"
    group.ariaRoleDescription = words.axis
    group.label = words.axis(
      isHorizontal: isHorizontal, title: plan.title?.joined(separator: " "), scale: scale.type,
      domain: DomainCaption(source: source, words: words).text())
  }

  func title(_ reach: Double) -> SceneText? {
    guard let lines = plan.title, lines.contains(where: { !$0.isEmpty }) else { return nil }
    func styled(_ key: String) -> Value? { config.style("guide-title")[key] }
    let anchor = settings.string("titleAnchor") ?? "middle"
    let (a, b) = scale.extent
    let along = anchor == "start" ? a : anchor == "end" ? b : (a + b) / 2
    var text = SceneText(lines, x: 0, y: 0)
    text.size = settings.value("titleFontSize")?.number ?? styled("fontSize")?.number ?? 11
    text.font = (settings.value("titleFont") ?? styled("font"))?.string
    text.weight = (settings.value("titleFontWeight") ?? styled("fontWeight"))?.asText
    text.fontStyle = (settings.value("titleFontStyle") ?? styled("fontStyle"))?.string
    text.fill = PaintReader.paint(settings.value("titleColor") ?? styled("fill"))
    text.opacity = settings.number("titleOpacity", 1)
    text.lineHeight = settings.value("titleLineHeight")?.number
    text.angle = settings.value("titleAngle")?.number ?? (isHorizontal ? 0 : plan.orient == "left" ? -90 : 90)
    let byAnchor: SceneText.Align = anchor == "start" ? .left : anchor == "end" ? .right : .center
    text.align = settings.string("titleAlign").flatMap(SceneText.Align.init) ?? byAnchor
    text.baseline =
      settings.string("titleBaseline").flatMap(SceneText.Baseline.init) ?? (plan.orient == "bottom" ? .top : .bottom)
    if let limit = settings.value("titleLimit")?.number, limit > 0 {
      text.lines = lines.map { TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold) }
    }
    let extra = plan.orient == "bottom" ? 0 : text.effectiveLineHeight * Double(lines.count - 1)
    let away = sign * (reach + extra + settings.number("titlePadding", 4))
    let fixedX = settings.value("titleX")?.number
    let fixedY = settings.value("titleY")?.number
    text.x = fixedX ?? (isHorizontal ? along : away)
    text.y = fixedY ?? (isHorizontal ? away : along)
    return text
  }
}

/// Labels near the ends of an axis begin or end there (`labelFlush`).
private struct LabelFlush {
  /// How near, in pixels; nil if labels keep their own alignment.
  let reach: Double?
  let low: Double
  let high: Double
  /// By how much labels that aren't centred are moved inwards.
  let offset: Double?

  func apply(to text: inout SceneText, at position: Double) {
    if let reach {
      let (left, right) = (abs(position - low), abs(high - position))
      if left < right, left <= reach { text.align = .left } else if right <= reach { text.align = .right }
    }
    if let offset, text.align != .center { text.x += text.align == .left ? offset : -offset }
  }
}
