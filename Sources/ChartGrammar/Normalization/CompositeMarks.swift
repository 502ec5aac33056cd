import ChartData
import Notation

/// Box plots, error bars and error bands as layers of plain marks (Vega-Lite's composite marks).
struct CompositeMarks {
  let config: Config

  /// Nil if the view's mark is a plain one.
  func expand(_ node: Node) -> Node? {
    guard let mark = node["mark"], let name = mark.string ?? mark["type"]?.string,
      let composite = CompositeMark(rawValue: name), let parts = CompositeParts(node, name, config)
    else { return nil }
    let layers: [Value]
    switch composite {
    case .boxplot: layers = BoxPlotLayers(parts: parts).layers()
    case .errorbar: layers = ErrorBarLayers(parts: parts).layers()
    case .errorband: layers = ErrorBandLayers(parts: parts).layers()
    }
    let own = node["transform"]?.elements ?? []
    let added = parts.transforms.map { Node(writing: $0, at: mark.position) }
    return node.removing(["mark", "encoding", "transform"])
      .setting("transform", .list(own + added, at: mark.position))
      .setting("layer", .list(layers.map { Node(writing: $0, at: mark.position) }, at: mark.position))
  }
}
