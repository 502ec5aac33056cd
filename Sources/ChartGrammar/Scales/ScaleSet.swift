import ChartData
import ChartScene

/// The scales of one cell (or of the whole chart), built on demand, each once.
struct ScaleSet {
  let context: ScaleContext
  /// The scales by the index of their components.
  private var built: [Scale?]

  /// Scales that don't differ between cells are taken from the set of the chart.
  init(context: ScaleContext, inherited: [Scale?]? = nil) {
    self.context = context
    built = inherited ?? Array(repeating: nil, count: context.components.list.count)
  }

  var all: [Scale?] { built }

  /// The scale of a unit's channel; nil if it has none.
  mutating func scale(_ unit: Int, _ channel: Channel) -> Scale? {
    guard let id = context.components.ofUnit[unit][channel] else { return nil }
    return scale(id)
  }

  mutating func scale(_ id: Int) -> Scale {
    if let scale = built[id] { return scale }
    let component = context.components.list[id]
    let scale = make(component)
    built[id] = scale
    return scale
  }

  // MARK: Sizes

  /// Width (`.x`) or height (`.y`) of a unit view in pixels.
  mutating func size(_ unit: Int, _ channel: Channel) -> Double {
    let id = context.components.ofUnit[unit][channel]
    if let id, context.components.list[id].type.isDiscreteDomain {
      let setting = context.sizeSetting(unit, channel, isDiscrete: true)
      if case .pixels(let pixels) = setting { return pixels }
      let extent = scale(id).extent
      return abs(extent.1 - extent.0)
    }
    if id != nil { return pixels(context.sizeSetting(unit, channel, isDiscrete: false)) }
    if let fixed = channel == .x ? context.plotWidth : context.plotHeight { return fixed }
    let view = context.tree.views[unit]
    if let own = channel == .x ? view.specification.width : view.specification.height {
      switch own {
      case .pixels(let pixels): return pixels
      case .step(let step, _): return step
      case .container: return context.config.continuousSize(channel)
      }
    }
    let isFree =
      view.unit?.mark.traits.isPolar == true || view.specification.projection != nil
      || view.unit.map { ProjectionPlan.isGeographic($0.specification) } == true
    return isFree ? context.config.continuousSize(channel) : pixels(context.config.discreteSize(channel))
  }

  private func pixels(_ setting: SizeSetting) -> Double {
    switch setting {
    case .pixels(let pixels): pixels
    case .step(let step, _): step
    case .container: context.config.continuousWidth
    }
  }

  // MARK: Building

  private mutating func make(_ component: ScaleComponent) -> Scale {
    let type = component.type
    switch type {
    case .band, .point: return Scale(type: type, mapping: .band(band(component)))
    case .ordinal: return Scale(type: type, mapping: .ordinal(ordinal(component)))
    case .quantile, .quantize, .threshold, .binOrdinal:
      return Scale(type: type, mapping: .discretizing(discretizing(component)))
    default: return Scale(type: type, mapping: .continuous(continuous(component)))
    }
  }

  private mutating func viewSize(_ component: ScaleComponent) -> (width: Double, height: Double) {
    guard let member = component.members.first else { return (0, 0) }
    if component.channel.isPosition {
      let pixels = pixels(context.sizeSetting(member.unit, component.channel, isDiscrete: false))
      return (pixels, pixels)
    }
    return (size(member.unit, .x), size(member.unit, .y))
  }

