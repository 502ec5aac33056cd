import ChartData
import ChartScene
import Diagnostics
import Limits
import Notation

/// One walk over a specification.
struct CheckRun {
  let source: SourceText
  var problems: [Problem] = []
  private var views = 0
  /// How often the view at hand is drawn, by the `repeat`s round it, and how deep it lies.
  private var copies = 1
  private var level = 0
  /// The parameters that the specification defines, wherever.
  var parameterNames: Set<String> = []

  init(source: SourceText) { self.source = source }

  mutating func report(_ fact: ChartProblem, _ position: Position) {
    problems.append(Problem(fact, in: source, at: position))
  }

  mutating func keys(_ node: Node?, _ known: Set<String>, _ what: @autoclosure () -> String) {
    for entry in node?.entries ?? [] where !known.contains(entry.key) {
      report(.unknown(what: what(), name: entry.key, candidates: known.sorted()), entry.keyPosition)
    }
  }

  // MARK: Views

  mutating func view(_ node: Node, isRoot: Bool) {
    guard node.entries != nil else {
      return report(.wrongType(property: "view", expected: "a mapping", found: node.kind), node.position)
    }
    guard isCounted(node) else { return }
    viewNames(node, isRoot: isRoot)
    keys(node["title"], KnownNames.title, "title property")
    required(ofView: node)
    sizes(node)
    resolve(node["resolve"])
    data(node["data"])
    parameters(node["params"])
    for transform in node["transform"]?.elements ?? [] { self.transform(transform) }
    mark(node["mark"])
    encoding(node["encoding"])
    projection(node["projection"])
    for key in Node.viewLists {
      guard let list = node[key] else { continue }
      guard let children = list.elements else {
        report(.wrongType(property: key, expected: "a list of views", found: list.kind), list.position)
        continue
      }
      for child in children { inner(child) }
    }
    facet(node["facet"])
    if let spec = node["spec"] { inner(spec, copies: RepeatExpansion.count(node["repeat"])) }
    let kinds = ["mark", "spec"] + Node.viewLists
    if !kinds.contains(where: { node[$0] != nil }) { report(.missing("\"mark\""), node.position) }
  }

  private mutating func inner(_ node: Node, copies count: Int = 1) {
    let outer = copies
    copies = copies.multipliedReportingOverflow(by: count).overflow ? .max : copies * count
    level += 1
    view(node, isRoot: false)
    level -= 1
    copies = outer
  }

  /// Whether there is room for a view; the first one too many is reported.
  private mutating func isCounted(_ node: Node) -> Bool {
    if level > Limit.viewLevels.most {
      report(.tooMany(what: "levels of views", limit: Limit.viewLevels.most), node.position)
      return false
    }
    let before = views
    views = views.addingReportingOverflow(copies).overflow ? .max : views + copies
    if before <= Limit.views.most, views > Limit.views.most {
      report(.tooMany(what: "views", limit: Limit.views.most), node.position)
    }
    return views <= Limit.views.most
  }

  private mutating func projection(_ node: Node?) {
    guard let node else { return }
    keys(node, KnownNames.projection, "projection property")
    guard let type = node["type"], let name = type.string, GeoProjection(name: name) == nil else { return }
    report(.unknown(what: "projection", name: name, candidates: GeoProjection.names), type.position)
  }

  private mutating func facet(_ node: Node?) {
    guard let node else { return }
    if node["row"] != nil || node["column"] != nil {
      for key in ["row", "column"] { if let part = node[key] { channel(part, nil) } }
    } else {
      channel(node, nil)
    }
  }

  mutating func data(_ node: Node?) {
    guard let node, node.entries != nil else { return }
    keys(node, KnownNames.data, "data property")
    keys(node["format"], KnownNames.format, "format property")
    for entry in node["format"]?["parse"]?.entries ?? [] {
      guard let name = entry.value.string, ColumnParse(name: name) == nil else { continue }
      let words = ["number", "boolean", "string", "date"]
      report(.unknownValue(property: entry.key, value: name, candidates: words), entry.value.position)
    }
    keys(node["sequence"], KnownNames.sequence, "property of \"sequence\"")
    keys(node["graticule"], KnownNames.graticule, "property of \"graticule\"")
  }

  private mutating func mark(_ node: Node?) {
    guard let node else { return }
    guard let nameNode = node.string != nil ? node : node["type"] else {
      return report(
        .wrongType(property: "mark", expected: "a name or a mapping with \"type\"", found: node.kind), node.position)
    }
    guard let name = nameNode.string, KnownNames.marks.contains(name) else {
      let name = nameNode.scalarText ?? ""
      return report(.unknown(what: "mark", name: name, candidates: KnownNames.marks.sorted()), nameNode.position)
    }
    keys(node, KnownNames.mark(name), "mark property")
    extent(node["extent"], of: name)
    for part in ["box", "median", "outliers", "rule", "ticks", "band", "borders", "line", "point"] {
      guard let section = node[part] else { continue }
      keys(section, KnownNames.partOfMark, "property of \"\(part)\"")
    }
  }

