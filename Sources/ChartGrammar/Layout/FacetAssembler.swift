import ChartData
import ChartScene

/// One view for each value of a field: cells in a grid, shared axes at its edges, headers above and beside.
struct FacetAssembler {
  let assembler: SceneAssembler

  private struct Cell {
    var row: Value?
    var column: Value?
    var wrap: Value?
    var view = PlacedView()
    var origin = Point(0, 0)

    /// The cell's box in the coordinates of the facet.
    var bounds: Bounds { view.bounds.translated(origin.x, origin.y) }
  }

  func assemble(_ index: Int, _ facet: FacetSpecification, _ scales: ScaleSet) -> PlacedView {
    if let limit = assembler.columnLimit, facet.row == nil, let column = facet.column,
      limit < values(column, index, scales).count
    {
      return assemble(index, FacetSpecification(facet: column, columns: limit), scales)
    }
    var scales = scales
    for (id, component) in assembler.components.list.enumerated()
    where component.owner <= index && !component.members.isEmpty {
      _ = scales.scale(id)
    }
    let view = assembler.tree.views[index]
    let shared = sharedAxes(index)
    var cells = cells(index, facet, scales)
    for cell in cells.indices { cells[cell].view = draw(cells[cell], index, facet, scales, shared) }
    let columns = columnCount(index, facet, cells)
    arrange(&cells, columns, view.specification)
    var run = FacetRun(assembler: assembler, index: index, shared: shared, columns: columns, scales: scales)
    for cell in cells { run.add(cell.view, at: cell.origin) }
    addHeaders(&run, facet, cells, columns, index)
    var result = PlacedView()
    var grid = SceneGroup()
    grid.items = run.cellItems
    assembler.words.name(views: &grid)
    result.group.items = [.group(grid)] + run.items
    var layout = ViewLayout(width: 0, height: 0)
    layout.add(view: run.bounds)
    assembler.finish(index, &layout, &result, (0, 0), &scales, isComposition: true)
    return result
  }

  // MARK: Cells

  private func values(_ definition: ChannelDefinition?, _ index: Int, _ scales: ScaleSet) -> [Value] {
    guard let definition else { return [] }
    let table = cellTable(index, definition.columnName)
    guard let column = table.column(at: definition.columnName) else { return [] }
    let found = DomainBuilder.distinctValues(column, rows: scales.context.rows(of: table))
    return FacetSort(definition: definition, table: assembler.tree.views[index].table).sorted(found)
  }

  /// The rows that can be drawn, if they still hold the facet's field; else all rows.
  private func cellTable(_ index: Int, _ name: String) -> Table {
    var inner = assembler.tree.views[index].children
    while let view = inner.popLast() {
      if let marks = assembler.tree.views[view].unit?.data.marks, marks.column(at: name) != nil { return marks }
      inner += assembler.tree.views[view].children
    }
    return assembler.tree.views[index].table
  }

  private func cells(_ index: Int, _ facet: FacetSpecification, _ scales: ScaleSet) -> [Cell] {
    if let wrap = facet.facet { return values(wrap, index, scales).map { Cell(wrap: $0) } }
    let rows = facet.row == nil ? [nil] : values(facet.row, index, scales).map(Optional.some)
    let columns = facet.column == nil ? [nil] : values(facet.column, index, scales).map(Optional.some)
    return rows.flatMap { row in columns.map { Cell(row: row, column: $0) } }
  }

  private func columnCount(_ index: Int, _ facet: FacetSpecification, _ cells: [Cell]) -> Int {
    if facet.facet != nil { return max(1, min(facet.columns ?? cells.count, assembler.columnLimit ?? .max)) }
    if facet.column == nil { return 1 }
    return max(1, Set(cells.map(\.column)).count)
  }

  private func draw(_ cell: Cell, _ index: Int, _ facet: FacetSpecification, _ scales: ScaleSet, _ shared: Set<Channel>)
    -> PlacedView
  {
    var filter = scales.context.cell
    if let definition = facet.row { filter[definition.columnName] = cell.row }
    if let definition = facet.column { filter[definition.columnName] = cell.column }
    if let definition = facet.facet { filter[definition.columnName] = cell.wrap }
    let kept = zip(assembler.components.list, scales.all).map { $0.owner <= index ? $1 : nil }
    let own = ScaleSet(context: assembler.context(cell: filter), inherited: kept)
    var inner = assembler
    inner.hiddenAxes = shared
    var view = inner.assemble(assembler.tree.views[index].children[0], own)
    if let definition = facet.facet, let value = cell.wrap {
      let settings = HeaderSettings(
        definition: definition, channel: .facet, config: assembler.config, scope: assembler.scope)
      if settings.showsLabels { addLabel(settings.label(value, range: range(definition, value, index)), &view) }
    }
    return view
  }

  private func addLabel(_ label: Properties, _ view: inout PlacedView) {
    let drawing = TitleDrawing(
      properties: label, config: assembler.config, scope: assembler.scope, isComposition: false)
    let inner = view.bounds.expanded(-view.strokeReach)
    guard let (group, box) = drawing.draw(width: view.width, height: view.height, around: inner) else { return }
    view.group.items.append(.group(group))
    view.bounds.formUnion(box.expanded(view.strokeReach))
  }

  /// The words for a bin.
  private func range(_ definition: ChannelDefinition, _ value: Value, _ index: Int) -> String? {
    let table = assembler.tree.views[index].table
    guard definition.isBinning, let ranges = table[definition.rangeName],
      let starts = table[definition.startName], let row = (0..<table.rowCount).first(where: { starts[$0] == value })
    else { return nil }
    return ranges[row].asText
  }

