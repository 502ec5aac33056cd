import ChartData
import ChartScene
import Notation

/// Turns views into scene groups: marks, axes, legends and titles in their places.
struct SceneAssembler {
  let plan: ChartPlan
  /// Whether the page shows the chart's title itself.
  let titlesOutside: Bool
  /// The width of every unit view in pixels, whatever the specification says.
  var plotWidth: Double?
  var plotHeight: Double?
  /// Axes that stand at the edge of a facet, not in its cells.
  var hiddenAxes: Set<Channel> = []
  /// The width of the whole drawing, if it is fixed.
  var outerWidth: Double?
  /// No more views than this side by side.
  var columnLimit: Int?
  /// Whether lines may carry their names at their ends.
  var usesDirectLabels = true
  /// Whether only the boxes are wanted: marks that stay in their plot are left out.
  var isMeasuring = false

  var tree: DataTree { plan.tree }
  var components: ScaleComponents { plan.components }
  var axes: AxisPlans { plan.axes }
  var legends: LegendPlans { plan.legends }
  var config: Config { plan.config }
  var scope: ExpressionScope { plan.scope }

  /// The whole chart with its padding.
  func scene() -> Scene {
    let scales = ScaleSet(context: context(cell: [:]))
    let placed = assemble(0, scales)
    let padding = padding
    let left = max(0, (-placed.bounds.x1).rounded(.up)) + padding.left
    let top = max(0, (-placed.bounds.y1).rounded(.up)) + padding.top
    let right = max(0, (placed.bounds.x2 - placed.width).rounded(.up)) + padding.right
    let bottom = max(0, (placed.bounds.y2 - placed.height).rounded(.up)) + padding.bottom
    var root = placed.group
    (root.x, root.y) = (left, top)
    var scene = Scene(width: left + placed.width + right, height: top + placed.height + bottom, root: root)
    scene.background = config.top.string("background")
    return scene
  }

  private var padding: (left: Double, top: Double, right: Double, bottom: Double) {
    switch config.top["padding"] {
    case .number(let all): return (all, all, all, all)
    case .record(let record):
      func side(_ name: String) -> Double { record[name]?.number ?? 0 }
      return (side("left"), side("top"), side("right"), side("bottom"))
    default: return (5, 5, 5, 5)
    }
  }

  var words: ReaderWords { ReaderWords(config.look.words) }

  func context(cell: [String: Value]) -> ScaleContext {
    ScaleContext(
      tree: tree, components: components, config: config, scope: scope, cell: cell, plotWidth: plotWidth,
      plotHeight: plotHeight)
  }

  func assemble(_ index: Int, _ scales: ScaleSet) -> PlacedView {
    switch tree.views[index].specification.kind {
    case .unit, .layer: return single(index, scales)
    case .concat(_, let columns): return ConcatAssembler(assembler: self).assemble(index, columns, scales)
    case .facet(let facet, _): return FacetAssembler(assembler: self).assemble(index, facet, scales)
    }
  }

  // MARK: One view, possibly layered

  private func single(_ index: Int, _ scales: ScaleSet) -> PlacedView {
    var scales = scales
    let size = (width: size(index, .x, &scales), height: size(index, .y, &scales))
    var layout = ViewLayout(width: size.width, height: size.height)
    let labels = config.look.isArchive && usesDirectLabels ? directLabels(index, size, &scales) : nil
    var marks = marks(index, size, &scales)
    if let labels { marks.append(labels) }
    addBrushes(index, size, &scales, to: &marks)
    for group in marks {
      if group.isSeries { layout.add(view: group.bounds) } else { layout.add(marks: group.bounds) }
    }
    var drawn = drawAxes(index, size, &scales)
    for axis in drawn.indices where hiddenAxes.contains(drawn[axis].channel) { drawn[axis].keepOnlyGrid() }
    if isEmptyCell(index, scales) { drawn = [] }
    for axis in drawn { layout.add(axis: axis) }
    if hasNearestSelection(index) { layout.add(marks: Self.nearestReach(size)) }
    var result = PlacedView(width: size.width, height: size.height)
    let background = background(index, size)
    if let background { result.group.items.append(.shape(background)) }
    result.strokeReach = frameReach(index)
    let behind = drawn.filter { $0.zindex <= 0 }
    result.group.items +=
      behind.compactMap { $0.grid.map { .group($0) } } + behind.compactMap { $0.isGridOnly ? nil : .group($0.main) }
    result.group.items += marks.map { .group($0) }
    let front = drawn.filter { $0.zindex > 0 }
    result.group.items +=
      front.compactMap { $0.grid.map { .group($0) } } + front.compactMap { $0.isGridOnly ? nil : .group($0.main) }
    finish(index, &layout, &result, size, &scales, isComposition: false, hidesColourLegend: labels != nil)
    return result
  }

