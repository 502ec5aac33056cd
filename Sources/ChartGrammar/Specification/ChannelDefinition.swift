import ChartData
import Diagnostics
import Notation

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

/// The order of a discrete domain.
indirect enum SortSetting: Sendable, Hashable {
  case ascending, descending, none
  case values([Value])
  case encoding(Channel, isDescending: Bool)
  case field(String?, operation: AggregateOperation?, isDescending: Bool)
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

/// What stands behind a `ChannelDefinition`.
struct ChannelFields: Sendable {
  var position: Position
  var field: String? { didSet { setColumnName() } }
  var fieldPosition: Position?
  var datum: Value?
  var value: Value?
  var type: FieldType = .nominal
  var hasExplicitType = false
  var aggregate: AggregateSetting? { didSet { setColumnName() } }
  var bin: BinSetting = .none { didSet { setColumnName() } }
  var timeUnit: TimeUnit? { didSet { setColumnName() } }
  /// The column that holds this channel's values after aggregation, binning and time units (Vega-Lite's names).
  private(set) var columnName = ""
  var sort: SortSetting?
  var hasExplicitSort: Bool { sort != nil }
  var stack: StackSetting?
  var bandPosition: Double?
  var band: Double?
  var title: [String]?
  /// `title: null` takes the title away.
  var hasNoTitle = false
  var scale = Properties.none
  var hasNoScale = false
  var axis = Properties.none
  var hasNoAxis = false
  var legend = Properties.none
  var hasNoLegend = false
  var header = Properties.none
  var impute: Properties?
  var hasNoImpute = false
  var format: Value?
  var formatType: String?
  var conditions: [ConditionalDefinition] = []

  init(position: Position) { self.position = position }

  private mutating func setColumnName() { columnName = columnName(suffix: nil) }

  var isField: Bool { field != nil || isCount }
  var isFieldOrDatum: Bool { isField || datum != nil }
  var isCount: Bool { aggregate == .operation(.count) }

  var isBinning: Bool { if case .automatic = bin { true } else { false } }
  var isBinned: Bool { if case .binned = bin { true } else { timeUnit?.isBinned ?? false } }
  var hasBin: Bool { if case .none = bin { false } else { true } }

  /// Not grouped by, but computed.
  var isAggregated: Bool { aggregate != nil }

  var isContinuous: Bool {
    if type == .quantitative { return !(isBinning && false) }
    return type == .temporal && !(timeUnit.map { _ in false } ?? false)
  }

  var isDiscrete: Bool {
    if type.isDiscrete { return true }
    return false
  }
}
