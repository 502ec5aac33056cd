import ChartData
import Diagnostics
import Limits
import Notation

/// Reads the `transform` list of a view and applies it.
struct TransformReader {
  let conditions: ConditionReader
  /// What expressions can see; each `extent` adds a name.
  private(set) var scope: ExpressionScope

  init(conditions: ConditionReader, scope: ExpressionScope) {
    self.conditions = conditions
    self.scope = scope
  }

  mutating func apply(_ transforms: [Transform], to table: Table, catalog: inout DataCatalog) -> Table {
    var result = table
    for transform in transforms {
      let before = catalog.problems.count
      for use in FieldUse.all(of: transform) { expect(use.name, in: result, at: use.position, &catalog) }
      // What is wrong is told; the rows stay, so that the next transform is looked at too.
      if transform.kind == .filter, catalog.problems.count > before { continue }
      catalog.transformedRows += TransformLimits.work(transform, result)
      if let fault = TransformLimits.fault(transform, result, seen: catalog.transformedRows) {
        catalog.report(fault, at: transform.position)
        result = Table()
      } else {
        result = made(transform, result, &catalog)
      }
    }
    return result
  }

  private mutating func made(_ transform: Transform, _ table: Table, _ catalog: inout DataCatalog) -> Table {
    if transform.lacksSubject { return table }
    return switch transform.kind {
    case .filter: filtered(transform.node, table, &catalog)
    case .calculate: calculated(transform.node, table, &catalog)
    case .lookup: lookup(transform.node, table, &catalog)
    case .extent: remembered(transform.node, table)
    case .timeUnit: timeUnit(transform.node, table)
    case .bin: bin(transform.node, table)
    case .aggregate: aggregate(transform).apply(table)
    case .joinaggregate: JoinAggregateTransform(aggregate(transform)).apply(table)
    case .fold: fold(transform.node).apply(table)
    case .flatten:
      FlattenTransform(fields(transform.subject), names: fields(transform["as"])).apply(table)
    case .stack: stack(transform).apply(table)
    case .window: window(transform.node).apply(table)
    case .impute: impute(transform).apply(table, meter: scope.meter)
    case .pivot: pivot(transform).apply(table)
    case .quantile: quantile(transform).apply(table)
    case .density: density(transform).apply(table)
    case .regression: regression(transform).apply(table)
    case .loess: loess(transform).apply(table)
    // The checker has told that it isn't drawn.
    case .sample: table
    }
  }

  // MARK: With expressions

  private func filtered(_ node: Node, _ table: Table, _ catalog: inout DataCatalog) -> Table {
    let before = catalog.problems.count
    guard let filter = node["filter"], let predicate = conditions.predicate(filter) else { return table }
    expect(filter, in: table, &catalog) { .unknownField($0, candidates: $1) }
    if catalog.problems.count > before { return table }
    let result = FilterTransform(predicate).apply(table, scope: scope)
    if let limit = scope.meter.takeExcess() { catalog.report(.excess(limit), at: filter.position) }
    return result
  }

  private func calculated(_ node: Node, _ table: Table, _ catalog: inout DataCatalog) -> Table {
    guard let calculate = node["calculate"], let name = node["as"]?.string,
      let expression = conditions.expressions.expression(calculate)
    else { return table }
    expect(calculate, in: table, &catalog) { .undefinedField($0, candidates: $1) }
    if let name = expression.chartFunctions.first {
      catalog.report(.notDrawnYet("the function \"\(name)\" in a transform"), at: calculate.position)
    }
    defer { if let limit = scope.meter.takeExcess() { catalog.report(.excess(limit), at: calculate.position) } }
    do throws(CalculateTransform.Excess) {
      return try CalculateTransform(expression, as: name).apply(table, scope: scope)
    } catch {
      catalog.report(.tooMany(what: "calculated list elements", limit: error.limit), at: calculate.position)
      return Table()
    }
  }

  /// The ends of a field become a name that expressions know.
  private mutating func remembered(_ node: Node, _ table: Table) -> Table {
    guard let field = node["extent"]?.scalarText, let name = node["param"]?.string else { return table }
    let ends = BinTransform.extent(of: field, in: table)
    scope.names[name] = .list(ends.map { [.number($0.0), .number($0.1)] } ?? [])
    return table
  }

  /// Reports a field that the rows don't have.
  private func expect(_ field: String, in table: Table, at place: Position, _ catalog: inout DataCatalog) {
    guard catalog.isComplete, table.rowCount > 0, table.column(at: field) == nil else { return }
    catalog.report(.unknownField(field, candidates: table.names), at: place)
  }

