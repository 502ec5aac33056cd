import ChartData
import Diagnostics

/// How a channel's field is aggregated.
enum AggregateSetting: Sendable, Hashable {
  case operation(AggregateOperation)
  case argmin(String)
  case argmax(String)
}

/// How a channel's field is cut into bins.
enum BinSetting: Sendable {
  case none
  /// The data are binned already; the step if it was given.
  case binned(step: Double?)
  case automatic(Properties)
}

enum StackSetting: Sendable { case automatic, none, offset(StackTransform.Offset) }

/// A value under a condition.
struct ConditionalDefinition: Sendable {
  var predicate: RowPredicate
  var definition: ChannelDefinition
}

/// What one channel shows: a field, a constant of the data's kind (`datum`) or a constant of the picture's kind (`value`).
typealias ChannelDefinition = CopyOnWrite<ChannelFields>

extension ChannelDefinition {
  init(at position: Position) { self.init(ChannelFields(position: position)) }
}
