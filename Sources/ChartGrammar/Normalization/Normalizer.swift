import ChartData
import Diagnostics
import Limits
import Notation

/// Removes the sugar of a specification: composite marks, overlays, facet channels, repeats, shared encodings.
struct Normalizer {
  let config: Config
  let channels: ChannelParser
  let scope: ExpressionScope

  /// What a view takes over from the one it lies in.
  struct Inherited {
    var encoding: Node?
    var projection: Node?
    var width: Node?
    var height: Node?
  }

  /// The views of a whole specification, without its expressions that are constant.
  func tree(_ root: Node) -> ViewTree {
    var tree = ViewTree()
    tree.add(view(ExpressionConstants(scope: scope).resolve(root)), parent: nil, facetFields: [], config: config)
    return tree
  }

  func view(_ node: Node, _ inherited: Inherited = Inherited()) -> ViewSpecification {
    if node["repeat"] != nil {
      var repeated = view(RepeatExpansion.expand(node), inherited)
      if case .concat = repeated.kind, repeated.align == nil { repeated.align = "all" }
      return repeated
    }
    if let facet = node["facet"], let spec = node["spec"] { return faceted(node, facet, spec) }
    if let layers = node["layer"]?.elements { return layered(node, layers, inherited) }
    for key in ["hconcat", "vconcat", "concat"] {
      if let children = node[key]?.elements { return concatenated(node, key, children) }
    }
    return unit(node, inherited)
  }

  // MARK: Kinds of views

  private func layered(_ node: Node, _ layers: [Node], _ inherited: Inherited) -> ViewSpecification {
    var next = inherited
    next.encoding = Self.mergedEncoding(inherited.encoding, node["encoding"])
    if let encoding = next.encoding, encoding["row"] != nil || encoding["column"] != nil || encoding["facet"] != nil {
      return view(facetFromEncoding(node, encoding))
    }
    next.projection = node["projection"] ?? inherited.projection
    next.width = node["width"] ?? inherited.width
    next.height = node["height"] ?? inherited.height
    let children = layers.map { view($0, next) }
    var result = common(node, kind: .layer(children), inherited: next)
    result.projection = next.projection.map { Properties($0) }
    return result
  }

  private func concatenated(_ node: Node, _ key: String, _ children: [Node]) -> ViewSpecification {
    let columns = key == "vconcat" ? 1 : key == "hconcat" ? nil : node["columns"]?.number.map { Int(limited: $0) }
    return common(node, kind: .concat(children.map { view($0) }, columns: columns), inherited: Inherited())
  }

  private func faceted(_ node: Node, _ facet: Node, _ spec: Node) -> ViewSpecification {
    var specification = FacetSpecification()
    if facet["row"] != nil || facet["column"] != nil {
      specification.row = facet["row"].map { channels.parse($0, channel: .row) }
      specification.column = facet["column"].map { channels.parse($0, channel: .column) }
    } else {
      specification.facet = channels.parse(facet, channel: .facet)
    }
    specification.columns = (node["columns"] ?? facet["columns"])?.number.map { Int(limited: $0) }
    var result = common(node, kind: .facet(specification, view(spec)), inherited: Inherited())
    if let spacing = facet["spacing"], result.spacing == nil { result.spacing = Value(spacing) }
    if let align = facet["align"], result.align == nil { result.align = Value(align) }
    if let center = facet["center"], result.center == nil { result.center = Value(center) }
    if let bounds = facet["bounds"]?.string, result.bounds == nil { result.bounds = bounds }
    facetSpacing(facet, &result)
    return result
  }

  private func facetSpacing(_ facet: Node, _ result: inout ViewSpecification) {
    func each(_ key: String) -> Value? {
      let row = facet["row"]?[key]
      let column = facet["column"]?[key]
      guard row != nil || column != nil else { return nil }
      var record = Record()
      if let row { record["row"] = Value(row) }
      if let column { record["column"] = Value(column) }
      return .record(record)
    }
    if let spacing = each("spacing") { result.spacing = spacing }
    if let align = each("align") { result.align = align }
    if let center = each("center") { result.center = center }
  }

  private func unit(_ node: Node, _ inherited: Inherited) -> ViewSpecification {
    let encoding = Self.mergedEncoding(inherited.encoding, node["encoding"]) ?? Node(.mapping([]), at: node.position)
    var node = node.setting("encoding", encoding)
    if let width = inherited.width, node["width"] == nil { node = node.setting("width", width) }
    if let height = inherited.height, node["height"] == nil { node = node.setting("height", height) }
    if encoding["row"] != nil || encoding["column"] != nil || encoding["facet"] != nil {
      return view(facetFromEncoding(node, encoding))
    }
    var next = inherited
    next.encoding = nil
    if let composite = CompositeMarks(config: config).expand(node) { return view(composite, next) }
    if let overlaid = PathOverlay(config: config).expand(node) { return view(overlaid, next) }
    return common(node, kind: .unit(unitSpecification(node, encoding)), inherited: inherited)
  }

