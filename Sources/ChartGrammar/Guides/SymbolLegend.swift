import ChartData
import ChartScene
import Limits

/// The entries of a legend of symbols: one symbol and one label a value.
struct SymbolLegend {
  let drawing: LegendDrawing

  private var settings: LegendSettings { drawing.settings }
  private var plan: LegendPlan { drawing.plan }

  private struct Entry {
    let value: Value
    let label: String
    let size: Double
  }

  func entries() -> SceneGroup {
    let entries = entryList()
    let offset = entries.map(\.size).max() ?? 8
    let isVertical = settings.isVertical(gradient: false)
    let columns = settings.value("columns")?.number.map { Int(limited: $0) } ?? (isVertical ? 1 : 0)
    return arranged(entries, offset: offset, columns: columns, isVertical: isVertical)
  }

  private func arranged(_ entries: [Entry], offset: Double, columns: Int, isVertical: Bool) -> SceneGroup {
    var columns = columns
    var boxes: [GridBox] = []
    var groups: [SceneGroup] = []
    for entry in entries {
      let group = draw(entry, room: columns > 0 ? offset : entry.size)
      groups.append(group)
      var box = group.bounds
      if let height = settings.value("clipHeight")?.number { box.formUnion(Bounds(x1: 0, y1: 0, x2: 0, y2: height)) }
      boxes.append(GridBox(bounds: box))
    }
    if columns == 0, let limit = drawing.widthLimit {
      let gap = settings.number("columnPadding", 10)
      let widths = boxes.map { $0.bounds.x2 + gap }
      if widths.reduce(0, +) > limit { columns = max(1, Int(limited: (limit + gap) / ((widths.max() ?? 1) + 1))) }
    }
    let order = Self.order(entries.count, columns: columns, isVertical: isVertical)
    var layout = GridLayout(columns: columns == 0 ? nil : columns)
    layout.alignment = (settings.string("gridAlign") ?? "each", settings.string("gridAlign") ?? "each")
    layout.padding = (settings.number("columnPadding", 10), settings.number("rowPadding", 2))
    layout.centers = (false, true)
    let origins = layout.place(order.map { boxes[$0] })
    var result = SceneGroup()
    for (index, origin) in zip(order, origins) {
      groups[index].x = origin.x
      groups[index].y = origin.y
      result.items.append(.group(groups[index]))
    }
    return result
  }

  /// Vertical legends with more than one column fill column by column.
  private static func order(_ count: Int, columns: Int, isVertical: Bool) -> [Int] {
    guard isVertical, columns > 1 else { return Array(0..<count) }
    let rows = (count + columns - 1) / columns
    return (0..<count).sorted { a, b in
      let (ra, rb) = (a % rows, b % rows)
      return ra != rb ? ra < rb : a < b
    }
  }

  // MARK: Entries

  private func entryList() -> [Entry] {
    guard let scale = drawing.scales[drawing.mainChannel] else { return [] }
    if case .discretizing(let discretizing) = scale.mapping { return rangeEntries(discretizing) }
    let source = drawing.source
    let explicit = settings.value("values")?.list
    var values = source.values(explicit: explicit)
    if explicit == nil, let size = drawing.scales[.size], plan.parts.contains(where: { $0.channel == .size }),
      let first = values.first, size.number(first) == 0
    {
      values.removeFirst()
    }
    let labels = LabelExpression(settings.value("labelExpr"), scope: drawing.scope)
    let texts = source.texts(values).enumerated().map { labels.text(values[$0.offset], $0.element, $0.offset) }
    var entries = zip(values, texts).map { Entry(value: $0, label: $1, size: size(of: $0)) }
    let limit = Int(limited: settings.number("symbolLimit", 30))
    if limit > 0, entries.count > limit {
      let hidden = entries.count - limit + 1
      entries = Array(entries.prefix(limit - 1))
      entries.append(Entry(value: .missing, label: "…\(hidden) entries", size: entries.last?.size ?? 12))
    }
    return entries
  }

  private func rangeEntries(_ scale: DiscretizingScale) -> [Entry] {
    let ends = scale.type == .binOrdinal ? scale.domain : scale.thresholds
    let format = SpanFormat.thresholds(scale, settings.string("format"), drawing.scope.numberLocale)
    func text(_ value: Double) -> String { format?.text(value) ?? "" }
    if scale.type == .binOrdinal {
      return zip(ends, ends.dropFirst()).map {
        Entry(value: .number($0), label: "\(text($0)) – \(text($1))", size: size(of: .number($0)))
      }
    }
    var entries: [Entry] = []
    for index in 0...ends.count {
      let label =
        index == 0
        ? "< \(text(ends.first ?? 0))"
        : index == ends.count ? "≥ \(text(ends[index - 1]))" : "\(text(ends[index - 1])) – \(text(ends[index]))"
      let value = index == 0 ? -Double.greatestFiniteMagnitude : ends[index - 1]
      entries.append(Entry(value: .number(value), label: label, size: size(of: .number(value))))
    }
    return entries
  }

  /// The square a symbol and its label need: the larger of both.
  private func size(of value: Value) -> Double {
    let fontSize = settings.styled("labelFontSize", "guide-label", "fontSize")?.number ?? 10
    let symbol = symbolSize(value).squareRoot() + strokeWidth(value)
    return max(symbol.rounded(.up), fontSize)
  }

  private func symbolSize(_ value: Value) -> Double {
    if plan.parts.contains(where: { $0.channel == .size }), let scale = drawing.scales[.size] {
      let size = scale.number(value)
      return size.isFinite ? max(0, size) : 0
    }
    return settings.number("symbolSize", 100)
  }

  private func strokeWidth(_ value: Value) -> Double {
    if plan.parts.contains(where: { $0.channel == .strokeWidth }), let scale = drawing.scales[.strokeWidth] {
      return scale.number(value)
    }
    return plan.properties.number("symbolStrokeWidth") ?? settings.number("symbolStrokeWidth", 1.5)
  }

  // MARK: Drawing

  private func draw(_ entry: Entry, room: Double) -> SceneGroup {
    var group = SceneGroup()
    let shift = settings.number("symbolOffset", 0)
    let clipHeight = settings.value("clipHeight")?.number
    let (x, y) = (room / 2 + shift, (clipHeight ?? entry.size) / 2)
    if case .missing = entry.value {
    } else if let shape = symbol(entry, x, y) {
      if let clipHeight {
        var clipped = SceneGroup()
        clipped.clip = Bounds(x1: 0, y1: 0, x2: room, y2: clipHeight)
        clipped.items = [.shape(shape)]
        group.items.append(.group(clipped))
      } else {
        group.items.append(.shape(shape))
      }
    }
    var label = drawing.label([entry.label])
    label.x = room + shift + settings.number("labelOffset", 4)
    label.y = y
    if let align = settings.string("labelAlign").flatMap(SceneText.Align.init) { label.align = align }
    if let baseline = settings.string("labelBaseline").flatMap(SceneText.Baseline.init) { label.baseline = baseline }
    group.items.append(.text(label))
    return group
  }

  private func symbol(_ entry: Entry, _ x: Double, _ y: Double) -> SceneShape? {
    let look = LegendSymbol(drawing: drawing)
    let style = look.style(entry.value)
    let size = symbolSize(entry.value)
    let shape = look.shape(entry.value)
    if shape == "circle" { return SceneShape(.circle(x: x, y: y, radius: size.squareRoot() / 2), style) }
    return SymbolShape.path(shape, size: size).map { SceneShape(.path($0.translated(x, y)), style) }
  }
}
