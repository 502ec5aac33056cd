import ChartData
import Diagnostics
import Notation

/// One view after normalization: what the author wrote, typed, with sugar removed.
typealias ViewSpecification = CopyOnWrite<ViewFields>

/// What stands behind a `ViewSpecification`.
struct ViewFields: Sendable {
  var kind: Kind
  var position: Position
  var name: String?
  var title: Properties?
  var description: String?
  var data: Node?
  var transforms: [Node] = []
  var width: SizeSetting?
  var height: SizeSetting?
  var background = Properties.none
  var resolve = ResolveSetting()
  var projection: Properties?
  var spacing: Value?
  var align: Value?
  var bounds: String?
  var center: Value?
  var parameters: [Node] = []

  indirect enum Kind: Sendable {
    case unit(UnitSpecification)
    case layer([ViewSpecification])
    /// Views side by side; columns nil is one row, 1 one column.
    case concat([ViewSpecification], columns: Int?)
    case facet(FacetSpecification, ViewSpecification)
  }
}

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

struct FacetSpecification: Sendable {
  var row: ChannelDefinition?
  var column: ChannelDefinition?
  var facet: ChannelDefinition?
  var columns: Int?
}

/// A width or height as written.
enum SizeSetting: Sendable {
  case pixels(Double)
  /// Pixels for each value of a discrete scale.
  case step(Double, isForOffset: Bool)
  case container
}

/// Which scales, axes and legends views share.
struct ResolveSetting: Sendable {
  var scale: [String: String] = [:]
  var axis: [String: String] = [:]
  var legend: [String: String] = [:]

  init() {}

  init(_ node: Node?) {
    func read(_ key: String) -> [String: String] {
      Dictionary(
        (node?[key]?.entries ?? []).compactMap { entry in entry.value.string.map { (entry.key, $0) } },
        uniquingKeysWith: { $1 })
    }
    scale = read("scale")
    axis = read("axis")
    legend = read("legend")
  }
}
