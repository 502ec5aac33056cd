import ChartData
import Limits
import Notation

/// Checks of the smaller mappings: sizes, `resolve`, `bin`, `stack`, colours of scales, the sections of `config`.
extension CheckRun {
  /// `what` says what the words are, where they are too many to be listed.
  mutating func word(_ node: Node?, _ property: String, _ words: [String], what: String? = nil) {
    guard let node, let text = node.string, !words.contains(text) else { return }
    if let what { return report(.unknown(what: what, name: text, candidates: words), node.position) }
    report(.unknownValue(property: property, value: text, candidates: words), node.position)
  }

  // MARK: Sizes

  mutating func sizes(_ view: Node) {
    for key in ["width", "height"] {
      guard let size = view[key], !size.isNull else { continue }
      if let step = size["step"] {
        pixels(step, "step", low: 0.01)
        keys(size, ["step", "for"], "size property")
      } else if size.entries == nil, size.string != "container" {
        pixels(size, key, low: 0)
      }
    }
    for colour in [view["background"], view["view"]?["fill"], view["view"]?["stroke"]] {
      if let colour, let text = colour.string, let fault = ValueCheck.colour(text) { report(fault, colour.position) }
    }
    if let spacing = view["spacing"], spacing.entries == nil { pixels(spacing, "spacing", low: -NumberLimits.side) }
    repeats(view["repeat"])
    fit(view)
  }

  /// How a drawing is fitted, and what is round it and between its views.
  private mutating func fit(_ view: Node) {
    keys(view["autosize"], KnownNames.autosize, "autosize property")
    let type = view["autosize"]?.string != nil ? view["autosize"] : view["autosize"]?["type"]
    word(type, "autosize", ["pad", "fit", "fit-x", "fit-y", "none"])
    word(view["autosize"]?["contains"], "contains", ["content", "padding"])
    part(view["padding"], ["left", "right", "top", "bottom"], "property of \"padding\"")
    keys(view["view"], KnownNames.frame, "view property")
    for key in ["align", "spacing", "center"] { keys(view[key], ["row", "column"], "property of \"\(key)\"") }
    for align in [view["align"], view["align"]?["row"], view["align"]?["column"]] {
      word(align, "align", ["all", "each", "none"])
    }
    word(view["bounds"], "bounds", ["full", "flush"])
  }

  private mutating func pixels(_ node: Node, _ property: String, low: Double) {
    guard node.entries == nil else { return }
    guard let number = node.number else {
      let expected = property == "width" || property == "height" ? "a number, \"container\" or a step" : "a number"
      let found = node.string.map { "\"\($0)\"" } ?? node.kind
      return report(.wrongType(property: property, expected: expected, found: found), node.position)
    }
    guard number >= low, number <= NumberLimits.side else {
      return report(.outOfRange(property: property, low: low, high: NumberLimits.side), node.position)
    }
  }

  private mutating func repeats(_ node: Node?) {
    guard let node else { return }
    let count = RepeatExpansion.count(node)
    if count > NumberLimits.views { report(.tooMany(what: "repeated views", limit: NumberLimits.views), node.position) }
    keys(node, ["row", "column", "layer"], "property of \"repeat\"")
  }

  // MARK: Channels

  /// What a channel holds besides its guides: constants, stacking, bins, the colours of its scale.
  mutating func details(_ definition: Node, of channel: Channel?) {
    if let stack = definition["stack"] { word(stack, "stack", ["zero", "center", "normalize"]) }
    if let bin = definition["bin"] {
      keys(bin, KnownNames.bin, "bin property")
      word(bin, "bin", ["binned"])
    }
    if channel == .x || channel == .y { word(definition["value"], "value", ["width", "height"]) }
    if let value = definition["value"], let kind = channel.flatMap(Self.kind(of:)) {
      if let fault = ValueCheck.fault("value", value, kind) { report(fault, value.position) }
    }
    colours(definition["scale"], isColour: channel?.isColour == true)
    if let channel, Self.kind(of: channel) == .number || channel == .x || channel == .y {
      for end in definition["scale"]?["range"]?.elements ?? [] where end.string != nil {
        report(.wrongType(property: "range", expected: "numbers", found: "\"\(end.string ?? "")\""), end.position)
      }
    }
    logDomain(definition["scale"])
  }