  /// The fields of an expression.
  private func expect(
    _ node: Node, in table: Table, _ catalog: inout DataCatalog, fact: (String, [String]) -> ChartProblem
  ) {
    guard catalog.isComplete, table.rowCount > 0 else { return }
    for field in conditions.expressions.expression(node)?.requiredFields ?? [] where table.column(at: field) == nil {
      catalog.report(fact(field, table.names), at: node.position)
    }
  }

  // MARK: Readers of one transform each

  private func fields(_ node: Node?) -> [String] {
    if let name = node?.scalarText { return [name] }
    return (node?.elements ?? []).compactMap(\.scalarText)
  }

  private func measures(_ node: Node?) -> [AggregateTransform.Measure] {
    (node?.elements ?? []).compactMap { entry in
      guard let operation = entry["op"]?.string.flatMap(AggregateOperation.init) else { return nil }
      let field = entry["field"]?.scalarText
      let fallback = field.map { "\(operation.rawValue)_\($0)" } ?? operation.rawValue
      return .init(operation, field, as: entry["as"]?.string ?? fallback)
    }
  }

  private func sortKeys(_ node: Node?) -> [SortKey] {
    (node?.elements ?? []).compactMap { key in
      key["field"]?.scalarText.map { SortKey(field: $0, isDescending: key["order"]?.string == "descending") }
    }
  }

  private func aggregate(_ transform: Transform) -> AggregateTransform {
    AggregateTransform(measures(transform.subject), groupBy: fields(transform["groupby"]))
  }

  private func fold(_ node: Node) -> FoldTransform {
    let output = (node["as"]?.elements ?? []).compactMap(\.string)
    return FoldTransform(
      (node["fold"]?.elements ?? []).compactMap(\.scalarText),
      names: (output.first ?? "key", output.count > 1 ? output[1] : "value"))
  }

  private func pivot(_ transform: Transform) -> PivotTransform {
    PivotTransform(
      pivot: transform.subject?.scalarText ?? "", value: transform["value"]?.scalarText ?? "",
      groupBy: fields(transform["groupby"]),
      operation: transform["op"]?.string.flatMap(AggregateOperation.init) ?? .sum,
      limit: transform["limit"]?.number.map { Int(limited: $0) } ?? 0)
  }

  private func quantile(_ transform: Transform) -> QuantileTransform {
    let output = fields(transform["as"])
    return QuantileTransform(
      field: transform.subject?.scalarText ?? "", groupBy: fields(transform["groupby"]),
      probabilities: transform["probs"]?.elements?.compactMap(\.number), step: transform["step"]?.number ?? 0.01,
      names: (output.first ?? "prob", output.count > 1 ? output[1] : "value"))
  }

  private func loess(_ transform: Transform) -> LoessTransform {
    let field = transform.subject?.scalarText ?? ""
    let on = transform["on"]?.scalarText ?? ""
    let output = fields(transform["as"])
    return LoessTransform(
      x: on, y: field, groupBy: fields(transform["groupby"]), bandwidth: transform["bandwidth"]?.number ?? 0.3,
      names: (output.first ?? on, output.count > 1 ? output[1] : field))
  }

  private func timeUnit(_ node: Node, _ table: Table) -> Table {
    guard let unit = node["timeUnit"].flatMap(ChannelParser.timeUnit), let field = node["field"]?.scalarText else {
      return table
    }
    let name = node["as"]?.string ?? "\(unit.name)_\(field)"
    return TimeUnitTransform(field: field, unit: unit, names: (name, "\(name)_end")).apply(table)
  }

  private func bin(_ node: Node, _ table: Table) -> Table {
    guard let field = node["field"]?.scalarText, case .automatic(let options) = ChannelParser.bin(node["bin"]) else {
      return table
    }
    let output = fields(node["as"])
    let start = output.first ?? "bin_\(field)"
    let binning = BinPlan.binning(
      field: field, options: options, fallbackMaximum: 10, table: table, parameters: conditions.parameters)
    return BinTransform(
      field: field, binning: binning, names: (start, output.count > 1 ? output[1] : "\(start)_end")
    ).apply(table)
  }

