import ChartData
import Diagnostics

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

}
