import ChartData
import ChartScene

/// The title and subtitle of a view, placed against the box of everything else.
struct TitleDrawing {
  let properties: Properties
  let config: Config
  let scope: ExpressionScope
  /// Whether the view is a composition, whose title stands over all its parts.
  let isComposition: Bool
  /// Lines are broken where they would be wider; nil leaves them as written.
  var widthLimit: Double?

  private func value(_ name: String) -> Value? { properties[name] ?? config["title"][name] }

  /// The title as a group and its box; nil if there is nothing to write.
  func draw(width: Double, height: Double, around box: Bounds) -> (SceneGroup, Bounds)? {
    guard let lines = properties.lines("text"), lines.contains(where: { !$0.isEmpty }) else { return nil }
    let orient = value("orient")?.string ?? "top"
    let isUpright = orient == "top" || orient == "bottom"
    let (along, align) = place(orient, width: width, height: height, around: box)
    var title = text(lines, prefix: "", style: "group-title", size: 13, align, orient)
    var subtitle = properties.lines("subtitle").map {
      text($0, prefix: "subtitle", style: "group-subtitle", size: 12, align, orient)
    }
    if isUpright {
      subtitle?.y += title.bounds.height + (value("subtitlePadding")?.number ?? 3)
    } else {
      subtitle?.x += (orient == "left" ? 1 : -1) * (title.bounds.width + (value("subtitlePadding")?.number ?? 3))
    }
    title.dx = value("dx")?.number ?? 0
    title.dy = value("dy")?.number ?? 0
    let words = ReaderWords(config.look.words)
    title.label = words.titled(lines.joined(separator: " "), isSubtitle: false)
    subtitle?.label = properties.lines("subtitle").map { words.titled($0.joined(separator: " "), isSubtitle: true) }
    var group = SceneGroup(role: "title")
    // Title and subtitle say by their labels which is which.
    if subtitle == nil { group.itemRoleDescription = words.title }
    group.items = [.text(title)] + (subtitle.map { [.text($0)] } ?? [])
    let own = group.bounds
    let offset = value("offset")?.number ?? 4
    switch orient {
    case "left": (group.x, group.y) = (box.x1 - own.width - offset, along)
    case "right": (group.x, group.y) = (box.x2 + offset, along)
    case "bottom": (group.x, group.y) = (along, box.y2 + offset)
    default: (group.x, group.y) = (along, box.y1 - own.height - offset)
    }
    return (group, own.translated(group.x, group.y))
  }

  /// Where the title stands along its side of the box, and how its lines are aligned there.
  private func place(_ orient: String, width: Double, height: Double, around box: Bounds) -> (Double, SceneText.Align) {
    let isUpright = orient == "top" || orient == "bottom"
    let anchor = value("anchor")?.string ?? "middle"
    let effective =
      isComposition && !properties.has("anchor") && config["title"].string("anchor") == "middle" ? "start" : anchor
    let usesFrame =
      properties.string("frame") == "group"
      || (!isComposition && effective == "middle" && properties.string("frame") != "bounds")
    let (low, high) =
      isUpright ? (usesFrame ? (0, width) : (box.x1, box.x2)) : (usesFrame ? (height, 0) : (box.y2, box.y1))
    let ends = orient == "right" && !usesFrame ? (box.y1, box.y2) : (low, high)
    switch effective {
    case "start": return (ends.0, .left)
    case "end": return (ends.1, .right)
    default: return ((ends.0 + ends.1) / 2, .center)
    }
  }

  private func text(
    _ lines: [String], prefix: String, style: String, size: Double, _ align: SceneText.Align, _ orient: String
  ) -> SceneText {
    func name(_ key: String) -> String { prefix.isEmpty ? key : prefix + key.prefix(1).uppercased() + key.dropFirst() }
    func look(_ key: String, _ styleKey: String) -> Value? { value(name(key)) ?? config.style(style)[styleKey] }
    var text = SceneText(lines, x: 0, y: 0)
    text.size = look("fontSize", "fontSize")?.number ?? size
    text.font = look("font", "font")?.string
    text.weight = look("fontWeight", "fontWeight")?.asText
    text.fontStyle = look("fontStyle", "fontStyle")?.string
    text.fill = PaintReader.paint(look("color", "fill"))
    text.lineHeight = look("lineHeight", "lineHeight")?.number
    text.align = (value("align")?.string).flatMap(SceneText.Align.init) ?? align
    text.baseline = orient == "bottom" || orient == "top" ? .top : orient == "left" ? .top : .bottom
    if let own = value("baseline")?.string.flatMap(SceneText.Baseline.init) { text.baseline = own }
    if let widthLimit {
      text.lines = text.lines.flatMap {
        LineBreaking.lines($0, limit: widthLimit, size: text.size, isBold: text.isBold, most: 6) ?? [$0]
      }
    }
    text.angle = value("angle")?.number ?? (orient == "left" ? -90 : orient == "right" ? 90 : 0)
    if let limit = value("limit")?.number, limit > 0 {
      text.lines = lines.map { TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold) }
    }
    return text
  }
}
