import ChartData
import ChartScene
import Notation

/// The rectangle of an interval selection that begins with a value: a veil behind the marks, an outline before them.
struct BrushMark {
  private struct Brush {
    let selected: Record
    let look: Properties
  }

  private let brushes: [Brush]

  /// The selections of a view: its own, and those of the layers, tables and facets round it.
  init(_ index: Int, of tree: DataTree, config: Config) {
    var nodes = tree.views[index].specification.parameters
    var next = tree.views[index].parent
    while let current = next {
      nodes += tree.views[current].specification.parameters.filter { Self.names($0, index, tree) }
      next = tree.views[current].parent
    }
    for child in tree.views[index].children where tree.views[child].unit != nil {
      nodes += tree.views[child].specification.parameters
    }
    let usual = Properties(config["selection"].record("interval").flatMap { $0["mark"]?.record } ?? Record())
    brushes = nodes.compactMap { node in
      let type = node["select"]?.string ?? node["select"]?["type"]?.string
      guard type == "interval", node["bind"]?.string != "scales", let value = node["value"].map({ Value($0) })?.record
      else { return nil }
      return Brush(selected: value, look: usual.merging(Properties(node["select"]?["mark"])))
    }
  }

  /// A parameter of a composition may say which of its views it belongs to.
  private static func names(_ parameter: Node, _ index: Int, _ tree: DataTree) -> Bool {
    guard let views = parameter["views"]?.elements?.compactMap(\.string) else { return true }
    return tree.views[index].specification.name.map(views.contains) ?? false
  }

  var isEmpty: Bool { brushes.isEmpty }

  /// What is drawn behind and before the marks of a view.
  func groups(_ size: (width: Double, height: Double), _ scales: ChannelMap<Scale>) -> (SceneGroup, SceneGroup) {
    var (behind, before) = (SceneGroup(role: "brush"), SceneGroup(role: "brush"))
    for brush in brushes {
      guard let box = box(brush, size, scales) else { continue }
      let shape = SceneShape.Geometry.rectangle(
        x: box.x1 + 0.5, y: box.y1 + 0.5, width: box.width, height: box.height)
      var veil = Style(fill: PaintReader.paint(brush.look["fill"] ?? "#333"))
      veil.fillOpacity = brush.look.number("fillOpacity") ?? 0.125
      behind.items.append(.shape(SceneShape(shape, veil)))
      if box.width != 0, box.height != 0 {
        before.items.append(.shape(SceneShape(shape, outline(brush.look))))
      }
    }
    let frame = Bounds(x1: 0, y1: 0, x2: size.width, y2: size.height)
    (behind.clip, before.clip) = (frame, frame)
    (behind.isHiddenFromReaders, before.isHiddenFromReaders) = (true, true)
    return (behind, before)
  }

  private func outline(_ look: Properties) -> Style {
    var style = Style(stroke: PaintReader.paint(look["stroke"] ?? "white"))
    style.strokeWidth = look.number("strokeWidth") ?? 1
    style.strokeOpacity = look.number("strokeOpacity") ?? 1
    style.dash = look.list("strokeDash")?.map(\.asNumber) ?? []
    style.dashOffset = look.number("strokeDashOffset") ?? 0
    return style
  }

  /// Channels that aren't selected are covered from end to end; nil if a selected one has no scale here.
  private func box(_ brush: Brush, _ size: (width: Double, height: Double), _ scales: ChannelMap<Scale>) -> Bounds? {
    func ends(_ name: String, _ channel: Channel, _ length: Double) -> (Double, Double)? {
      guard let value = brush.selected[name] else { return (0, length) }
      guard let scale = scales[channel], let list = value.list, list.count == 2 else { return nil }
      let isTime = scale.continuous?.isTime == true
      let ends = list.map { scale.number(DateTimeValue.value($0, temporal: isTime)) }
      guard ends.allSatisfy(\.isFinite) else { return nil }
      return (min(ends[0], ends[1]), max(ends[0], ends[1]))
    }
    guard brush.selected["x"] != nil || brush.selected["y"] != nil, let x = ends("x", .x, size.width),
      let y = ends("y", .y, size.height)
    else { return nil }
    return Bounds(x1: x.0, y1: y.0, x2: x.1, y2: y.1)
  }
}
