import ChartData

/// Rows or summaries as a centre with a lower and an upper end.
struct ErrorSummary {
  let parts: CompositeParts

  private var extent: String? { parts.mark["extent"]?.string ?? parts.config[parts.name].string("extent") }

  private var center: String {
    parts.mark["center"]?.string
      ?? (extent == "iqr" ? "median" : parts.config[parts.name].string("center") ?? "mean")
  }

  private var spread: String { extent ?? (center == "median" ? "iqr" : "stderr") }

  /// What is read out of a summary besides its channels, as Vega-Lite names it; an author's own tooltip stands.
  func told() -> Value? {
    if let own = parts.others["tooltip"] { return own }
    let field = parts.field
    let (lower, upper, middle) = ("lower_\(field)", "upper_\(field)", "center_\(field)")
    if let other = parts.measure2?["field"]?.asText { return CompositeParts.told([(upper, other), (lower, field)]) }
    if let error = parts.error?["field"]?.asText {
      let below = parts.error2?["field"].map { "\(field) + \($0.asText)" } ?? "\(field) - \(error)"
      let ends = [(upper, "\(field) + \(error)"), (lower, below)]
      return CompositeParts.told(parts.error2 == nil ? [(field, field)] + ends : ends)
    }
    func title(_ operation: String) -> String { operation.prefix(1).uppercased() + operation.dropFirst() }
    if spread == "iqr" || spread == "ci" {
      let (low, high) = spread == "iqr" ? ("Q1", "Q3") : ("Ci0", "Ci1")
      let middleName = title(spread == "iqr" ? center : "mean")
      return CompositeParts.told([
        (upper, "\(high) of \(field)"), (lower, "\(low) of \(field)"), (middle, "\(middleName) of \(field)"),
      ])
    }
    let name = title(center)
    return CompositeParts.told([
      (middle, "\(name) of \(parts.title)"), (upper, "\(name) + \(spread) of \(parts.title)"),
      (lower, "\(name) - \(spread) of \(parts.title)"),
    ])
  }

  /// The transforms that give `center_`, `lower_` and `upper_` of the field.
  func transforms() -> [Value] {
    let field = parts.field
    func datum(_ name: String) -> String { "datum['\(name)']" }
    if let other = parts.measure2?["field"]?.asText {
      return [.calculate(datum(field), "lower_\(field)"), .calculate(datum(other), "upper_\(field)")]
    }
    if let error = parts.error?["field"]?.asText {
      let lower =
        parts.error2?["field"].map { "\(datum(field)) + \(datum($0.asText))" } ?? "\(datum(field)) - \(datum(error))"
      return [
        .calculate(datum(field), "center_\(field)"), .calculate("\(datum(field)) + \(datum(error))", "upper_\(field)"),
        .calculate(lower, "lower_\(field)"),
      ]
    }
    if spread == "iqr" {
      return [
        aggregate([
          .measure("q1", field, "lower_\(field)"), .measure("q3", field, "upper_\(field)"),
          .measure(center, field, "center_\(field)"),
        ])
      ]
    }
    if spread == "ci" {
      return [
        aggregate([
          .measure("ci0", field, "lower_\(field)"), .measure("ci1", field, "upper_\(field)"),
          .measure("mean", field, "center_\(field)"),
        ])
      ]
    }
    return [
      aggregate([.measure(spread, field, "extent_\(field)"), .measure(center, field, "center_\(field)")]),
      .calculate("datum['center_\(field)'] + datum['extent_\(field)']", "upper_\(field)"),
      .calculate("datum['center_\(field)'] - datum['extent_\(field)']", "lower_\(field)"),
    ]
  }

  private func aggregate(_ measures: [Value]) -> Value {
    .record(Record([("aggregate", .list(measures + parts.measures)), ("groupby", .list(parts.groups))]))
  }
}

/// `errorbar`: a rule from the lower to the upper end, with ticks if asked for.
struct ErrorBarLayers {
  var parts: CompositeParts

  func layers() -> [Value] {
    let errors = ErrorSummary(parts: parts)
    let summary = errors.transforms()
    let ends = parts.others.setting(parts.axis, parts.channel("lower"))
      .setting("\(parts.axis)2", parts.end("upper")).setting("tooltip", errors.told())
    let tickOrient = parts.orient == "vertical" ? "horizontal" : "vertical"
    var tick = Record([("type", "tick"), ("orient", .string(tickOrient)), ("aria", false)])
    tick["thickness"] = parts.mark["thickness"]
    tick["size"] = parts.mark["size"]
    var rule = Record([("type", "rule"), ("ariaRoleDescription", "errorbar")])
    if let thickness = parts.mark["thickness"] { rule["size"] = thickness }
    let all = [
      parts.layer("ticks", tick, parts.others.setting(parts.axis, parts.channel("lower"))),
      parts.layer("ticks", tick, parts.others.setting(parts.axis, parts.channel("upper"))),
      parts.layer("rule", rule, ends),
    ]
    let inner = Record([("transform", .list(summary)), ("layer", .list(all.compactMap { $0 }))])
    return [.record(inner)]
  }
}

/// `errorband`: the surface between the lower and the upper end, with lines along them if asked for.
struct ErrorBandLayers {
  var parts: CompositeParts

  func layers() -> [Value] {
    let errors = ErrorSummary(parts: parts)
    let summary = errors.transforms()
    let ends = parts.others.setting(parts.axis, parts.channel("lower"))
      .setting("\(parts.axis)2", parts.end("upper")).setting("tooltip", errors.told())
    let isPlane = parts.others[parts.axis == "x" ? "y" : "x"] != nil
    var band = Record([("type", isPlane ? "area" : "rect"), ("ariaRoleDescription", "errorband")])
    var border = Record([("type", isPlane ? "line" : "rule"), ("aria", false)])
    if isPlane {
      band["orient"] = .string(parts.orient)
      for key in ["interpolate", "tension"] {
        if let value = parts.mark[key] {
          band[key] = value
          border[key] = value
        }
      }
      band["line"] = false
      band["point"] = false
      border["point"] = false
    }
    let all = [
      parts.layer("band", band, ends),
      parts.layer("borders", border, parts.others.setting(parts.axis, parts.channel("lower"))),
      parts.layer("borders", border, parts.others.setting(parts.axis, parts.channel("upper"))),
    ]
    return [.record(Record([("transform", .list(summary)), ("layer", .list(all.compactMap { $0 }))]))]
  }
}
