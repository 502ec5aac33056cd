import ChartData
import Diagnostics

/// Looks for what the data can't give: fields that aren't there, texts where numbers should be.
struct DataCheck {
  let source: SourceText

  func checked(_ tree: ViewTree, catalog: DataCatalog, into problems: inout [Problem]) -> ViewTree {
    tree
  }
}
