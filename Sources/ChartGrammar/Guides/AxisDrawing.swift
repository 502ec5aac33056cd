import ChartData
import ChartScene

/// An axis as drawn: the part behind the marks (grid), the part with ticks and labels, and the room it takes.
struct DrawnAxis {
  var grid: SceneGroup?
  var main: SceneGroup
  /// In the coordinates of the view, without the half pixel that lines are shifted by.
  var bounds: Bounds
  var isVertical: Bool
  var zindex: Double
  var channel: Channel
  var orient: String
  private(set) var isGridOnly = false

  /// Leaves ticks, labels and title to a facet's edge.
  mutating func keepOnlyGrid() {
    isGridOnly = true
    bounds = Bounds()
  }
}

/// Draws one axis along a view.
struct AxisDrawing {
  let settings: AxisSettings
  let config: Config
  let scope: ExpressionScope
  let width: Double
  let height: Double
  /// The room of the scale across, for the grid.
  let crossScale: Scale?
  /// Whether discrete labels are broken into lines where they are too long.
  var fitsLabels = false

  private var plan: AxisPlan { settings.plan }
  private var scale: Scale { settings.scale }
  private var isHorizontal: Bool { settings.isHorizontal }
  /// +1 where the axis grows right or down.
  private var sign: Double { plan.orient == "bottom" || plan.orient == "right" ? 1 : -1 }
  private var length: Double { isHorizontal ? width : height }

  struct Tick {
    let value: Value
    let text: String
    let place: Double
  }

  func draw() -> DrawnAxis {
    let source = TickSource(
      scale: scale, definition: plan.definition, count: settings.tickCount(size: length),
      minimumStep: settings.tickMinStep, format: settings.value("format") ?? plan.definition.format,
      formatType: settings.string("formatType"), config: config, scope: scope)
    let values = source.values(explicit: explicitValues)
    let ticks = ticks(values, source.texts(values))
    var main = SceneGroup(role: "axis")
    var bounds = Bounds()
    if settings.bool("ticks", true) { addTicks(ticks, &main, &bounds) }
    let labels = settings.bool("labels", true) ? labels(ticks) : []
    for label in labels { bounds.formUnion(label.bounds) }
    main.items += labels.map { .text($0) }
    if settings.bool("domain", true), !crossesZero { main.items.append(domainLine()) }
    let reach = reach(bounds)
    bounds.add(0, 0)
    if isHorizontal { bounds.add(length, sign * reach) } else { bounds.add(sign * reach, length) }
    if let title = title(reach) {
      main.items.append(.text(title))
      bounds.formUnion(title.bounds)
    }
    return placed(main, bounds, grid: settings.hasGrid || guidesBars ? grid(ticks) : nil)
  }

  /// In the archive's look a value axis below horizontal bars has a grid and no line.
  private var guidesBars: Bool {
    fitsLabels && isHorizontal && scale.continuous != nil && !scale.type.isTime && crossScale?.band != nil
      && !settings.plan.properties.has("grid")
  }

  private var crossDomain: [Double] {
    guard fitsLabels, isHorizontal, let scale = crossScale, !scale.type.isTime else { return [] }
    return scale.continuous?.domain ?? []
  }

  /// Where bars hang below zero the zero line is the strong one, not the axis.
  private var crossesZero: Bool { guidesBars || (crossDomain.first ?? 0) < 0 }

  private var explicitValues: [Value]? {
    if let list = settings.value("values")?.list { return list }
    guard let step = plan.properties.number("tickStep"), let domain = scale.continuous?.domain, domain.count > 1 else {
      return nil
    }
    return stride(from: domain[0], through: domain[1], by: step).map { .number($0) }
  }

  private func placed(_ main: SceneGroup, _ bounds: Bounds, grid: SceneGroup?) -> DrawnAxis {
    let offset = settings.number("offset", 0)
    let position = settings.number("position", 0)
    let shift = settings.number("translate", 0.5)
    let x = isHorizontal ? position : plan.orient == "right" ? width + offset : -offset
    let y = isHorizontal ? (plan.orient == "bottom" ? height + offset : -offset) : position
    var main = main
    (main.x, main.y) = (x + shift, y + shift)
    main.ariaRole = "graphics-symbol"
    main.ariaRoleDescription = "axis"
    var grid = grid
    // The grid starts where its axis stands, without the axis' offset.
    grid?.x = (isHorizontal ? position : plan.orient == "right" ? width : 0) + shift
    grid?.y = (isHorizontal ? (plan.orient == "bottom" ? height : 0) : position) + shift
    grid?.isHiddenFromReaders = true
    return DrawnAxis(
      grid: grid, main: main, bounds: bounds.translated(x, y), isVertical: !isHorizontal, zindex: settings.zindex,
      channel: plan.channel, orient: plan.orient)
  }

