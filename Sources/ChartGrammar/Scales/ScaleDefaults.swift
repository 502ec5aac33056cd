import ChartData

/// Vega-Lite's rules for the properties of scales that the author leaves open.
struct ScaleDefaults {
  let component: ScaleComponent
  let context: ScaleContext

  private var type: ScaleType { component.type }
  private var config: Properties { context.config["scale"] }

  private func unit(_ member: ScaleComponent.Member) -> UnitSpecification? {
    context.tree.views[member.unit].unit?.specification
  }

  /// The first answer of a rule among the members.
  private func first<T>(_ rule: (ScaleComponent.Member, UnitSpecification) -> T?) -> T? {
    for member in component.members {
      if let unit = unit(member), let answer = rule(member, unit) { return answer }
    }
    return nil
  }

  func hasExplicitDomain(_ member: ScaleComponent.Member) -> Bool { member.definition.scale["domain"]?.list != nil }

  var nice: Value {
    if let explicit = component.explicit("nice") { return explicit }
    let answer: Bool? = first { member, _ in
      let scale = member.definition.scale
      if member.definition.hasBin || hasExplicitDomain(member) || scale.number("domainMin") != nil
        || scale.number("domainMax") != nil || type.isTime
      {
        return nil
      }
      return member.channel.isPosition ? true : nil
    }
    return .bool(answer ?? false)
  }

  var zero: Bool {
    guard [.linear, .pow, .sqrt, .symlog, .identity, .sequential].contains(type) else { return false }
    if let explicit = component.explicit("zero")?.bool { return explicit }
    return first { zero($0, $1) } ?? false
  }

  private func zero(_ member: ScaleComponent.Member, _ unit: UnitSpecification) -> Bool? {
    if let domain = member.definition.scale["domain"], domain != .string("unaggregated"),
      domain.record?["unionWith"] == nil
    {
      guard let ends = domain.list?.map(\.asNumber), let low = ends.first, let high = ends.last else { return false }
      return low <= 0 && high >= 0
    }
    if member.channel == .size, member.definition.type == .quantitative { return true }
    guard !member.definition.hasBin, [.x, .y, .theta, .radius].contains(member.channel) else { return false }
    let mark = unit.mark
    if mark.traits.hasZeroAlong {
      if mark.orient == .horizontal, member.channel == .y { return false }
      if mark.orient == .vertical, member.channel == .x { return false }
    }
    let hasRange = member.channel.secondary.flatMap { unit.definition($0) }?.isFieldOrDatum ?? false
    if mark.traits.startsAtZero, !hasRange { return true }
    return config.bool("zero") ?? true
  }

  /// Padding in pixels (continuous scales) or steps (point scales).
  var padding: Double? {
    if let explicit = component.explicit("padding")?.number { return explicit }
    return first { member, unit in
      guard member.channel.isPosition else { return nil }
      if type.isContinuous {
        if let padding = config.number("continuousPadding") { return padding }
        let mark = unit.mark
        if mark.traits.orienting == .asBar, !member.definition.hasBin, member.definition.timeUnit == nil,
          (mark.orient == .vertical && member.channel == .x) || (mark.orient == .horizontal && member.channel == .y)
        {
          return context.config["bar"].number("continuousBandSize")
        }
        return nil
      }
      return type == .point ? config.number("pointPadding") : nil
    }
  }

  private func hasNestedOffset(_ member: ScaleComponent.Member, _ unit: UnitSpecification) -> Bool {
    member.channel.offset.flatMap { unit.definition($0) }?.isFieldOrDatum ?? false
  }

  var paddingInner: Double {
    if type == .point { return 1 }
    if let explicit = component.explicit("paddingInner")?.number { return explicit }
    if let padding = component.explicit("padding")?.number { return padding }
    let answer: Double? = first { member, unit in
      if member.channel.isPosition {
        if hasNestedOffset(member, unit) { return config.number("bandWithNestedOffsetPaddingInner") }
        if let all = config.number("bandPaddingInner") { return all }
        return config.number(unit.mark.traits.bandPadding)
      }
      return member.channel.isOffset ? config.number("offsetBandPaddingInner") : nil
    }
    return answer ?? 0
  }

  var paddingOuter: Double {
    if let explicit = component.explicit("paddingOuter")?.number { return explicit }
    if let padding = component.explicit("padding")?.number { return padding }
    if type == .point {
      if component.channel.isPosition { return padding ?? 0 }
      return component.channel.isOffset ? 0.5 : 0
    }
    let inner = paddingInner
    let answer: Double? = first { member, unit in
      if member.channel.isPosition {
        if hasNestedOffset(member, unit) { return config.number("bandWithNestedOffsetPaddingOuter") }
        return config.number("bandPaddingOuter") ?? inner / 2
      }
      return member.channel.isOffset ? config.number("offsetBandPaddingOuter") : nil
    }
    return answer ?? 0
  }

  var isReversed: Bool {
    if let explicit = component.explicit("reverse")?.bool { return explicit }
    if type.isDiscreteDomain { return config.bool("xReverse") ?? false && component.channel == .x }
    return first { member, _ in
      if case .descending? = member.definition.sort { return true }
      return nil
    } ?? (component.channel == .x ? config.bool("xReverse") ?? false : false)
  }

  var clamps: Bool { component.explicit("clamp")?.bool ?? config.bool("clamp") ?? false }
  var rounds: Bool { component.explicit("round")?.bool ?? config.bool("round") ?? false }
}
