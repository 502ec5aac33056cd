import ChartData

/// Rows or summaries as a centre with a lower and an upper end.
struct ErrorSummary {
  let parts: CompositeParts

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
    let settings = parts.config[parts.name]
    let extent = parts.mark["extent"]?.string ?? settings.string("extent")
    let center = parts.mark["center"]?.string ?? (extent == "iqr" ? "median" : settings.string("center") ?? "mean")
    let spread = extent ?? (center == "median" ? "iqr" : "stderr")
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
    .record(Record([("aggregate", .list(measures)), ("groupby", .list(parts.groups))]))
  }
}

/// `errorbar`: a rule from the lower to the upper end, with ticks if asked for.
struct ErrorBarLayers {
  var parts: CompositeParts

  func layers() -> [Value] {
    let summary = ErrorSummary(parts: parts).transforms()
    let tickOrient = parts.orient == "vertical" ? "horizontal" : "vertical"
    var tick = Record([("type", "tick"), ("orient", .string(tickOrient)), ("aria", false)])
    tick["thickness"] = parts.mark["thickness"]
    tick["size"] = parts.mark["size"]
    var rule = Record([("type", "rule"), ("ariaRoleDescription", "errorbar")])
    if let thickness = parts.mark["thickness"] { rule["size"] = thickness }
    let all = [
      parts.layer("ticks", tick, parts.others.setting(parts.axis, parts.channel("lower"))),
      parts.layer("ticks", tick, parts.others.setting(parts.axis, parts.channel("upper"))),
      parts.layer(
        "rule", rule,
        parts.others.setting(parts.axis, parts.channel("lower")).setting("\(parts.axis)2", parts.end("upper"))),
    ]
    let inner = Record([("transform", .list(summary)), ("layer", .list(all.compactMap { $0 }))])
    return [.record(inner)]
  }
}

/// `errorband`: the surface between the lower and the upper end, with lines along them if asked for.
struct ErrorBandLayers {
  var parts: CompositeParts

  func layers() -> [Value] {
    let summary = ErrorSummary(parts: parts).transforms()
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
      parts.layer(
        "band", band,
        parts.others.setting(parts.axis, parts.channel("lower")).setting("\(parts.axis)2", parts.end("upper"))),
      parts.layer("borders", border, parts.others.setting(parts.axis, parts.channel("lower"))),
      parts.layer("borders", border, parts.others.setting(parts.axis, parts.channel("upper"))),
    ]
    return [.record(Record([("transform", .list(summary)), ("layer", .list(all.compactMap { $0 }))]))]
  }
}