  /// Views that can be panned show only what lies inside.
  private func isBoundToScales(_ index: Int) -> Bool {
    var next: Int? = index
    while let current = next {
      let view = tree.views[current]
      if view.specification.parameters.contains(where: { $0["bind"]?.string == "scales" }) { return true }
      guard let parent = view.parent, case .layer = tree.views[parent].specification.kind else { return false }
      next = parent
    }
    return false
  }

  /// A selection of the nearest point lays an invisible Voronoi diagram over the view, which takes room: lines of
  /// 0.35 pixels, counted twice at the corners.
  private func hasNearestSelection(_ index: Int) -> Bool {
    units(index).contains { unit in
      guard tree.views[unit].unit?.mark.traits.isPath == false else { return false }
      return tree.views[unit].specification.parameters.contains { $0["select"]?["nearest"]?.bool == true }
    }
  }

  private static func nearestReach(_ size: (width: Double, height: Double)) -> Bounds {
    Bounds(x1: 0, y1: 0, x2: size.width, y2: size.height).expanded(0.7)
  }

  /// A cell of a crossed facet without rows shows its frame only.
  private func isEmptyCell(_ index: Int, _ scales: ScaleSet) -> Bool {
    guard !scales.context.cell.isEmpty else { return false }
    return units(index).allSatisfy { unit in
      guard let data = tree.views[unit].unit?.data else { return true }
      return scales.context.rows(of: data.marks)?.isEmpty ?? false
    }
  }

  /// Adds legends and title to a view whose parts are laid out.
  func finish(
    _ index: Int, _ layout: inout ViewLayout, _ result: inout PlacedView, _ size: (width: Double, height: Double),
    _ scales: inout ScaleSet, isComposition: Bool, hidesColourLegend: Bool = false
  ) {
    let drawn = drawLegends(index, size, &scales, hidesColour: hidesColourLegend)
    let gap = config["legend"].record("layout")?["margin"]?.number ?? 8
    result.group.items += layout.place(drawn, gap: gap, look: config.look).map { .group($0) }
    result.bounds = layout.bounds
    let isRoot = index == 0
    if let title = tree.views[index].specification.title, !(titlesOutside && isRoot) {
      var drawing = TitleDrawing(properties: title, config: config, scope: scope, isComposition: isComposition)
      if config.look.isArchive, isRoot { drawing.widthLimit = outerWidth.map { $0 - 4 } }
      if let (group, box) = drawing.draw(width: size.width, height: size.height, around: layout.bounds) {
        result.group.items.append(.group(group))
        result.bounds.formUnion(box)
      }
    }
    result.bounds = result.bounds.expanded(isRoot ? 0 : result.strokeReach)
  }

  /// Width or height of a view: its own scale's, or its layers'.
  func size(_ index: Int, _ channel: Channel, _ scales: inout ScaleSet) -> Double {
    let view = tree.views[index]
    if view.unit != nil { return scales.size(index, channel) }
    let units = units(index)
    let withScale = units.first { components.ofUnit[$0][channel] != nil }
    return (withScale ?? units.first).map { scales.size($0, channel) } ?? config.continuousSize(channel)
  }

  private func units(_ index: Int) -> [Int] {
    tree.views[index].unit != nil ? [index] : tree.views[index].children.flatMap(units)
  }

  /// A transparent frame takes the room of a visible one.
  private func frameReach(_ index: Int) -> Double {
    let own = tree.views[index].specification.background
    let stroke =
      own["stroke"] ?? config["view"]["stroke"] ?? (hasPosition(index) ? config.style("cell")["stroke"] : nil)
    guard let stroke = stroke?.string, !stroke.isEmpty else { return 0 }
    return (own["strokeWidth"] ?? config["view"]["strokeWidth"])?.number ?? 1
  }

