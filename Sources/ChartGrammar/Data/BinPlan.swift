import ChartData

/// The bins of a field from an author's options.
enum BinPlan {
  static func binning(
    field: String, options: Properties, fallbackMaximum: Double, table: Table, parameters: ParameterTable
  ) -> Binning {
    var result = Binning.Options()
    result.maximum = options.number("maxbins") ?? fallbackMaximum
    result.base = options.number("base") ?? 10
    result.divide = options.list("divide")?.compactMap(\.number) ?? [5, 2]
    result.minimumStep = options.number("minstep") ?? 0
    result.step = options.number("step")
    result.steps = options.list("steps")?.compactMap(\.number) ?? []
    result.isNice = options.bool("nice") ?? true
    result.anchor = options.number("anchor")
    var extent = BinTransform.extent(of: field, in: table) ?? (0, 1)
    if let ends = options.list("extent")?.map({ DateTimeValue.value($0, temporal: false).asNumber }), ends.count == 2 {
      extent = (ends[0], ends[1])
    } else if let name = options.record("extent")?["param"]?.string,
      case .interval(_, let selected?)? = parameters.parameters[name], let ends = selected.values.first?.list,
      ends.count == 2
    {
      extent = (ends[0].asNumber, ends[1].asNumber)
    }
    return Binning(extent: extent, options: result)
  }

  /// How many bins a channel asks for where the author doesn't say.
  static func maximum(for channel: Channel) -> Double {
    switch channel {
    case .row, .column, .size, .color, .fill, .stroke, .strokeWidth, .opacity, .fillOpacity, .strokeOpacity, .shape: 6
    case .strokeDash: 4
    default: 10
    }
  }
}
