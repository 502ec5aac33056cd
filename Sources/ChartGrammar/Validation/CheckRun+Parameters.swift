import ChartData
import Notation

/// Checks of `params`, of `transform` and of what else is computed from data.
extension CheckRun {
  // MARK: Parameters

  /// The names in `params` and of `extent` transforms, of a view and those inside.
  mutating func collectParameters(_ view: Node) {
    let params = (view["params"]?.elements ?? []) + (view["config"]?["params"]?.elements ?? [])
    let named = params.map { $0["name"] } + (view["transform"]?.elements ?? []).map { $0["param"] }
    parameterNames.formUnion(named.compactMap { $0?.string })
    for inner in view.innerViews { collectParameters(inner) }
  }

  /// A parameter that is asked for.
  mutating func parameter(_ node: Node?) {
    guard let node, let name = node.string, !parameterNames.contains(name) else { return }
    report(.unknown(what: "parameter", name: name, candidates: parameterNames.sorted()), node.position)
  }

  mutating func parameters(_ node: Node?) {
    for (name, position) in ParameterOrder(node?.elements ?? []).circular {
      report(.circle(name), position)
    }
    for parameter in node?.elements ?? [] {
      keys(parameter, KnownNames.parameter, "property of a parameter")
      needs(parameter, ["name"])
      let select = parameter["select"]
      let type = select?.string != nil ? select : select?["type"]
      word(type, "select", ["point", "interval"])
      if let select, select.entries != nil {
        let known = type?.string == "interval" ? KnownNames.intervalSelection : KnownNames.pointSelection
        keys(select, known, "property of \"select\"")
        keys(select["mark"], KnownNames.brush, "brush property")
        word(select["resolve"], "resolve", ["global", "union", "intersect"])
        for channel in select["encodings"]?.elements ?? [] {
          word(channel, "encodings", Channel.allCases.map(\.rawValue), what: "channel")
        }
      }
      binding(parameter["bind"], isSelection: select != nil)
    }
  }

  private mutating func binding(_ node: Node?, isSelection: Bool) {
    guard let node else { return }
    if isSelection { word(node, "bind", ["scales", "legend"]) }
    guard let entries = node.entries else { return }
    // One input for the parameter, or one for each of its fields and channels.
    if !isSelection || entries.contains(where: { KnownNames.binding.contains($0.key) && $0.value.entries == nil }) {
      keys(node, KnownNames.binding, "property of \"bind\"")
    } else {
      for entry in entries { keys(entry.value, KnownNames.binding, "property of \"bind\"") }
    }
  }

  // MARK: Imputation

  mutating func impute(_ node: Node?) {
    guard let node else { return }
    keys(node, KnownNames.impute, "impute property")
    imputeValues(node)
  }

  private mutating func imputeValues(_ node: Node) {
    word(node["method"], "method", ["value", "mean", "median", "max", "min"])
    keys(node["keyvals"], ["start", "stop", "step"], "property of \"keyvals\"")
  }

  // MARK: Transforms

  mutating func transform(_ node: Node) {
    guard let transform = Transform(node) else {
      let entry = node.entries?.first
      return report(
        .unknown(what: "transform", name: entry?.key ?? "", candidates: Transform.Kind.allCases.map(\.rawValue)),
        entry?.keyPosition ?? node.position)
    }
    let kind = transform.kind
    keys(node, kind.keys, "property of \"\(kind.rawValue)\"")
    needsAll(node, kind.required)
    switch kind {
    case .sample: report(.notDrawnYet("a random sample"), node.position)
    case .filter: predicate(node["filter"])
    case .bin: part(node["bin"], KnownNames.bin, "bin property")
    case .timeUnit: timeUnit(node["timeUnit"])
    case .impute: imputeValues(node)
    case .stack: word(node["offset"], "offset", ["zero", "center", "normalize"])
    case .density: word(node["resolve"], "resolve", ["shared", "independent"])
    case .regression: word(node["method"], "method", RegressionMethod.allCases.map(\.rawValue))
    case .lookup:
      keys(node["from"], KnownNames.lookup, "property of \"from\"")
      needs(node["from"], ["data", "param"])
      parameter(node["from"]?["param"])
      needs(node["from"], ["key"])
      data(node["from"]?["data"])
    case .pivot: aggregate(node["op"])
    case .window:
      window(node["window"])
      ends(node["frame"], "frame")
    case .aggregate, .joinaggregate:
      for part in transform.subject?.elements ?? [] {
        keys(part, ["op", "field", "as"], "property of \"\(kind.rawValue)\"")
        needs(part, ["op"])
        if part["op"]?.string != "count" { needs(part, ["field"]) }
        aggregate(part["op"])
      }
    case .calculate, .fold, .flatten, .quantile, .loess, .extent: break
    }
    for key in node["sort"]?.elements ?? [] {
      keys(key, ["field", "order"], "sort property")
      word(key["order"], "order", ["ascending", "descending"])
      needs(key, ["field"])
    }
  }

  private mutating func window(_ node: Node?) {
    for part in node?.elements ?? [] {
      keys(part, ["op", "field", "param", "as"], "property of \"window\"")
      needs(part, ["op"])
      if let name = part["op"]?.string, Self.readsField(name) { needs(part, ["field"]) }
      guard let name = part["op"], let text = name.string, WindowTransform.Operation(name: text) == nil else {
        continue
      }
      let candidates = WindowTransform.Operation.names + AggregateOperation.allCases.map(\.rawValue)
      report(.unknown(what: "window operation", name: text, candidates: candidates), name.position)
    }
  }

  /// Whether an operation of a window computes with a field.
  private static func readsField(_ name: String) -> Bool {
    switch WindowTransform.Operation(name: name) {
    case .lag, .lead, .firstValue, .lastValue, .nthValue, .previousValue, .nextValue: true
    case .aggregate(let operation): operation != .count
    default: false
    }
  }

  mutating func predicate(_ node: Node?) {
    guard let node, node.entries != nil else { return }
    keys(node, KnownNames.predicate, "property of a condition")
    required(ofPredicate: node)
    parameter(node["param"])
    for part in (node["and"]?.elements ?? []) + (node["or"]?.elements ?? []) { predicate(part) }
    predicate(node["not"])
    timeUnit(node["timeUnit"])
  }

  mutating func timeUnit(_ node: Node?) {
    keys(node, KnownNames.timeUnit, "time unit property")
    let name = node?.string != nil ? node : node?["unit"]
    guard let name, let text = name.string, TimeUnit(name: text) == nil else { return }
    report(.unknown(what: "time unit", name: text, candidates: TimeUnit.Part.allCases.map(\.rawValue)), name.position)
  }
}
