import ChartData

/// `boxplot`: quartiles as a box, whiskers to the last value inside the fences (Tukey 1977) or to the extremes, the
/// rest as points.
struct BoxPlotLayers {
  let parts: CompositeParts

  private var field: String { parts.field }
  private func name(_ prefix: String) -> String { "\(prefix)_\(field)" }

  private var size: Value? {
    parts.mark["size"] ?? parts.config["boxplot"]["size"]
  }

  /// What becomes of rows that aren't numbers: the parts keep them unless the author says otherwise.
  private var invalid: Value { parts.mark["invalid"] ?? .null }

  private var fence: Double? {
    let extent = parts.mark["extent"] ?? parts.config["boxplot"]["extent"]
    return extent?.string == "min-max" ? nil : extent?.number ?? 1.5
  }

  private func aggregate(_ measures: [Value]) -> Value {
    .record(Record([("aggregate", .list(measures + parts.measures)), ("groupby", .list(parts.groups))]))
  }

  func layers() -> [Value] {
    let plain = parts.others.removing("size", "color", "fill", "stroke", "tooltip")
    let quartiles = [
      Value.measure("q1", field, name("lower_box")), .measure("q3", field, name("upper_box")),
      .measure("median", field, name("mid_box")),
    ]
    if let fence { return tukey(fence, plain, quartiles) }
    let summary = aggregate(
      quartiles + [.measure("min", field, name("lower_whisker")), .measure("max", field, name("upper_whisker"))])
    return [inner([summary], whiskers(plain) + box(plain))]
  }

  private func inner(_ transforms: [Value], _ layers: [Value?]) -> Value {
    .record(Record([("transform", .list(transforms)), ("layer", .list(layers.compactMap { $0 }))]))
  }

  private func tukey(_ fence: Double, _ plain: Record, _ quartiles: [Value]) -> [Value] {
    let (low, high) = ("datum['\(name("lower_box"))']", "datum['\(name("upper_box"))']")
    let reach = "\(NumberText.text(fence)) * (\(high) - \(low))"
    let value = "datum['\(field)']"
    let joined = Value.record(
      Record([
        ("joinaggregate", .list([.measure("q1", field, name("lower_box")), .measure("q3", field, name("upper_box"))])),
        ("groupby", .list(parts.groups)),
      ]))
    let outside = "(\(value) < \(low) - \(reach)) || (\(value) > \(high) + \(reach))"
    let inside = "(\(low) - \(reach) <= \(value)) && (\(value) <= \(high) + \(reach))"
    var encoding = parts.others.removing("size")
    if parts.aggregatedTooltip != nil { encoding["tooltip"] = nil }
    encoding[parts.axis] = .record(
      parts.measure.removing("aggregate").setting("title", parts.measure["title"] ?? .string(field)))
    let outliers = parts.layer(
      "outliers", Record([("type", "point")]), encoding,
      transforms: [.record(Record([("filter", .string(outside))]))])
    let whiskerRows = aggregate([
      .measure("min", field, name("lower_whisker")), .measure("max", field, name("upper_whisker")),
      .measure("min", name("lower_box"), name("lower_box")), .measure("max", name("upper_box"), name("upper_box")),
    ])
    let whiskerLayers = inner([.record(Record([("filter", .string(inside))])), whiskerRows], whiskers(plain))
    let first = inner([joined], [outliers, whiskerLayers])
    let extremes = [Value.measure("min", field, name("min")), .measure("max", field, name("max"))]
    let second = inner([aggregate(quartiles + extremes)], box(plain))
    return [first, second]
  }

  private func whiskers(_ plain: Record) -> [Value?] {
    let rule = Record([("type", "rule"), ("invalid", invalid), ("aria", false)])
    let tickOrient = parts.orient == "vertical" ? "horizontal" : "vertical"
    var tick = Record([
      ("type", "tick"), ("color", "black"), ("opacity", 1), ("orient", .string(tickOrient)), ("invalid", invalid),
      ("aria", false),
    ])
    tick["thickness"] = parts.mark["thickness"]
    func part(_ prefix: String, _ end: String?) -> Record {
      var encoding = plain.setting(parts.axis, parts.channel(prefix))
      if let end { encoding["\(parts.axis)2"] = parts.end(end) }
      return encoding
    }
    return [
      parts.layer("rule", rule, part("lower_whisker", "lower_box")),
      parts.layer("rule", rule, part("upper_box", "upper_whisker")),
      parts.layer("ticks", tick, part("lower_whisker", nil)), parts.layer("ticks", tick, part("upper_whisker", nil)),
    ]
  }

  private func box(_ plain: Record) -> [Value?] {
    var bar = Record([
      ("type", "bar"), ("orient", .string(parts.orient)), ("invalid", invalid), ("ariaRoleDescription", "box"),
    ])
    bar["size"] = size
    let tickOrient = parts.orient == "vertical" ? "horizontal" : "vertical"
    var tick = Record([
      ("type", "tick"), ("orient", .string(tickOrient)), ("invalid", invalid), ("aria", false),
    ])
    tick["size"] = size
    var boxed = parts.others
    boxed[parts.axis] = parts.channel("lower_box")
    boxed["\(parts.axis)2"] = parts.end("upper_box")
    boxed["tooltip"] = told
    var middle = plain.setting(parts.axis, parts.channel("mid_box"))
    if let size = parts.others["size"] { middle["size"] = size }
    let own = parts.mark["median"]?.record?["color"]
    middle["color"] = medianColour(own)
    return [parts.layer("box", bar, boxed), parts.layer("median", tick, middle)]
  }

  private var told: Value? {
    // A tooltip of single values belongs to the outliers.
    if let own = parts.aggregatedTooltip { return own }
    let (low, high) = fence == nil ? ("lower_whisker", "upper_whisker") : ("min", "max")
    let numbers = [
      (high, "Max"), ("upper_box", "Q3"), ("mid_box", "Median"), ("lower_box", "Q1"), (low, "Min"),
    ]
    return CompositeParts.told(numbers.map { (name($0), "\($1) of \(parts.title)") })
  }

  /// White on the box, or the box's own colour where the box is a line.
  private func medianColour(_ own: Value?) -> Value? {
    let test = "datum['\(name("lower_box"))'] >= datum['\(name("upper_box"))']"
    let white = own ?? parts.config["boxplot"].record("median")?["color"] ?? "white"
    var condition = Record([("test", .string(test))])
    if let colour = parts.others["color"]?.record, colour["field"] != nil {
      for (key, value) in colour.fields { condition[key] = value }
    } else {
      condition["value"] = parts.mark["color"] ?? parts.config["mark"]["color"] ?? "#4c78a8"
    }
    return .record(Record([("condition", .record(condition)), ("value", white)]))
  }
}
