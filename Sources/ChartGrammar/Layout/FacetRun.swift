import ChartData
import ChartScene

/// The grid of a facet while headers and shared axes are laid round its cells.
struct FacetRun {
  let assembler: SceneAssembler
  let index: Int
  let shared: Set<Channel>
  let columns: Int
  var scales: ScaleSet
  /// The views, and what is laid round them.
  private(set) var cellItems: [SceneItem] = []
  private(set) var items: [SceneItem] = []
  private(set) var bounds = Bounds()
  /// The boxes of all cells, row by row.
  private var cells: [Bounds] = []
  private var grid = Bounds()
  private var left = 0.0
  private var right = 0.0
  private var top = 0.0
  private var bottom = 0.0

  init(assembler: SceneAssembler, index: Int, shared: Set<Channel>, columns: Int, scales: ScaleSet) {
    self.assembler = assembler
    self.index = index
    self.shared = shared
    self.columns = columns
    self.scales = scales
  }

  mutating func add(_ view: PlacedView, at origin: Point) {
    var group = view.group
    (group.x, group.y) = (origin.x, origin.y)
    cellItems.append(.group(group))
    let box = view.bounds.translated(origin.x, origin.y)
    cells.append(box)
    grid.formUnion(box)
    bounds.formUnion(box)
  }

  /// The axes of the view inside that stand on some sides.
  private mutating func axes(_ sides: Set<String>, _ size: (width: Double, height: Double)) -> [DrawnAxis] {
    guard let child = assembler.tree.views[index].children.first else { return [] }
    return assembler.drawAxes(child, size, &scales, only: shared).filter { drawn in sides.contains(drawn.orient) }
  }

  /// A header or footer: its label and its axes round an empty box.
  private mutating func edge(_ label: Properties?, sides: Set<String>, _ size: (width: Double, height: Double))
    -> PlacedView
  {
    var layout = ViewLayout(width: size.width, height: size.height)
    var result = PlacedView(width: size.width, height: size.height)
    for axis in axes(sides, size) {
      layout.add(axis: axis)
      result.group.items.append(.group(axis.main))
    }
    result.bounds = layout.bounds
    if let label {
      let drawing = TitleDrawing(
        properties: label, config: assembler.config, scope: assembler.scope, isComposition: false)
      if let (group, box) = drawing.draw(width: size.width, height: size.height, around: layout.bounds) {
        result.group.items.append(.group(group))
        result.bounds.formUnion(box)
      }
    }
    return result
  }

  private mutating func place(_ edge: PlacedView, _ x: Double, _ y: Double) -> Bounds {
    let box = edge.bounds.translated(x, y)
    guard !edge.group.items.isEmpty else { return box }
    var group = edge.group
    (group.x, group.y) = (x, y)
    items.append(.group(group))
    bounds.formUnion(box)
    return box
  }

  /// `places`: where each row begins, and its height.
  mutating func addRows(_ labels: [Properties?], places: [(Point, Double)], isRight: Bool) {
    left = min(0, stride(from: 0, to: cells.count, by: columns).map { cells[$0].x1 }.min() ?? 0).rounded(.down)
    right = max(0, stride(from: columns - 1, to: cells.count, by: columns).map { cells[$0].x2 }.max() ?? 0).rounded(.up)
    let (startX, endX) = (left, right)
    for (label, (origin, height)) in zip(labels, places) {
      let header = edge(isRight ? nil : label, sides: ["left"], (0, height))
      if !header.group.items.isEmpty { left = min(left, place(header, startX, origin.y).x1).rounded(.down) }
      let footer = edge(isRight ? label : nil, sides: ["right"], (0, height))
      if !footer.group.items.isEmpty { right = max(right, place(footer, endX, origin.y).x2).rounded(.up) }
    }
  }

  /// `places`: where each column begins, and its width.
  mutating func addColumns(_ labels: [Properties?], places: [(Point, Double)], isBelow: Bool, count: Int) {
    top = min(0, cells.map(\.y1).min() ?? 0).rounded(.down)
    let rows = (count + columns - 1) / max(1, columns)
    let lastRow = cells.dropFirst(max(0, rows - 1) * columns)
    bottom = max(0, lastRow.map(\.y2).max() ?? 0).rounded(.up)
    let (startY, endY) = (top, bottom)
    for (label, (origin, width)) in zip(labels, places) {
      let header = edge(isBelow ? nil : label, sides: ["top"], (width, 0))
      if !header.group.items.isEmpty { top = min(top, place(header, origin.x, startY).y1).rounded(.down) }
      let footer = edge(isBelow ? label : nil, sides: ["bottom"], (width, 0))
      if !footer.group.items.isEmpty { bottom = max(bottom, place(footer, origin.x, endY).y2).rounded(.up) }
    }
  }

  private func title(_ properties: Properties) -> (SceneGroup, Bounds)? {
    TitleDrawing(properties: properties, config: assembler.config, scope: assembler.scope, isComposition: false)
      .draw(width: 0, height: 0, around: Bounds(x1: 0, y1: 0, x2: 0, y2: 0))
  }

  mutating func addRowTitle(_ properties: Properties, isRight: Bool) {
    guard var (group, box) = title(properties) else { return }
    let x = isRight ? right + 10 : left - 10
    let y = (grid.y1 + 0.5 * grid.height + 0.5).rounded(.down)
    group.x += x
    group.y += y
    box = box.translated(x, y)
    items.append(.group(group))
    bounds.formUnion(box)
  }

  mutating func addColumnTitle(_ properties: Properties, isBelow: Bool, gap: Double) {
    guard var (group, box) = title(properties) else { return }
    let x = (grid.x1 + 0.5 * grid.width + 0.5).rounded(.down)
    let y = isBelow ? bottom + gap : top - gap
    group.x += x
    group.y += y
    box = box.translated(x, y)
    items.append(.group(group))
    bounds.formUnion(box)
  }
}