  /// A view with `row`, `column` or `facet` channels as a facet of the view without them.
  private func facetFromEncoding(_ node: Node, _ encoding: Node) -> Node {
    let outer: Set<String> = [
      "data", "transform", "title", "name", "description", "resolve", "config", "background", "padding", "autosize",
      "usermeta", "params", "$schema", "datasets",
    ]
    let facetKeys: Set<String> = ["row", "column", "facet"]
    let layout: Set<String> = ["columns", "spacing", "align", "bounds", "center"]
    var spec = node.removing(outer).setting("encoding", encoding.removing(facetKeys))
    var result = node.keeping(outer.union(["columns"]))
    if let params = node["params"] { spec = spec.setting("params", params) }
    if let facet = encoding["facet"], encoding["row"] == nil, encoding["column"] == nil {
      result = result.setting("facet", facet.removing(layout))
      for key in layout {
        if let value = facet[key] { result = result.setting(key, value) }
      }
    } else {
      result = result.setting("facet", encoding.keeping(["row", "column"]))
    }
    return result.setting("spec", spec)
  }

  /// The channels of a child laid over those of its layer, channel by channel.
  static func mergedEncoding(_ parent: Node?, _ child: Node?) -> Node? {
    guard let parent else { return child }
    guard let child else { return parent }
    var result = parent
    for entry in child.entries ?? [] {
      let isField = entry.value["field"] != nil || entry.value["datum"] != nil || entry.value["aggregate"] != nil
      if let below = parent[entry.key], below.entries != nil, isField {
        result = result.setting(entry.key, below.merging(entry.value))
      } else {
        result = result.setting(entry.key, entry.value)
      }
    }
    return result
  }

  // MARK: Parts

  private func unitSpecification(_ node: Node, _ encoding: Node) -> UnitSpecification {
    let markNode = node["mark"] ?? Node(.string("point"), at: node.position)
    let name = markNode.string ?? markNode["type"]?.string ?? "point"
    let mark = MarkDefinition(
      type: MarkType(rawValue: name) ?? .point, properties: Properties(markNode), position: markNode.position)
    var definitions = ChannelMap<[ChannelDefinition]>()
    for entry in encoding.entries ?? [] {
      guard let channel = Channel(rawValue: entry.key), !entry.value.isNull else { continue }
      let nodes = entry.value.elements ?? [entry.value]
      // A channel without field or value is only a layer's common part: here nothing fills it in.
      let parsed = nodes.map { channels.parse($0, channel: channel) }.filter {
        $0.isFieldOrDatum || $0.value != nil || !$0.conditions.isEmpty || channel == .order || channel == .tooltip
      }
      if !parsed.isEmpty { definitions[channel] = parsed }
    }
    var ordered = ChannelMap<[ChannelDefinition]>()
    for channel in Channel.allCases where definitions[channel] != nil { ordered[channel] = definitions[channel] }
    return UnitSpecification(mark: mark, encoding: MarkChannels(mark: mark.type, encoding: ordered).kept())
  }

  private func common(_ node: Node, kind: ViewFields.Kind, inherited: Inherited) -> ViewSpecification {
    var view = ViewFields(kind: kind, position: node.position)
    view.name = node["name"]?.string
    view.title = title(node["title"])
    view.description = node["description"]?.string
    view.data = node["data"]
    view.transforms = (node["transform"]?.elements ?? []).compactMap(Transform.init)
    view.width = size(node["width"] ?? inherited.width)
    view.height = size(node["height"] ?? inherited.height)
    view.background = Properties(node["view"])
    view.resolve = ResolveSetting(node["resolve"])
    view.projection = (node["projection"] ?? inherited.projection).map { Properties($0) }
    view.spacing = node["spacing"].map { Value($0) }
    view.align = node["align"].map { Value($0) }
    view.bounds = node["bounds"]?.string
    view.center = node["center"].map { Value($0) }
    view.parameters = node["params"]?.elements ?? []
    return ViewSpecification(view)
  }

  private func title(_ node: Node?) -> Properties? {
    guard let node, !node.isNull else { return nil }
    if node.entries != nil { return Properties(node) }
    return Properties(["text": Value(node)])
  }

  private func size(_ node: Node?) -> SizeSetting? {
    guard let node else { return nil }
    if let pixels = node.number { return .pixels(pixels) }
    if node.string == "container" { return .container }
    if let step = node["step"]?.number { return .step(step, isForOffset: node["for"]?.string != "position") }
    return nil
  }
}