  private func background(_ index: Int, _ size: (width: Double, height: Double)) -> SceneShape? {
    let own = tree.views[index].specification.background
    let view = config["view"]
    var styles: [Properties] = []
    switch own["style"] ?? .null {
    case .string(let name): styles = [config.style(name)]
    case .list(let names): styles = names.reversed().map { config.style($0.asText) }
    default: styles = hasPosition(index) ? [config.style("cell")] : []
    }
    func value(_ name: String) -> Value? {
      if let value = own[name] { return value }
      if let value = view[name] { return value }
      for style in styles { if let value = style[name] { return value } }
      return nil
    }
    var style = Style(fill: PaintReader.paint(value("fill")), stroke: PaintReader.paint(value("stroke")))
    style.strokeWidth = value("strokeWidth")?.number ?? 1
    style.opacity = value("opacity")?.number ?? 1
    style.fillOpacity = value("fillOpacity")?.number ?? 1
    style.strokeOpacity = value("strokeOpacity")?.number ?? 1
    style.dash = value("strokeDash")?.list?.map(\.asNumber) ?? []
    guard style.fill != nil || style.stroke != nil else { return nil }
    return SceneShape(.rectangle(x: 0.5, y: 0.5, width: size.width, height: size.height), style)
  }

  /// Views without axes have no frame.
  private func hasPosition(_ index: Int) -> Bool {
    units(index).contains { unit in
      guard let encoding = tree.views[unit].unit?.encoding else { return false }
      return encoding[.x] != nil || encoding[.y] != nil
    }
  }

  // MARK: Marks

  private func marks(_ index: Int, _ size: (width: Double, height: Double), _ scales: inout ScaleSet) -> [SceneGroup] {
    let view = tree.views[index]
    guard let unit = view.unit else { return view.children.flatMap { marks($0, size, &scales) } }
    if isMeasuring, unit.mark.traits.staysInPlot { return [] }
    let data = unit.data
    let own = channelScales(index, &scales)
    let rows = scales.context.rows(of: data.marks) ?? Array(0..<data.marks.rowCount)
    var scope = scope
    scope.names["width"] = .number(size.width)
    scope.names["height"] = .number(size.height)
    let plan = ProjectionPlan(tree: tree, config: config)
    let context = UnitContext(
      unit: unit, rows: rows, scales: own, size: size, config: config, scope: scope,
      projection: plan.projection(index, size))
    var group = SceneGroup(role: "marks")
    group.items = MarkDrawing.items(context)
    MarkLabels(context: context).name(&group)
    let isRoundedStack = group.items.contains { if case .group = $0 { true } else { false } }
    group.isSeries =
      !config.look.isArchive
      && (isRoundedStack || (unit.mark.traits.isPath && !PathGroups.fields(unit.specification).isEmpty))
    let isFreelyPlaced = context.projection != nil && !plan.isFitted(index)
    if isFreelyPlaced || context.settings.bool("clip") == true || isBoundToScales(index)
      || config["view"].bool("clip") == true
    {
      group.clip = Bounds(x1: 0, y1: 0, x2: size.width, y2: size.height)
    }
    return [group]
  }

  private func addBrushes(
    _ index: Int, _ size: (width: Double, height: Double), _ scales: inout ScaleSet, to marks: inout [SceneGroup]
  ) {
    let brushes = BrushMark(index, of: tree, config: config)
    guard !brushes.isEmpty, let unit = units(index).first else { return }
    let (behind, before) = brushes.groups(size, channelScales(unit, &scales))
    marks = [behind] + marks + [before]
  }

  /// The names of lines at their ends; nil where a legend does it.
  private func directLabels(_ index: Int, _ size: (width: Double, height: Double), _ scales: inout ScaleSet)
    -> SceneGroup?
  {
    let lines = units(index).filter { tree.views[$0].unit?.mark.traits.carriesNames == true }
    guard lines.count == 1, let line = lines.first, let unit = tree.views[line].unit else { return nil }
    let data = unit.data
    let own = channelScales(line, &scales)
    let rows = scales.context.rows(of: data.marks) ?? Array(0..<data.marks.rowCount)
    let context = UnitContext(unit: unit, rows: rows, scales: own, size: size, config: config, scope: scope)
    guard let texts = DirectLabels(context: context).texts() else { return nil }
    var group = SceneGroup(role: "direct-labels")
    group.items = texts.map { .text($0) }
    return group
  }

  func channelScales(_ unit: Int, _ scales: inout ScaleSet) -> ChannelMap<Scale> {
    var result = ChannelMap<Scale>()
    for channel in Channel.scaled { if let scale = scales.scale(unit, channel) { result[channel] = scale } }
    return result
  }
}
