import ChartData
import Notation

/// TopoJSON and GeoJSON as tables, one feature a row.
enum Topology {
  static func table(_ root: Node, feature: String?, mesh: String?) -> Table? {
    nil
  }
}
