/// A scene as text, one item a line, for tests.
package enum SceneDump {
  package static func text(_ scene: Scene) -> String {
    var lines = ["scene \(NumberWriting.text(scene.width)) × \(NumberWriting.text(scene.height))"]
    add(scene.root, 0, &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func add(_ group: SceneGroup, _ depth: Int, _ lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    let place = group.x != 0 || group.y != 0 ? " at \(NumberWriting.text(group.x)),\(NumberWriting.text(group.y))" : ""
    lines.append("\(indent)group \(group.role ?? "")\(place)\(spoken(group))")
    for item in group.items {
      switch item {
      case .group(let child): add(child, depth + 1, &lines)
      case .shape(let shape): lines.append("\(indent)  \(describe(shape))\(label(shape.label))")
      case .text(let text): lines.append("\(indent)  \(describe(text))\(label(text.label))")
      case .image(let image):
        lines.append("\(indent)  image \(image.url) \(NumberWriting.text(image.x)),\(NumberWriting.text(image.y))")
      }
    }
  }

  private static func label(_ text: String?) -> String { text.map { " «\($0)»" } ?? "" }

  /// What is read out for a group.
  private static func spoken(_ group: SceneGroup) -> String {
    if group.isHiddenFromReaders { return " hidden" }
    let kind = [group.ariaRole, group.ariaRoleDescription, group.itemRoleDescription.map { "of \($0)" }]
    return kind.compactMap { $0.map { ", \($0)" } }.joined() + label(group.label)
  }

  private static func describe(_ shape: SceneShape) -> String {
    let outline =
      switch shape.geometry {
      case .path(let path): "path \(PathWriting.text(path))"
      case .rectangle(let x, let y, let width, let height):
        "rect \([x, y, width, height].map(NumberWriting.text).joined(separator: " "))"
      case .circle(let x, let y, let radius): "circle \([x, y, radius].map(NumberWriting.text).joined(separator: " "))"
      case .line(let a, let b): "line \([a.x, a.y, b.x, b.y].map(NumberWriting.text).joined(separator: " "))"
      }
    var parts = [outline]
    if let fill = shape.style.fill { parts.append("fill \(describe(fill))") }
    if let stroke = shape.style.stroke {
      parts.append("stroke \(describe(stroke)) \(NumberWriting.text(shape.style.strokeWidth))")
    }
    if shape.style.opacity != 1 { parts.append("opacity \(NumberWriting.fine(shape.style.opacity))") }
    return parts.joined(separator: " ")
  }

  private static func describe(_ paint: Paint) -> String {
    switch paint {
    case .colour(let colour): colour
    case .gradient(let gradient): "gradient(\(gradient.stops.map(\.colour).joined(separator: " ")))"
    }
  }

  private static func describe(_ text: SceneText) -> String {
    let place = "\(NumberWriting.text(text.x)),\(NumberWriting.text(text.y))"
    let turn = text.angle != 0 ? " angle \(NumberWriting.text(text.angle))" : ""
    return
      "text \"\(text.lines.joined(separator: "⏎"))\" \(place) \(text.align.rawValue) \(NumberWriting.text(text.size))\(turn)"
  }
}
