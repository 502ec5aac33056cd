/// All scales of a chart, and which channel of which unit uses which.
struct ScaleComponents: Sendable {
  private(set) var list: [ScaleComponent] = []
  /// The components of each channel, by the index of the unit among the views.
  private(set) var ofUnit: [ChannelMap<Int>]

  init(_ tree: DataTree) {
    ofUnit = tree.views.map { _ in ChannelMap() }
    if !tree.views.isEmpty { _ = collect(tree, 0) }
    for (index, component) in list.enumerated() {
      for member in component.members { ofUnit[member.unit][member.channel] = index }
    }
  }

  /// The scales a view hands to the one round it.
  private mutating func collect(_ tree: DataTree, _ index: Int) -> ChannelMap<Int> {
    let view = tree.views[index]
    if let unit = view.unit { return unitScales(unit.specification, index) }
    var merged = ChannelMap<Int>()
    let children = view.children.map { collect(tree, $0) }
    for channel in Channel.scaled {
      let ids = children.compactMap { $0[channel] }
      guard let first = ids.first else { continue }
      let setting =
        view.specification.resolve.scale[channel.rawValue] ?? Self.defaultResolve(view.specification, channel)
      guard setting == "shared" else { continue }
      if ids.contains(where: { !list[$0].type.isCompatible(with: list[first].type) }) {
        continue
      }
      for id in ids.dropFirst() where id != first {
        list[first].members += list[id].members
        list[id].members = []
      }
      list[first].owner = index
      merged[channel] = first
    }
    return merged
  }

  private static func defaultResolve(_ specification: ViewSpecification, _ channel: Channel) -> String {
    switch specification.kind {
    case .facet: channel == .theta ? "independent" : "shared"
    case .concat: [.x, .y, .theta, .radius].contains(channel) ? "independent" : "shared"
    default: "shared"
    }
  }

  private mutating func unitScales(_ unit: UnitSpecification, _ index: Int) -> ChannelMap<Int> {
    var scales = ChannelMap<Int>()
    for channel in Channel.scaled {
      guard let definition = unit.scaleDefinition(channel), !definition.hasNoScale, definition.type != .geojson else {
        continue
      }
      if channel.isPosition, unit.mark.traits.isMap { continue }
      let type = ScaleType.ofChannel(channel, definition, unit)
      let isExplicit = definition.scale.string("type") == type.rawValue
      let member = ScaleComponent.Member(
        unit: index, channel: channel, definition: definition, type: type, hasExplicitType: isExplicit)
      scales[channel] = list.count
      list.append(ScaleComponent(channel: channel, members: [member], owner: index))
    }
    return scales
  }
}

extension UnitSpecification {
  /// The definition whose field or datum a channel's scale shows: its own, its condition's, or that of its other end.
  func scaleDefinition(_ channel: Channel) -> ChannelDefinition? {
    if let definition = definition(channel) {
      if definition.isFieldOrDatum { return definition }
      if let conditional = definition.conditions.first(where: { $0.definition.isFieldOrDatum }) {
        return conditional.definition
      }
    }
    if channel == .x || channel == .y, let secondary = channel.secondary, let definition = definition(secondary),
      definition.isFieldOrDatum, self.definition(channel) == nil
    {
      var result = definition
      if !definition.hasExplicitType { result.type = .quantitative }
      return result
    }
    return nil
  }
}