  private mutating func continuous(_ component: ScaleComponent) -> ContinuousScale {
    let defaults = ScaleDefaults(component: component, context: context)
    let type = component.type
    var domain = DomainBuilder(component: component, context: context).continuous()
    if domain.isEmpty { domain = type == .log ? [1, 10] : [0, 1] }
    if domain.count == 1 { domain.append(domain[0]) }
    let bend = self.bend(component)
    let isPosition = component.channel.isPosition
    let span = isPosition || component.channel.isOffset ? positionRange(component) : [0, 1]
    if defaults.zero {
      if domain[0] > 0 { domain[0] = 0 }
      if domain[domain.count - 1] < 0 { domain[domain.count - 1] = 0 }
    }
    domain = limited(domain, component)
    if let padding = defaults.padding, isPosition {
      domain = NiceDomain.padded(domain, padding: padding, span: abs(span[1] - span[0]), bend: bend)
    }
    domain = NiceDomain.nice(domain, defaults.nice, type: type, base: component.explicit("base")?.number ?? 10)
    var scale = ContinuousScale(domain: domain, bend: bend, output: .numbers(span))
    scale.clamps = defaults.clamps
    scale.rounds = defaults.rounds
    scale.isTime = type.isTime
    scale.output = output(component, defaults, span)
    if isPosition, let member = component.members.first, member.definition.isBinning,
      let binning = context.tree.views[member.unit].unit?.data.binnings[member.channel]
    {
      scale.bins = binning.boundaries
    } else if isPosition, case .binned(let step?)? = component.members.first?.definition.bin {
      scale.bins = Array(stride(from: domain[0], through: domain[domain.count - 1] + step / 2, by: step))
    }
    return scale
  }

  func limited(_ domain: [Double], _ component: ScaleComponent) -> [Double] {
    var domain = domain
    func number(_ name: String) -> Double? {
      component.explicit(name).map { DateTimeValue.value($0, temporal: component.type.isTime).asNumber }
    }
    if let low = number("domainMin") { domain[0] = low }
    if let high = number("domainMax") { domain[domain.count - 1] = high }
    if let middle = number("domainMid"), domain.count == 2 { domain.insert(middle, at: 1) }
    return domain
  }

  private func bend(_ component: ScaleComponent) -> ScaleBend {
    switch component.type {
    case .log: .log(base: component.explicit("base")?.number ?? 10)
    case .sqrt: .power(0.5)
    case .pow: .power(component.explicit("exponent")?.number ?? 1)
    case .symlog: .symmetricLog(constant: component.explicit("constant")?.number ?? 1)
    default: .none
    }
  }

  private mutating func output(_ component: ScaleComponent, _ defaults: ScaleDefaults, _ span: [Double])
    -> ContinuousScale.Output
  {
    let builder = RangeBuilder(component: component, context: context)
    let isReversed = defaults.isReversed
    if component.channel.isColour {
      switch builder.colours {
      case .list(let list):
        let colours = list.compactMap { Colour(css: $0) }
        let space = component.explicit("interpolate").flatMap {
          ColourSpace(rawValue: $0.string ?? $0.record?["type"]?.string ?? "")
        }
        let isNominal = component.members.first?.definition.type == .nominal
        return .colours(isReversed ? colours.reversed() : colours, space ?? (isNominal ? .rgb : .hcl))
      case .ramp(let ramp) where component.type.isTime:
        // Vega cuts a scheme into as many colours as the domain has ends before a time scale runs between them.
        let colours = RangeBuilder.samples(ramp, 2).compactMap { Colour(css: $0.asText) }
        return .colours(isReversed ? colours.reversed() : colours, .hcl)
      case .ramp(let ramp): return .ramp(isReversed ? ramp.reversed() : ramp)
      }
    }
    var numbers = span
    if !component.channel.isPosition, !component.channel.isOffset {
      numbers = builder.numbers(zero: defaults.zero, size: viewSize(component))
    }
    return .numbers(isReversed ? numbers.reversed() : numbers)
  }

  /// The range of a position scale in pixels.
  private mutating func positionRange(_ component: ScaleComponent) -> [Double] {
    let size = viewSize(component)
    let pixels = component.channel == .x ? size.width : size.height
    var range = component.channel == .y ? [pixels, 0] : [0, pixels]
    if component.channel.isOffset, let member = component.members.first {
      let main: Channel = component.channel == .xOffset ? .x : .y
      let room = offsetRoom(member, main)
      range = [room.0, room.1]
    }
    if let list = RangeBuilder(component: component, context: context).explicitList, list.count >= 2 {
      return list.map { $0.string == "width" ? size.width : $0.string == "height" ? size.height : $0.asNumber }
    }
    if let low = component.explicit("rangeMin")?.number { range[0] = low }
    if let high = component.explicit("rangeMax")?.number { range[1] = high }
    return range
  }