  private static func kind(of channel: Channel) -> ValueKind? {
    switch channel {
    case .color, .fill, .stroke: .colour
    case .opacity, .fillOpacity, .strokeOpacity, .size, .strokeWidth, .angle, .theta, .radius: .number
    default: nil
    }
  }

  private mutating func colours(_ scale: Node?, isColour: Bool) {
    if let scheme = scale?["scheme"] {
      let name = scheme.entries == nil ? scheme : scheme["name"]
      if let count = scheme["count"], let number = count.number, !(1...1000).contains(number) {
        report(.outOfRange(property: "count", low: 1, high: 1000), count.position)
      }
      if let name, let text = name.string, let fault = ValueCheck.scheme(text) { report(fault, name.position) }
    }
    guard isColour else { return }
    for colour in scale?["range"]?.elements ?? [] {
      if let text = colour.string, let fault = ValueCheck.colour(text) { report(fault, colour.position) }
    }
  }

  /// A logarithmic scale can't reach 0, nor go from one side of it to the other.
  private mutating func logDomain(_ scale: Node?) {
    guard scale?["type"]?.string == "log" else { return }
    let ends = scale?["domain"]?.elements ?? [scale?["domainMin"], scale?["domainMax"]].compactMap { $0 }
    let numbers = ends.compactMap(\.number)
    guard let place = ends.first?.position, let low = numbers.min(), let high = numbers.max() else { return }
    if low == 0 || high == 0 || (low < 0 && high > 0) { report(.logDomain, place) }
  }

  // MARK: Views

  mutating func resolve(_ node: Node?) {
    guard let node else { return }
    keys(node, ["scale", "axis", "legend"], "property of \"resolve\"")
    for part in node.entries ?? [] {
      let channels =
        part.key == "axis"
        ? [.x, .y] : part.key == "legend" ? Channel.legends + [.angle, .time] : Channel.scaled + [.time]
      for entry in part.value.entries ?? [] {
        let names = channels.map(\.rawValue)
        if Channel(rawValue: entry.key) == nil {
          report(.unknown(what: "channel", name: entry.key, candidates: names), entry.keyPosition)
        } else if !names.contains(entry.key) {
          report(.misplaced(property: entry.key, place: part.key, places: []), entry.keyPosition)
        }
        word(entry.value, entry.key, ["shared", "independent"])
      }
    }
  }

  mutating func config(_ node: Node?) {
    guard let node else { return }
    guard let entries = node.entries else {
      return report(.wrongType(property: "config", expected: "a mapping", found: node.kind), node.position)
    }
    keys(node, KnownNames.config, "property of \"config\"")
    for entry in entries {
      let name = entry.key
      if name.hasPrefix("axis") {
        section(entry.value, "axis", KnownNames.axis.union(["disable"]))
      } else if name.hasPrefix("header") {
        section(entry.value, "header", KnownNames.header)
      } else if let known = KnownNames.sectionsOfConfig[name] {
        section(entry.value, name, known)
      } else if KnownNames.marks.contains(name) || name == "mark" {
        section(entry.value, "mark", KnownNames.configMark)
      } else if name == "style" {
        if let count = entry.value.entries?.count, count > Limit.styles.most {
          report(.tooMany(what: "styles", limit: Limit.styles.most), entry.value.position)
        }
        for style in entry.value.entries ?? [] { section(style.value, "style", KnownNames.style) }
      }
    }
  }

  private mutating func section(_ node: Node, _ name: String, _ known: Set<String>) {
    part(node, known, "\(name) property")
  }
}
