import ChartData
import Diagnostics

/// The views with data, and what was learnt while they were loaded.
struct LoadedData {
  let tree: DataTree
  /// What expressions can see, with the ends that `extent` transforms found.
  let scope: ExpressionScope
  /// The files that were read, and what was wrong with them.
  let catalog: DataCatalog
}
