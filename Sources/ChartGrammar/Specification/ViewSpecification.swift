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
  var transforms: [Transform] = []
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