  private func reach(_ bounds: Bounds) -> Double {
    let extent: Double =
      if bounds.isEmpty {
        0
      } else {
        switch plan.orient {
        case "top": -bounds.y1
        case "bottom": bounds.y2
        case "left": -bounds.x1
        default: bounds.x2
        }
      }
    return max(settings.number("minExtent", 0), min(settings.number("maxExtent", 200), extent))
  }

  // MARK: Ticks, grid, line

  private func ticks(_ values: [Value], _ texts: [String]) -> [Tick] {
    let labels = LabelExpression(settings.value("labelExpr"), scope: scope)
    let band = scale.type == .band ? scale.bandwidth * settings.number("bandPosition", 0.5) : 0
    return values.enumerated().compactMap { index, value in
      let place = scale.number(value) + band
      guard place.isFinite else { return nil }
      return Tick(value: value, text: labels.text(value, texts[index], index), place: place)
    }
  }

  private var rounds: Bool { settings.bool("tickRound", true) }

  private func rounded(_ place: Double) -> Double { rounds ? (place + 0.5).rounded(.down) : place }

  private func tickPlaces(_ ticks: [Tick]) -> [(Tick, Double)] {
    let offset = settings.number("tickOffset", 0)
    if let band = scale.band, scale.type == .band, settings.string("tickBand") == "extent", band.domain.count > 0 {
      let inner = (band.step - band.bandwidth) / 2
      let starts = ticks.map { ($0, rounded($0.place - band.bandwidth / 2 - inner + offset)) }
      guard let last = ticks.last else { return starts }
      return starts + [(last, rounded(last.place + band.bandwidth / 2 + inner + offset))]
    }
    return ticks.map { ($0, rounded($0.place + offset)) }
  }

  private func addTicks(_ ticks: [Tick], _ group: inout SceneGroup, _ bounds: inout Bounds) {
    let size = settings.number("tickSize", 5) * sign
    for (style, places) in grouped(tickPlaces(ticks), { lineStyle("tick", $0) }) {
      var path = Path()
      for place in places {
        if isHorizontal {
          path.move(place, 0)
          path.line(place, size)
        } else {
          path.move(0, place)
          path.line(size, place)
        }
      }
      let shape = SceneShape(.path(path), style)
      bounds.formUnion(shape.bounds)
      if style.stroke != nil, style.opacity > 0, style.strokeWidth > 0 { group.items.append(.shape(shape)) }
    }
  }

  private func grid(_ ticks: [Tick]) -> SceneGroup? {
    var group = SceneGroup(role: "axis-grid")
    let across = isHorizontal ? height : width
    for (style, places) in grouped(tickPlaces(ticks), { lineStyle("grid", $0) }) {
      var path = Path()
      for place in places {
        if isHorizontal {
          path.move(place, 0)
          path.line(place, -sign * across)
        } else {
          path.move(0, place)
          path.line(-sign * across, place)
        }
      }
      if style.stroke != nil, style.opacity > 0 { group.items.append(.shape(SceneShape(.path(path), style))) }
    }
    return group.items.isEmpty ? nil : group
  }

  /// Places with the same look together: one path each.
  private func grouped(_ ticks: [(Tick, Double)], _ style: (Tick) -> Style) -> [(Style, [Double])] {
    var result: [(Style, [Double])] = []
    for (tick, place) in ticks {
      let own = style(tick)
      if let index = result.firstIndex(where: { $0.0 == own }) {
        result[index].1.append(place)
      } else {
        result.append((own, [place]))
      }
    }
    return result
  }