  /// The room for offsets: the band, or the span of one time unit with a gap on both sides.
  private mutating func offsetRoom(_ member: ScaleComponent.Member, _ main: Channel) -> (Double, Double) {
    guard let scale = scale(member.unit, main) else { return (0, size(member.unit, main)) }
    if scale.band != nil { return (0, scale.bandwidth) }
    guard let unit = context.tree.views[member.unit].unit?.definition(main)?.timeUnit,
      let continuous = scale.continuous
    else { return (0, size(member.unit, main)) }
    let start = CivilDate(year: 2001).time
    let span = abs(continuous.number(unit.end(of: start)) - continuous.number(start))
    let gap = (context.config["scale"].number("bandWithNestedOffsetPaddingInner") ?? 0) / 2
    return (gap * span, (1 - gap) * span)
  }

  private mutating func band(_ component: ScaleComponent) -> BandScale {
    let defaults = ScaleDefaults(component: component, context: context)
    let domain = DomainBuilder(component: component, context: context).discrete()
    let inner = defaults.paddingInner
    let outer = defaults.paddingOuter
    var range = (0.0, 1.0)
    if component.channel.isPosition || component.channel.isOffset {
      range = bandRange(component, domain.count, inner, outer)
    } else {
      let numbers = RangeBuilder(component: component, context: context).numbers(
        zero: false, size: viewSizeForBand(component))
      range = (numbers.first ?? 0, numbers.last ?? 1)
    }
    return BandScale(
      domain: domain, range: range, inner: inner, outer: outer, align: component.explicit("align")?.number ?? 0.5,
      rounds: defaults.rounds, isReversed: defaults.isReversed)
  }

  private mutating func viewSizeForBand(_ component: ScaleComponent) -> (width: Double, height: Double) {
    guard let member = component.members.first else { return (0, 0) }
    return component.channel == .radius ? (size(member.unit, .x), size(member.unit, .y)) : (0, 0)
  }

  private mutating func bandRange(_ component: ScaleComponent, _ count: Int, _ inner: Double, _ outer: Double) -> (
    Double, Double
  ) {
    let space = BandScale.space(Double(count), inner, outer)
    if let list = RangeBuilder(component: component, context: context).explicitList, list.count == 2 {
      return (list[0].asNumber, list[1].asNumber)
    }
    if let step = component.explicit("range")?.record?["step"]?.number { return (0, step * space) }
    guard let member = component.members.first else { return (0, 1) }
    if component.channel.isOffset {
      let main: Channel = component.channel == .xOffset ? .x : .y
      if let step = offsetStep(component, main) { return (0, step * space) }
      return offsetRoom(member, main)
    }
    for member in component.members {
      if case .step(let step, let isForOffset) = context.sizeSetting(member.unit, component.channel, isDiscrete: true) {
        return (0, positionStep(member, step, isForOffset, component.channel, inner) * space)
      }
    }
    if case .pixels(let pixels) = context.sizeSetting(member.unit, component.channel, isDiscrete: true) {
      return (0, pixels)
    }
    return (0, context.config.step * space)
  }

  /// The pixels of one offset band where the view's step is meant for it.
  private func offsetStep(_ component: ScaleComponent, _ main: Channel) -> Double? {
    for member in component.members {
      guard let id = context.components.ofUnit[member.unit][main], context.components.list[id].type.isDiscreteDomain,
        component.type.isDiscreteDomain,
        case .step(let step, let isForOffset) = context.sizeSetting(member.unit, main, isDiscrete: true), isForOffset
      else { continue }
      return step
    }
    return nil
  }

  /// The pixels of one band: the view's step, or what the offsets inside it need.
  private mutating func positionStep(
    _ member: ScaleComponent.Member, _ step: Double, _ isForOffset: Bool, _ channel: Channel, _ inner: Double
  ) -> Double {
    guard isForOffset, let offset = channel.offset, let id = context.components.ofUnit[member.unit][offset],
      context.components.list[id].type.isDiscreteDomain
    else { return step }
    let component = context.components.list[id]
    let defaults = ScaleDefaults(component: component, context: context)
    let count = DomainBuilder(component: component, context: context).discrete().count
    let space =
      component.type == .band || component.type == .point
      ? BandScale.space(
        Double(count), component.type == .band ? defaults.paddingInner : 0,
        component.type == .band ? defaults.paddingOuter : 0)
      : Double(count)
    return step * space / (1 - inner)
  }
}
