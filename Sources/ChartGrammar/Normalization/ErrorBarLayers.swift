import ChartData

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
