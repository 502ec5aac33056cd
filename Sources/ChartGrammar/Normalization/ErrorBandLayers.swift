import ChartData

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