  /// What composite marks reach to: box plots the ends of the data or so many interquartile ranges, the others a spread.
  private mutating func extent(_ node: Node?, of mark: String) {
    guard let node, let composite = CompositeMark(rawValue: mark) else { return }
    let words = composite == .boxplot ? ["min-max"] : ["ci", "iqr", "stderr", "stdev"]
    word(node, "extent", words)
    guard composite != .boxplot, node.number != nil else { return }
    report(
      .wrongType(property: "extent", expected: "one of \(words.joined(separator: ", "))", found: node.kind),
      node.position)
  }

  // MARK: Channels

  private mutating func encoding(_ node: Node?) {
    guard let node else { return }
    guard let entries = node.entries else {
      return report(.wrongType(property: "encoding", expected: "a mapping", found: node.kind), node.position)
    }
    for entry in entries {
      guard let kind = Channel(rawValue: entry.key) else {
        report(
          .unknown(what: "channel", name: entry.key, candidates: Channel.allCases.map(\.rawValue)), entry.keyPosition)
        continue
      }
      if kind == .time {
        report(.notDrawnYet("the channel \"\(entry.key)\""), entry.keyPosition)
      }
      for definition in entry.value.elements ?? [entry.value] { channel(definition, kind) }
    }
  }

  private mutating func channel(_ node: Node, _ kind: Channel?, isCondition: Bool = false) {
    guard node.entries != nil else { return }
    channelNames(node, kind, isCondition: isCondition)
    formats(node)
    formats(node["axis"])
    formats(node["legend"])
    numberFormats(node)
    if let type = node["type"], FieldType(spelled: type.scalarText ?? "") == nil {
      report(
        .unknown(what: "type", name: type.scalarText ?? type.kind, candidates: KnownNames.types.sorted()), type.position
      )
    }
    aggregate(node["aggregate"])
    timeUnit(node["timeUnit"])
    impute(node["impute"])
    if isCondition { predicate(node["test"]) }
    required(ofChannel: node, isCondition: isCondition)
    if let field = node["field"], field.scalarText == nil, field["repeat"] == nil {
      report(.wrongType(property: "field", expected: "the name of a field", found: field.kind), field.position)
    }
    keys(node["sort"], KnownNames.sort, "sort property")
    guides(node)
    details(node, of: kind)
    for condition in node["condition"].map({ $0.elements ?? [$0] }) ?? [] {
      channel(condition, kind, isCondition: true)
    }
  }

  mutating func aggregate(_ node: Node?) {
    guard let name = node?.string, let place = node?.position else { return }
    guard AggregateOperation(rawValue: name) != nil else {
      return report(
        .unknown(what: "aggregate", name: name, candidates: AggregateOperation.allCases.map(\.rawValue)), place)
    }
    if name == "ci0" || name == "ci1" { report(.notDrawnYet("a bootstrapped interval"), place) }
  }

  private mutating func guides(_ node: Node) {
    keys(node["axis"], KnownNames.axis, "axis property")
    keys(node["legend"], KnownNames.legend, "legend property")
    keys(node["header"], KnownNames.header, "header property")
    guard let scale = node["scale"], scale.entries != nil else { return }
    keys(scale, KnownNames.scale, "scale property")
    if let type = scale["type"], !type.isNull, !KnownNames.scaleTypes.contains(type.scalarText ?? "") {
      report(
        .unknown(what: "scale type", name: type.scalarText ?? type.kind, candidates: KnownNames.scaleTypes.sorted()),
        type.position)
    }
  }

  /// Formats of numbers that d3-format knows nothing of; those of dates hold a percent sign.
  private mutating func numberFormats(_ node: Node) {
    guard node["type"]?.string != "temporal", node["timeUnit"] == nil else { return }
    for part in [node, node["axis"], node["legend"], node["header"]] {
      guard let format = part?["format"], let text = format.string, part?["formatType"] == nil,
        !text.contains("%") || node["type"]?.string == "quantitative", NumberFormat(text) == nil
      else { continue }
      report(.unknownValue(property: "format", value: text, candidates: []), format.position)
    }
  }

  /// Format types are our own or Vega-Lite's; functions registered in a browser can't be called here.
  mutating func formats(_ node: Node?) {
    for entry in node?.entries ?? [] {
      let isFormat = ["formatType", "numberFormatType", "timeFormatType", "normalizedNumberFormatType"].contains(
        entry.key)
      if isFormat, let name = entry.value.string, !["number", "time", "compact"].contains(name) {
        report(
          .unknown(what: "format type", name: name, candidates: ["number", "time", "compact"]), entry.value.position)
      }
    }
  }
}
