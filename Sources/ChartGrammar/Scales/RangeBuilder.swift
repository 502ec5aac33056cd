import ChartData
import ChartScene

/// The range of a scale that isn't a position: what the author wrote, a scheme, or Vega-Lite's rule for the channel.
struct RangeBuilder {
  let component: ScaleComponent
  let context: ScaleContext

  private var channel: Channel { component.channel }
  private var config: Properties { context.config["scale"] }

  private var unit: UnitSpecification? {
    component.members.first.flatMap { context.tree.views[$0.unit].unit?.specification }
  }

  /// The author's range as a list.
  var explicitList: [Value]? {
    guard let range = component.explicit("range") else { return nil }
    if let list = range.list { return list }
    if let name = range.string { return named(name).list }
    return nil
  }

  /// The author's range as a field of the data, one output for each value of the domain.
  func fieldRange(_ domain: [Value]) -> [Value]? {
    guard let field = component.explicit("range")?.record?["field"]?.string, let member = component.members.first,
      let data = context.tree.views[member.unit].unit?.data, let column = data.main.column(at: field),
      let keys = data.main.column(at: member.definition.columnName)
    else { return nil }
    return domain.compactMap { value in (0..<data.main.rowCount).first { keys[$0] == value }.map { column[$0] } }
  }

  private func named(_ name: String) -> Value {
    context.config["range"][name] ?? .null
  }

  // MARK: Colours

  enum Colours {
    case list([String])
    case ramp(ColourRamp)
  }

  /// The colours of a colour channel; `type` decides between categories and ramps.
  var colours: Colours {
    if let list = explicitList { return .list(list.map(\.asText)) }
    if let scheme = component.explicit("scheme") { return schemeColours(scheme) }
    if component.explicit("domainMid") != nil, component.type != .ordinal { return schemeColours(named("diverging")) }
    let isSurface = unit?.mark.traits.isSurface == true
    if component.type == .ordinal {
      let type = component.members.first?.definition.type
      return schemeColours(named(type == .nominal ? "category" : "ordinal"))
    }
    return schemeColours(named(isSurface ? "heatmap" : "ramp"))
  }

  private func schemeColours(_ value: Value) -> Colours {
    if let list = value.list { return .list(list.map(\.asText)) }
    var name = value.string ?? value.record?["scheme"]?.string ?? value.record?["name"]?.string ?? ""
    if let inner = value.record?["scheme"]?.list { return .list(inner.map(\.asText)) }
    name = name.lowercased()
    if let list = ColourScheme.discrete(name) { return .list(list.map(\.css)) }
    guard let ramp = ColourScheme.continuous(name) ?? counted(name) else { return .list(["#4c78a8"]) }
    if let extent = value.record?["extent"]?.list?.map(\.asNumber), extent.count == 2 {
      return .ramp(ramp.part(extent[0], extent[1]))
    }
    return .ramp(ramp)
  }

  /// `blues-9`: so many colours of a ramp.
  private func counted(_ name: String) -> ColourRamp? {
    guard let dash = name.lastIndex(of: "-") else { return nil }
    return ColourScheme.continuous(String(name[..<dash]))
  }

  /// So many colours of whatever the channel asks for.
  func discreteColours(_ count: Int) -> [Value] {
    switch colours {
    case .list(let list):
      if component.type == .ordinal { return list.map { .string($0) } }
      if list.count >= count || component.type != .binOrdinal { return list.map { .string($0) } }
      let ramp = ColourRamp(list.compactMap { Colour(css: $0) })
      return Self.samples(ramp, count)
    case .ramp(let ramp): return Self.samples(ramp, count)
    }
  }

  /// Inner points of a ramp: 1/(n+1) … n/(n+1), as Vega quantizes schemes.
  static func samples(_ ramp: ColourRamp, _ count: Int) -> [Value] {
    (0..<max(0, count)).map { .string(ramp.colour(Double($0 + 1) / Double(count + 1)).css) }
  }

  // MARK: Numbers

  /// First and last number of a numeric channel's range.
  func numbers(zero: Bool, size: (width: Double, height: Double)) -> [Double] {
    if let list = explicitList { return list.map(\.asNumber) }
    var range = defaultNumbers(zero: zero, size: size)
    if let low = component.explicit("rangeMin")?.number { range[0] = low }
    if let high = component.explicit("rangeMax")?.number { range[range.count - 1] = high }
    return range
  }

  private func defaultNumbers(zero: Bool, size: (width: Double, height: Double)) -> [Double] {
    func number(_ name: String, _ fallback: Double) -> Double { config.number(name) ?? fallback }
    switch channel {
    case .size: return sizes(zero: zero)
    case .opacity, .fillOpacity, .strokeOpacity: return [number("minOpacity", 0.3), number("maxOpacity", 0.8)]
    case .strokeWidth: return [number("minStrokeWidth", 1), number("maxStrokeWidth", 4)]
    case .angle: return [0, 360]
    case .theta: return [0, 2 * .pi]
    case .radius: return [0, min(size.width, size.height) / 2]
    default: return [0, 1]
    }
  }

  private func sizes(zero: Bool) -> [Double] {
    func number(_ name: String, _ fallback: Double) -> Double { config.number(name) ?? fallback }
    switch unit?.mark.traits.size ?? .area {
    case .band: return [number("minBandSize", 2), config.number("maxBandSize") ?? bandStep - 1]
    case .stroke: return [number("minStrokeWidth", 1), number("maxStrokeWidth", 4)]
    case .font: return [number("minFontSize", 8), number("maxFontSize", 40)]
    case .area:
      let step = 0.95 * bandStep
      return [number("minSize", 4), config.number("maxSize") ?? step * step]
    }
  }

  /// The smaller step of both axes, in pixels.
  private var bandStep: Double {
    func step(_ channel: Channel) -> Double {
      guard let member = component.members.first else { return 20 }
      let view = context.tree.views[member.unit]
      if let binning = view.unit?.data.binnings[channel] {
        let setting = context.sizeSetting(member.unit, channel, isDiscrete: false)
        if case .pixels(let pixels) = setting { return pixels / ((binning.stop - binning.start) / binning.step) }
      }
      let own = channel == .x ? view.specification.width : view.specification.height
      if case .step(let step, _)? = own { return step }
      if case .step(let step, _) = context.config.discreteSize(channel) { return step }
      return 20
    }
    return min(step(.x), step(.y))
  }

  // MARK: Names and dashes

  static let dashes: [Value] = [[1, 0], [4, 2], [2, 1], [1, 1], [1, 2, 4, 2]]
  static let symbols: [Value] = [
    "circle", "square", "triangle-up", "cross", "diamond", "triangle-right", "triangle-down", "triangle-left",
  ]

  var discreteOutputs: [Value] {
    if let list = explicitList { return list }
    switch channel {
    case .strokeDash: return Self.dashes
    case .shape: return context.config["range"].list("symbol") ?? Self.symbols
    default: return []
    }
  }
}

extension ColourRamp {
  /// The part between two places, possibly backwards.
  func part(_ start: Double, _ end: Double) -> ColourRamp {
    if start == 1, end == 0 { return reversed() }
    let count = 64
    return ColourRamp((0...count).map { colour(start + (end - start) * Double($0) / Double(count)) }, space: space)
  }
}