  private func lineStyle(_ prefix: String, _ tick: Tick) -> Style {
    let conditional = ConditionalAxisValue(settings: settings, scope: scope, tick: (tick.value, tick.text))
    var style = Style(
      stroke: PaintReader.paint(conditional.value("\(prefix)Color")),
      strokeWidth: conditional.value("\(prefix)Width")?.number ?? 1)
    style.opacity = conditional.value("\(prefix)Opacity")?.number ?? 1
    style.dash = conditional.value("\(prefix)Dash")?.list?.map(\.asNumber) ?? []
    style.dashOffset = conditional.value("\(prefix)DashOffset")?.number ?? 0
    style.cap = settings.string("\(prefix)Cap")
    return style
  }

  private func domainLine() -> SceneItem {
    var style = Style(
      stroke: crossDomain.first == 0 ? .colour(ArchiveTheme.ink) : PaintReader.paint(settings.value("domainColor")),
      strokeWidth: settings.number("domainWidth", 1))
    style.opacity = settings.number("domainOpacity", 1)
    style.dash = settings.value("domainDash")?.list?.map(\.asNumber) ?? []
    style.cap = settings.string("domainCap")
    let (a, b) = scale.extent
    let line = isHorizontal ? (Point(a, 0), Point(b, 0)) : (Point(0, a), Point(0, b))
    return .shape(SceneShape(.line(line.0, line.1), style))
  }

  // MARK: Texts

  private func labels(_ ticks: [Tick]) -> [SceneText] {
    var texts = ticks.map(label)
    if fitsLabels {
      texts = LabelFitting(
        scale: scale, isHorizontal: isHorizontal, length: length, crossLength: isHorizontal ? height : width
      ).fitted(texts)
    }
    guard let method = settings.labelOverlap else { return visible(texts, texts.map { _ in true }) }
    let kept = LabelOverlap.kept(texts.map(\.bounds), method: method, separation: settings.number("labelSeparation", 0))
    return visible(texts, kept)
  }

  private func visible(_ texts: [SceneText], _ kept: [Bool]) -> [SceneText] {
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
    return zip(texts, kept).filter { $0.1 && $0.0.lines.contains { !$0.isEmpty } }.map(\.0)
  }

