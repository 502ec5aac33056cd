import ChartData
import Notation

/// `line` with points on it, `area` with a line and points: a layer of each.
struct PathOverlay {
  let config: Config

  func expand(_ node: Node) -> Node? {
    guard let mark = node["mark"], let type = mark.string ?? mark["type"]?.string, type == "line" || type == "area"
    else {
      return nil
    }
    let encoding = node["encoding"] ?? Node(.mapping([]), at: node.position)
    if type == "line", encoding["x2"] != nil || encoding["y2"] != nil {
      let base = mark.entries == nil ? Node.mapping([], at: mark.position) : mark
      return node.setting("mark", base.setting("type", .text("rule", at: mark.position)))
    }
    let point =
      overlay(mark, "point", type)
      ?? (type == "line" && encoding["shape"] != nil ? .mapping([], at: mark.position) : nil)
    let line = type == "area" ? overlay(mark, "line", type) : nil
    guard point != nil || line != nil else { return nil }
    return layers(node, mark, type, encoding, line: line, point: point)
  }

  private func overlay(_ mark: Node, _ key: String, _ type: String) -> Node? {
    if let value = mark[key] {
      if value.string == "transparent" {
        return .mapping([("opacity", .number(0, at: value.position))], at: value.position)
      }
      if value.entries != nil { return value }
      return value.bool == true ? .mapping([], at: value.position) : nil
    }
    switch config[type][key] {
    case .bool(true): return .mapping([], at: mark.position)
    case .record(let record):
      return .mapping(
        record.fields.compactMap { name, value in
          if let number = value.number { return (name, .number(number, at: mark.position)) }
          if let flag = value.bool { return (name, .flag(flag, at: mark.position)) }
          return value.string.map { (name, .text($0, at: mark.position)) }
        }, at: mark.position)
    default: return nil
    }
  }

  private func layers(_ node: Node, _ mark: Node, _ type: String, _ encoding: Node, line: Node?, point: Node?) -> Node {
    let place = mark.position
    var base = mark.entries == nil ? Node.mapping([("type", mark)], at: place) : mark.removing(["point", "line"])
    if type == "area", mark["opacity"] == nil, mark["fillOpacity"] == nil, !config["area"].has("fillOpacity") {
      base = base.setting("opacity", .number(0.7, at: place))
    }
    // The theme's own overlay settings must not apply twice.
    base = base.setting("point", .flag(false, at: place))
    if type == "area" { base = base.setting("line", .flag(false, at: place)) }
    var over = encoding
    if type == "area" { over = over.removing(["x2", "y2"]) }
    over = stackedLikeArea(over, type)
    func layer(_ kind: String, _ kept: Set<String>, _ overlay: Node, defaults: [(String, Node)]) -> Node {
      let kind = Node.mapping([("type", .text(kind, at: place))] + defaults, at: place)
      let taken = mark.entries == nil ? nil : mark.keeping(kept)
      var full = kind.merging(taken).merging(overlay)
      if kind["type"]?.string == "line" { full = full.setting("point", .flag(false, at: place)) }
      return .mapping([("mark", full), ("encoding", over)], at: place)
    }
    var layers = [
      Node.mapping([("mark", base), ("encoding", encoding.removing(["shape"]))], at: place)
    ]
    if let line { layers.append(layer("line", ["clip", "interpolate", "tension", "tooltip"], line, defaults: [])) }
    if let point {
      layers.append(
        layer(
          "point", ["clip", "tooltip"], point,
          defaults: [("opacity", .number(1, at: place)), ("filled", .flag(true, at: place))]))
    }
    return node.removing(["mark", "encoding"]).setting("layer", .list(layers, at: place))
  }

  /// Lines and points over a stacked area stack as it does.
  private func stackedLikeArea(_ encoding: Node, _ type: String) -> Node {
    guard type == "area" else { return encoding }
    let hasSeries = ["color", "fill", "detail", "opacity", "stroke"].contains { encoding[$0]?["field"] != nil }
    guard hasSeries else { return encoding }
    for key in ["y", "x"] {
      guard let channel = encoding[key], channel["stack"] == nil else { continue }
      let isMeasure =
        channel["aggregate"] != nil || (channel["type"]?.string == "quantitative" && channel["bin"] == nil)
      if isMeasure {
        return encoding.setting(key, channel.setting("stack", .text("zero", at: channel.position)))
      }
    }
    return encoding
  }
}
