import ChartData
import Limits

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

/// The options of an `impute`, as a transform or on a channel.
enum ImputePlan {
  static func read(_ properties: Properties, into impute: inout ImputeTransform) {
    impute.method = properties.string("method").flatMap(ImputeTransform.Method.init) ?? .value
    impute.value = properties["value"] ?? .null
    if let ends = properties.list("frame"), ends.count == 2 {
      impute.frame = (ends[0].number.map { Int(limited: $0) }, ends[1].number.map { Int(limited: $0) })
    }
    if let list = properties.list("keyvals") {
      impute.keyValues = list
    } else if let sequence = properties.record("keyvals") {
      let start = sequence["start"]?.number ?? 0
      let stop = sequence["stop"]?.number ?? 0
      let step = sequence["step"]?.number ?? 1
      let most = Limit.imputedValues.most
      let count = Int(((stop - start) / (step == 0 ? 1 : step)).rounded(.up), heldIn: 0...most) ?? 0
      impute.keyValues = (0..<count).map { .number(start + Double($0) * (step == 0 ? 1 : step)) }
    }
  }
}
