import ChartData
import ChartScene

/// Draws one axis along a view.
struct AxisDrawing {
  let settings: AxisSettings
  let config: Config
  let scope: ExpressionScope
  let width: Double
  let height: Double
  /// The room of the scale across, for the grid.
  let crossScale: Scale?
  var plan: AxisPlan { settings.plan }
  var scale: Scale { settings.scale }
  var isHorizontal: Bool { settings.isHorizontal }
  /// +1 where the axis grows right or down.
  var sign: Double { plan.orient == "bottom" || plan.orient == "right" ? 1 : -1 }
  var length: Double { isHorizontal ? width : height }

  struct Tick {
    let value: Value
    let text: String
    let position: Double
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
    name(&main, source)
    return placed(main, bounds, grid: settings.hasGrid || guidesBars ? grid(ticks) : nil)
  }

  /// In the archive's look a value axis below horizontal bars has a grid and no line.
  private var guidesBars: Bool {
    config.look.isArchive && isHorizontal && scale.continuous != nil && !scale.type.isTime && crossScale?.band != nil
      && !settings.plan.properties.has("grid")
  }

  private var crossDomain: [Double] {
    guard config.look.isArchive, isHorizontal, let scale = crossScale, !scale.type.isTime else { return [] }
    return scale.continuous?.domain ?? []
  }

  /// Where bars hang below zero the zero line is the strong one, not the axis.
  private var crossesZero: Bool { guidesBars || (crossDomain.first ?? 0) < 0 }

  var explicitValues: [Value]? {
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
      let position = scale.number(value) + band
      guard position.isFinite else { return nil }
      return Tick(value: value, text: labels.text(value, texts[index], index), position: position)
    }
  }

  private func tickPositions(_ ticks: [Tick]) -> [(Tick, Double)] {
    let offset = settings.number("tickOffset", 0)
    let rounds = settings.bool("tickRound", true)
    func rounded(_ position: Double) -> Double { rounds ? (position + 0.5).rounded(.down) : position }
    if let band = scale.band, scale.type == .band, settings.string("tickBand") == "extent", band.domain.count > 0 {
      let inner = (band.step - band.bandwidth) / 2
      let starts = ticks.map { ($0, rounded($0.position - band.bandwidth / 2 - inner + offset)) }
      guard let last = ticks.last else { return starts }
      return starts + [(last, rounded(last.position + band.bandwidth / 2 + inner + offset))]
    }
    return ticks.map { ($0, rounded($0.position + offset)) }
  }

  private func addTicks(_ ticks: [Tick], _ group: inout SceneGroup, _ bounds: inout Bounds) {
    let size = settings.number("tickSize", 5) * sign
    for (style, positions) in grouped(tickPositions(ticks), .tick) {
      var path = Path()
      for position in positions {
        if isHorizontal {
          path.move(position, 0)
          path.line(position, size)
        } else {
          path.move(0, position)
          path.line(size, position)
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
    for (style, positions) in grouped(tickPositions(ticks), .grid) {
      var path = Path()
      for position in positions {
        if isHorizontal {
          path.move(position, 0)
          path.line(position, -sign * across)
        } else {
          path.move(0, position)
          path.line(-sign * across, position)
        }
      }
      if style.stroke != nil, style.opacity > 0 { group.items.append(.shape(SceneShape(.path(path), style))) }
    }
    return group.items.isEmpty ? nil : group
  }

  /// Positions with the same look together: one path each.
  private func grouped(_ ticks: [(Tick, Double)], _ names: LineNames) -> [(Style, [Double])] {
    guard let first = ticks.first else { return [] }
    guard settings.isConditional(names.conditional) else { return [(lineStyle(names, first.0), ticks.map(\.1))] }
    var result: [(Style, [Double])] = []
    for (tick, position) in ticks {
      let own = lineStyle(names, tick)
      if let index = result.firstIndex(where: { $0.0 == own }) {
        result[index].1.append(position)
      } else {
        result.append((own, [position]))
      }
    }
    return result
  }

  private func lineStyle(_ names: LineNames, _ tick: Tick) -> Style {
    let conditional = ConditionalAxisValue(settings: settings, scope: scope, tick: (tick.value, tick.text))
    var style = Style(
      stroke: PaintReader.paint(conditional.value(names.color)),
      strokeWidth: conditional.value(names.width)?.number ?? 1)
    style.opacity = conditional.value(names.opacity)?.number ?? 1
    style.dash = conditional.value(names.dash)?.list?.map(\.asNumber) ?? []
    style.dashOffset = conditional.value(names.dashOffset)?.number ?? 0
    style.cap = settings.string(names.cap).flatMap(Style.Cap.init)
    return style
  }

  /// The names of the properties of ticks or of grid lines.
  private struct LineNames {
    let color: String
    let width: String
    let opacity: String
    let dash: String
    let dashOffset: String
    let cap: String

    /// Those that may differ from tick to tick.
    var conditional: [String] { [color, width, opacity, dash, dashOffset] }

    static let tick = LineNames("tick")
    static let grid = LineNames("grid")

    private init(_ prefix: String) {
      color = "\(prefix)Color"
      width = "\(prefix)Width"
      opacity = "\(prefix)Opacity"
      dash = "\(prefix)Dash"
      dashOffset = "\(prefix)DashOffset"
      cap = "\(prefix)Cap"
    }
  }

  private func domainLine() -> SceneItem {
    var style = Style(
      stroke: crossDomain.first == 0 ? .colour(ArchiveTheme.ink) : PaintReader.paint(settings.value("domainColor")),
      strokeWidth: settings.number("domainWidth", 1))
    style.opacity = settings.number("domainOpacity", 1)
    style.dash = settings.value("domainDash")?.list?.map(\.asNumber) ?? []
    style.cap = settings.string("domainCap").flatMap(Style.Cap.init)
    let (a, b) = scale.extent
    let line = isHorizontal ? (Point(a, 0), Point(b, 0)) : (Point(0, a), Point(0, b))
    return .shape(SceneShape(.line(line.0, line.1), style))
  }
}
