import ChartData

/// One scale of a chart before it has a domain: the channels that share it.
struct ScaleComponent: Sendable {
  struct Member: Sendable {
    let unit: Int
    let channel: Channel
    let definition: ChannelDefinition
    let type: ScaleType
    let hasExplicitType: Bool
  }

  var channel: Channel
  var members: [Member]
  /// The outermost view that holds it; inside a facet it is made anew for every cell.
  var owner: Int

  var type: ScaleType {
    if let explicit = members.first(where: \.hasExplicitType) { return explicit.type }
    return members.dropFirst().reduce(members[0].type) { $1.type.precedence > $0.precedence ? $1.type : $0 }
  }

  /// The first value an author wrote for a property.
  func explicit(_ property: String) -> Value? {
    for member in members {
      if let value = member.definition.scale[property] { return value }
    }
    return nil
  }
}
