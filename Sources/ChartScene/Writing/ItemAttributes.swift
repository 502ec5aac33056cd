/// The presentation attributes of one item, in a fixed order.
struct ItemAttributes {
  enum Name: Int {
    case fill, fillOpacity, stroke, strokeOpacity, strokeWidth, strokeDash, strokeDashOffset, strokeCap, strokeJoin,
      strokeMiterLimit, opacity, anchor, family, size, weight, fontStyle, paintOrder, style

    var text: StaticString {
      switch self {
      case .fill: "fill"
      case .fillOpacity: "fill-opacity"
      case .stroke: "stroke"
      case .strokeOpacity: "stroke-opacity"
      case .strokeWidth: "stroke-width"
      case .strokeDash: "stroke-dasharray"
      case .strokeDashOffset: "stroke-dashoffset"
      case .strokeCap: "stroke-linecap"
      case .strokeJoin: "stroke-linejoin"
      case .strokeMiterLimit: "stroke-miterlimit"
      case .opacity: "opacity"
      case .anchor: "text-anchor"
      case .family: "font-family"
      case .size: "font-size"
      case .weight: "font-weight"
      case .fontStyle: "font-style"
      case .paintOrder: "paint-order"
      case .style: "style"
      }
    }

    /// Opacity works on a group as a whole, so it can't move up from its items.
    var mayMoveUp: Bool { self != .opacity && self != .style }

    /// Of no meaning for shapes, so that shapes among texts don't keep it from moving up.
    var isForTexts: Bool { [.anchor, .family, .size, .weight, .fontStyle].contains(self) }
  }

  struct Pair: Equatable {
    let name: Name
    let value: String
  }

  private(set) var pairs: [Pair] = []
  let isText: Bool

  init(_ item: SceneItem, _ paints: PaintNames) {
    if case .text = item { isText = true } else { isText = false }
    pairs.reserveCapacity(6)
    switch item {
    case .shape(let shape): add(shape.style, paints)
    case .text(let text): add(text, paints)
    case .group, .image: break
    }
  }

  private mutating func add(_ name: Name, _ value: String) { pairs.append(Pair(name: name, value: value)) }

  private mutating func add(_ style: Style, _ paints: PaintNames) {
    if let fill = style.fill { add(.fill, paints.name(fill)) }
    if style.fillOpacity != 1, style.fill != nil { add(.fillOpacity, NumberWriting.fine(style.fillOpacity)) }
    if let stroke = style.stroke {
      add(.stroke, paints.name(stroke))
      if style.strokeOpacity != 1 { add(.strokeOpacity, NumberWriting.fine(style.strokeOpacity)) }
      if style.strokeWidth != 1 { add(.strokeWidth, NumberWriting.text(style.strokeWidth)) }
      if !style.dash.isEmpty { add(.strokeDash, style.dash.map(NumberWriting.text).joined(separator: ",")) }
      if style.dashOffset != 0 { add(.strokeDashOffset, NumberWriting.text(style.dashOffset)) }
      if let cap = style.cap, cap != .butt { add(.strokeCap, cap.rawValue) }
      if let join = style.join, join != .miter { add(.strokeJoin, join.rawValue) }
      if let limit = style.miterLimit { add(.strokeMiterLimit, NumberWriting.text(limit)) }
    }
    if style.opacity != 1 { add(.opacity, NumberWriting.fine(style.opacity)) }
    if let blend = style.blend { add(.style, "mix-blend-mode:\(blend.rawValue)") }
  }

  private mutating func add(_ text: SceneText, _ paints: PaintNames) {
    if let fill = text.fill { add(.fill, paints.name(fill)) }
    if text.fillOpacity != 1 { add(.fillOpacity, NumberWriting.fine(text.fillOpacity)) }
    if let stroke = text.stroke {
      add(.stroke, paints.name(stroke))
      if text.strokeWidth != 1 { add(.strokeWidth, NumberWriting.text(text.strokeWidth)) }
      if text.paintsStrokeFirst { add(.paintOrder, "stroke") }
    }
    if text.opacity != 1 { add(.opacity, NumberWriting.fine(text.opacity)) }
    if text.align != .left { add(.anchor, text.align == .center ? "middle" : "end") }
    if let font = text.font { add(.family, font) }
    add(.size, NumberWriting.text(text.size))
    if let weight = text.weight, weight != "normal" { add(.weight, weight) }
    if let style = text.fontStyle, style != "normal" { add(.fontStyle, style) }
  }

  /// Whether the item looks the same where a pair stands on its group.
  func accepts(_ pair: Pair) -> Bool { pairs.contains(pair) || (!isText && pair.name.isForTexts) }

  func without(_ shared: [Pair]) -> [Pair] {
    shared.isEmpty ? pairs : pairs.filter { !shared.contains($0) }
  }
}
