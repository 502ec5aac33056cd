import ChartData
import ChartScene
import Limits

extension ScaleSet {
  func ordinal(_ component: ScaleComponent) -> OrdinalScale {
    let domain = DomainBuilder(component: component, context: context).discrete()
    let builder = RangeBuilder(component: component, context: context)
    var range: [Value]
    if let fields = builder.fieldRange(domain) {
      range = fields
    } else if component.channel.isColour {
      range = builder.discreteColours(domain.count)
    } else {
      range = builder.discreteOutputs
      if range.isEmpty { range = builder.numbers(zero: false, size: (0, 0)).map { .number($0) } }
    }
    if ScaleDefaults(component: component, context: context).isReversed { range.reverse() }
    return OrdinalScale(domain: domain, range: range)
  }

  mutating func discretizing(_ component: ScaleComponent) -> DiscretizingScale {
    let builder = DomainBuilder(component: component, context: context)
    switch component.type {
    case .quantile:
      let explicit = component.explicit("domain")?.list?.map(\.asNumber)
      let count = classCount(component, setting: "quantileCount")
      return .quantile(explicit ?? builder.allNumbers(), range: classes(component, count))
    case .quantize:
      let count = classCount(component, setting: "quantizeCount")
      return .quantize(quantizedDomain(component, builder), range: classes(component, count))
    case .binOrdinal:
      let bins = component.members.first.flatMap {
        context.tree.views[$0.unit].unit?.data.binnings[$0.channel]?.boundaries
      }
      let thresholds =
        component.explicit("bins")?.list?.map(\.asNumber) ?? bins ?? component.explicit("domain")?.list?.map(\.asNumber)
        ?? [0, 1]
      return DiscretizingScale(
        type: .binOrdinal, domain: thresholds, thresholds: Array(thresholds.dropFirst().dropLast()),
        range: classes(component, max(1, thresholds.count - 1)))
    default:
      let thresholds = builder.explicitThresholds
      return DiscretizingScale(
        type: .threshold, domain: thresholds, thresholds: thresholds, range: classes(component, thresholds.count + 1))
    }
  }

  private func classCount(_ component: ScaleComponent, setting: String) -> Int {
    schemeCount(component)
      ?? (component.channel.isColour ? 5 : max(1, Int(limited: context.config["scale"].number(setting) ?? 4)))
  }

  private func quantizedDomain(_ component: ScaleComponent, _ builder: DomainBuilder) -> (Double, Double) {
    var domain = limited(builder.continuous(), component)
    if domain.count < 2 { domain = [0, 1] }
    if component.explicit("zero")?.bool == true {
      domain = [min(0, domain[0]), max(0, domain[1])]
    }
    domain = NiceDomain.nice(domain, component.explicit("nice") ?? false, type: .linear)
    return (domain[0], domain[domain.count - 1])
  }

  /// The outputs of so many classes.
  private func classes(_ component: ScaleComponent, _ count: Int) -> [Value] {
    let ranges = RangeBuilder(component: component, context: context)
    var values: [Value]
    if let list = ranges.explicitList {
      values = list
    } else if component.channel.isColour {
      values = ranges.discreteColours(count)
    } else if component.channel.hasDiscreteRange {
      values = ranges.discreteOutputs
    } else {
      let ends = ranges.numbers(zero: false, size: (0, 0))
      let step = (ends[1] - ends[0]) / Double(max(1, count - 1))
      values = (0..<count).map { .number(ends[0] + Double($0) * step) }
    }
    return ScaleDefaults(component: component, context: context).isReversed ? values.reversed() : values
  }

  func schemeCount(_ component: ScaleComponent) -> Int? {
    component.explicit("scheme")?.record?["count"]?.number.map { Int($0, heldIn: 1...1000) ?? 1 }
  }
}

extension DomainBuilder {
  var explicitThresholds: [Double] { component.explicit("domain")?.list?.map(\.asNumber) ?? [0.5] }
}