  private func label(_ tick: Tick) -> SceneText {
    let tickSize = settings.bool("ticks", true) ? settings.number("tickSize", 5) : 0
    let away = sign * (tickSize + settings.number("labelPadding", 2)) + settings.number("labelOffset", 0) * 0
    let along = tick.place + settings.number("labelOffset", 0)
    let conditional = ConditionalAxisValue(settings: settings, scope: scope, tick: (tick.value, tick.text))
    var text = SceneText(lines(tick.text), x: isHorizontal ? along : away, y: isHorizontal ? away : along)
    text.angle = settings.labelAngle ?? 0
    text.align = align(tick.place, conditional)
    text.baseline =
      SceneText.Baseline(rawValue: conditional.value("labelBaseline")?.string ?? settings.labelBaseline) ?? .middle
    text.size = conditional.value("labelFontSize")?.number ?? styled("fontSize")?.number ?? 10
    text.font = (conditional.value("labelFont") ?? styled("font"))?.string
    text.weight = (conditional.value("labelFontWeight") ?? styled("fontWeight"))?.asText
    text.fontStyle = (conditional.value("labelFontStyle") ?? styled("fontStyle"))?.string
    text.fill = PaintReader.paint(conditional.value("labelColor") ?? styled("fill"))
    text.opacity = conditional.value("labelOpacity")?.number ?? 1
    text.lineHeight = settings.value("labelLineHeight")?.number
    let limit = settings.number("labelLimit", 180)
    text.lines = text.lines.map { TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold) }
    if let flush = settings.value("labelFlushOffset")?.number, text.align != .center, settings.labelFlush != nil {
      text.x += isHorizontal ? (text.align == .left ? flush : -flush) : 0
    }
    return text
  }

  private func lines(_ text: String) -> [String] {
    text.contains("\n") ? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) : [text]
  }

  private func styled(_ key: String) -> Value? { config.style("guide-label")[key] }

  private func align(_ place: Double, _ conditional: ConditionalAxisValue) -> SceneText.Align {
    let natural = SceneText.Align(rawValue: conditional.value("labelAlign")?.string ?? settings.labelAlign) ?? .center
    guard isHorizontal, let flush = settings.labelFlush, !settings.plan.properties.has("labelAlign"),
      settings.labelAngle ?? 0 == 0
    else { return natural }
    let (a, b) = (min(scale.extent.0, scale.extent.1), max(scale.extent.0, scale.extent.1))
    let (left, right) = (abs(place - a), abs(b - place))
    return left < right && left <= flush ? .left : right <= flush ? .right : natural
  }

  private func title(_ reach: Double) -> SceneText? {
    guard let lines = plan.title, lines.contains(where: { !$0.isEmpty }) else { return nil }
    func styled(_ key: String) -> Value? { config.style("guide-title")[key] }
    let anchor = settings.string("titleAnchor") ?? "middle"
    let (a, b) = isHorizontal ? (0.0, length) : (length, 0.0)
    let along = anchor == "start" ? a : anchor == "end" ? b : length / 2
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

/// `labelExpr`: the author's words for a label.
struct LabelExpression {
  private let expression: Expression?
  private let scope: ExpressionScope

  init(_ value: Value?, scope: ExpressionScope) {
    expression = value?.string.flatMap { try? Expression($0) }
    self.scope = scope
  }

  func text(_ value: Value, _ label: String, _ index: Int) -> String {
    guard let expression else { return label }
    let datum = Record([("value", value), ("label", .string(label)), ("index", .number(Double(index)))])
    let result = ExpressionEvaluator.value(expression, datum: datum, scope: scope)
    if let list = result.list { return list.map(\.asText).joined(separator: "\n") }
    return result.isNothing ? "" : result.asText
  }
}

/// Axis properties that depend on the tick (`{condition: {test: …, value: …}, value: …}`).
struct ConditionalAxisValue {
  let settings: AxisSettings
  let scope: ExpressionScope
  let tick: (value: Value, label: String)

  func value(_ name: String) -> Value? {
    guard let value = settings.value(name) else { return nil }
    guard let record = value.record else { return value }
    if let text = record["expr"]?.string { return evaluate(text) }
    guard let condition = record["condition"] else { return value }
    for part in condition.list ?? [condition] {
      guard let test = part.record?["test"], holds(test) else { continue }
      if let text = part.record?["expr"]?.string { return evaluate(text) }
      return part.record?["value"]
    }
    if let text = record["expr"]?.string { return evaluate(text) }
    return record["value"]
  }

  private var datum: Record { Record([("value", tick.value), ("label", .string(tick.label))]) }

  private func evaluate(_ text: String) -> Value? {
    guard let expression = try? Expression(text) else { return nil }
    return ExpressionEvaluator.value(expression, datum: datum, scope: scope)
  }

  private func holds(_ test: Value) -> Bool {
    if let text = test.string { return evaluate(text)?.isTruthy ?? false }
    guard let record = test.record else { return false }
    return TickPredicate.holds(record, tick.value)
  }
}

/// Field predicates of axis conditions, which always mean the tick's value.
enum TickPredicate {
  static func holds(_ record: Record, _ value: Value) -> Bool {
    if let part = record["not"]?.record { return !holds(part, value) }
    if let parts = record["and"]?.list { return parts.allSatisfy { $0.record.map { holds($0, value) } ?? false } }
    if let parts = record["or"]?.list { return parts.contains { $0.record.map { holds($0, value) } ?? false } }
    var value = value
    let unit = record["timeUnit"]?.string.flatMap { TimeUnit(name: $0) }
    if let unit { value = .number(unit.floor(value.asNumber)) }
    func data(_ other: Value) -> Value {
      let result = DateTimeValue.value(other, temporal: unit != nil, unit: unit)
      if let unit, case .date(let time) = result { return .number(unit.floor(time)) }
      return result
    }
    if let other = record["equal"] { return value == data(other) || value.asNumber == data(other).asNumber }
    if let other = record["lt"] { return value.isLess(than: data(other)) ?? false }
    if let other = record["gt"] { return data(other).isLess(than: value) ?? false }
    if let other = record["lte"] { return !(data(other).isLess(than: value) ?? true) }
    if let other = record["gte"] { return !(value.isLess(than: data(other)) ?? true) }
    if let list = record["oneOf"]?.list { return list.contains { data($0) == value } }
    if let ends = record["range"]?.list, ends.count == 2 {
      return value.asNumber >= data(ends[0]).asNumber && value.asNumber <= data(ends[1]).asNumber
    }
    return false
  }
}