  /// Cells of different sizes, as scales of their own make them, aren't aligned, unless they stand in rows and columns.
  private func alignment(_ specification: ViewSpecification) -> String {
    guard case .facet(let facet, _) = specification.kind else { return "all" }
    let isUneven =
      facet.row == nil && specification.resolve.scale["x"] == "independent"
      || facet.column == nil && specification.resolve.scale["y"] == "independent"
    return isUneven ? "none" : "all"
  }

  private func arrange(_ cells: inout [Cell], _ columns: Int, _ specification: ViewSpecification) {
    var layout = GridLayout(columns: columns)
    layout.padding = CompositionSettings.spacing(specification.spacing, assembler.config["facet"])
    layout.alignment = CompositionSettings.alignment(specification.align, fallback: alignment(specification))
    layout.centers = CompositionSettings.centers(specification.center)
    let isFlush = specification.bounds == "flush"
    let boxes = cells.map {
      isFlush ? GridBox(width: $0.view.width, height: $0.view.height) : GridBox(bounds: $0.view.bounds)
    }
    for (cell, origin) in layout.place(boxes).enumerated() { cells[cell].origin = origin }
  }

  // MARK: Axes and headers

  /// The axes that stand once at the edge of the grid.
  private func sharedAxes(_ index: Int) -> Set<Channel> {
    let view = assembler.tree.views[index]
    guard let child = view.children.first, let plans = assembler.axes.ofView[child] else { return [] }
    let resolve = view.specification.resolve
    return Set(
      plans.map(\.channel).filter { channel in
        let scale = resolve.scale[channel.rawValue] ?? "shared"
        let axis = scale == "independent" ? "independent" : resolve.axis[channel.rawValue] ?? "shared"
        return axis == "shared"
      })
  }

  /// Cells of several views have no width of their own: their labels stand at the middle of all that is in them.
  private func isComposition(_ index: Int) -> Bool {
    guard let child = assembler.tree.views[index].children.first else { return false }
    switch assembler.tree.views[child].specification.kind {
    case .concat, .facet: return true
    case .unit, .layer: return false
    }
  }

  private static func box(_ cells: ArraySlice<Cell>) -> Bounds {
    cells.reduce(into: Bounds()) { $0.formUnion($1.bounds) }
  }

  /// Where the headers of rows and of columns stand, and how long they are.
  private func headerPlaces(_ cells: [Cell], _ columns: Int, _ index: Int) -> ([(Point, Double)], [(Point, Double)]) {
    func row(_ start: Int) -> ArraySlice<Cell> { cells[start..<min(cells.count, start + columns)] }
    func column(_ start: Int) -> ArraySlice<Cell> {
      stride(from: start, to: cells.count, by: columns).map { cells[$0] }[...]
    }
    let rows = stride(from: 0, to: cells.count, by: columns).map(row)
    let stacks = (0..<min(columns, cells.count)).map(column)
    if isComposition(index) {
      return (
        rows.map {
          let box = Self.box($0)
          return (Point(0, (box.y1 + box.y2) / 2), 0)
        },
        stacks.map {
          let box = Self.box($0)
          return (Point((box.x1 + box.x2) / 2, 0), 0)
        }
      )
    }
    // A header is as long as the largest cell of its row or column, which needn't be the first.
    return (
      rows.map { row in (row.first?.origin ?? Point(0, 0), row.map(\.view.height).max() ?? 0) },
      stacks.map { stack in (stack.first?.origin ?? Point(0, 0), stack.map(\.view.width).max() ?? 0) }
    )
  }

  private func addHeaders(
    _ run: inout FacetRun, _ facet: FacetSpecification, _ cells: [Cell], _ columns: Int, _ index: Int
  ) {
    func settings(_ definition: ChannelDefinition?, _ channel: Channel) -> HeaderSettings? {
      definition.map {
        HeaderSettings(definition: $0, channel: channel, config: assembler.config, scope: assembler.scope)
      }
    }
    let row = settings(facet.row, .row)
    let column = settings(facet.column, .column)
    let rowCells = stride(from: 0, to: cells.count, by: columns).map { cells[$0] }
    let columnCells = Array(cells.prefix(columns))
    func labels(_ settings: HeaderSettings?, _ values: [Value?]) -> [Properties?] {
      guard let settings, settings.showsLabels else { return values.map { _ in nil } }
      return values.map { value in value.map { settings.label($0, range: range(settings.definition, $0, index)) } }
    }
    let rowLabels = labels(row, rowCells.map(\.row))
    let columnLabels = labels(column, columnCells.map(\.column))
    let (rowPlaces, columnPlaces) = headerPlaces(cells, columns, index)
    run.addRows(rowLabels, places: rowPlaces, isRight: row?.orient == "right")
    run.addColumns(columnLabels, places: columnPlaces, isBelow: column?.orient == "bottom", count: cells.count)
    if let title = row?.title { run.addRowTitle(title, isRight: row?.titleOrient == "right") }
    let top = column?.title ?? settings(facet.facet, .facet)?.title
    if let top { run.addColumnTitle(top, isBelow: column?.titleOrient == "bottom", gap: facet.facet == nil ? 10 : 0) }
  }
}

/// The order of a facet's values.
struct FacetSort {
  let definition: ChannelDefinition
  let table: Table

  func sorted(_ values: [Value]) -> [Value] {
    switch definition.sort {
    case SortSetting.none?: return values
    case .descending?: return values.sorted { Value.order($0, $1) > 0 }
    case .values(let list)?:
      return ValueOrder.byList(values, list)
    case .field(_, nil, _)?: return values
    case .field(let field, let operation?, let isDescending)?:
      return ValueOrder.bySummary(
        values, table, key: definition.columnName, field: field, operation, isDescending: isDescending)
    default: return values.sorted { Value.order($0, $1) < 0 }
    }
  }
}
