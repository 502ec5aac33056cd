struct UnitSpecification: Sendable {
  var mark: MarkDefinition
  /// In the order of `Channel.allCases`.
  var encoding: ChannelMap<[ChannelDefinition]>

  /// The only (or first) definition of a channel.
  func definition(_ channel: Channel) -> ChannelDefinition? { encoding[channel]?.first }

  /// Whether rows are summed up: some channel shows an aggregate.
  var isAggregate: Bool {
    encoding.values.contains {
      $0.contains { $0.isAggregated || $0.conditions.contains { $0.definition.isAggregated } }
    }
  }

  /// The fields of the channel `order`.
  var orders: [ChannelDefinition] { (encoding[.order] ?? []).filter { $0.isField } }
}