  private func stack(_ node: Transform) -> StackTransform {
    let field = node.subject?.scalarText ?? ""
    let output = fields(node["as"])
    let start = output.first ?? "\(field)_start"
    let offset = node["offset"]?.string.flatMap(StackTransform.Offset.init) ?? .zero
    return StackTransform(
      field: field, groupBy: fields(node["groupby"]), sort: sortKeys(node["sort"]), offset: offset,
      names: (start, output.count > 1 ? output[1] : "\(start)_end"))
  }

  private func window(_ node: Node) -> WindowTransform {
    let operations = (node["window"]?.elements ?? []).compactMap { entry -> WindowTransform.Field? in
      guard let name = entry["op"]?.string, let operation = WindowTransform.Operation(name: name) else { return nil }
      return .init(
        operation, field: entry["field"]?.scalarText, parameter: entry["param"]?.number,
        as: entry["as"]?.string ?? name)
    }
    var window = WindowTransform(operations, groupBy: fields(node["groupby"]), sort: sortKeys(node["sort"]))
    window.frame = frame(node["frame"]) ?? (nil, 0)
    window.ignoresPeers = node["ignorePeers"]?.bool ?? false
    return window
  }

  private func frame(_ node: Node?) -> (Int?, Int?)? {
    guard let ends = node?.elements, ends.count == 2 else { return nil }
    return (ends[0].number.map { Int(limited: $0) }, ends[1].number.map { Int(limited: $0) })
  }

  private func impute(_ node: Transform) -> ImputeTransform {
    var impute = ImputeTransform(
      field: node.subject?.scalarText ?? "", key: node["key"]?.scalarText ?? "", groupBy: fields(node["groupby"]))
    ImputePlan.read(Properties(node.node), into: &impute)
    return impute
  }

  private func lookup(_ node: Node, _ table: Table, _ catalog: inout DataCatalog) -> Table {
    guard let key = node["lookup"]?.scalarText, let from = node["from"], let data = from["data"],
      let other = catalog.table(data, dates: [])
    else {
      return table
    }
    for name in [from["key"]].compactMap({ $0 }) + (from["fields"]?.elements ?? []) {
      if let field = name.scalarText { expect(field, in: other, at: name.position, &catalog) }
    }
    if let keys = from["key"]?.scalarText,
      let twice = LookupTransform.repeated(keys, in: other, fields: fields(from["fields"]))
    {
      catalog.report(.repeatedKey(twice), at: from["key"]?.position ?? from.position)
    }
    return LookupTransform(
      key: key, other: other, otherKey: from["key"]?.scalarText ?? "", fields: fields(from["fields"]),
      names: fields(node["as"]), fallback: node["default"].map { Value($0) } ?? .null
    ).apply(table)
  }

  private func density(_ node: Transform) -> DensityTransform {
    var density = DensityTransform(field: node.subject?.scalarText ?? "", groupBy: fields(node["groupby"]))
    density.bandwidth = node["bandwidth"]?.number ?? 0
    density.isCumulative = node["cumulative"]?.bool ?? false
    density.givesCounts = node["counts"]?.bool ?? false
    density.extent = pair(node["extent"])
    density.minimumSteps = node["minsteps"]?.number.map { Int(limited: $0) } ?? 25
    if node["minsteps"] == nil, node["maxsteps"] == nil { density.minimumSteps = 200 }
    density.maximumSteps = node["maxsteps"]?.number.map { Int(limited: $0) } ?? 200
    if let steps = node["steps"]?.number {
      (density.minimumSteps, density.maximumSteps) = (Int(limited: steps), Int(limited: steps))
    }
    density.sharesExtent = node["resolve"]?.string != "independent"
    let output = fields(node["as"])
    density.names = (output.first ?? "value", output.count > 1 ? output[1] : "density")
    return density
  }

  private func regression(_ node: Transform) -> RegressionTransform {
    let field = node.subject?.scalarText ?? ""
    let on = node["on"]?.scalarText ?? ""
    let output = fields(node["as"])
    var regression = RegressionTransform(
      x: on, y: field, groupBy: fields(node["groupby"]),
      method: node["method"]?.string.flatMap(RegressionMethod.init) ?? .linear,
      names: (output.first ?? on, output.count > 1 ? output[1] : field))
    regression.order = node["order"]?.number.map { Int(limited: $0) } ?? 3
    regression.extent = pair(node["extent"])
    regression.givesParameters = node["params"]?.bool ?? false
    return regression
  }

  private func pair(_ node: Node?) -> (Double, Double)? {
    guard let ends = node?.elements?.compactMap(\.number), ends.count == 2 else { return nil }
    return (ends[0], ends[1])
  }
}
