import ChartData

/// The order of a discrete domain.
indirect enum SortSetting: Sendable, Hashable {
  case ascending, descending, none
  case values([Value])
  case encoding(Channel, isDescending: Bool)
  case field(String?, operation: AggregateOperation?, isDescending: Bool)
}
