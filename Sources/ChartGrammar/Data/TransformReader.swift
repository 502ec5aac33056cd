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

  mutating func apply(_ nodes: [Node], to table: Table, catalog: inout DataCatalog) -> Table {
    var result = table
    for node in nodes {
      if let field = node["extent"]?.scalarText, let name = node["param"]?.string {
        expect(field, in: result, at: node["extent"]?.position ?? node.position, &catalog)
        let ends = BinTransform.extent(of: field, in: result)
        scope.names[name] = .list(ends.map { [.number($0.0), .number($0.1)] } ?? [])
      } else {
        result = apply(node, to: result, &catalog)
      }
    }
    return result
  }

  private func apply(_ node: Node, to table: Table, _ catalog: inout DataCatalog) -> Table {
    let before = catalog.problems.count
    for use in FieldUse.all(of: node) { expect(use.name, in: table, at: use.position, &catalog) }
    // What is wrong is told; the rows stay, so that the next transform is looked at too.
    if node["filter"] != nil, catalog.problems.count > before { return table }
    catalog.transformedRows += TransformLimits.work(node, table)
    if let fault = TransformLimits.fault(node, table, seen: catalog.transformedRows) {
      catalog.report(fault, at: node.position)
      return Table()
    }
    if let filter = node["filter"] {
      guard let predicate = conditions.predicate(filter) else { return table }
      expect(filter, in: table, &catalog) { .unknownField($0, candidates: $1) }
      if catalog.problems.count > before { return table }
      let result = FilterTransform(predicate).apply(table, scope: scope)
      if let limit = scope.meter.takeExcess() { catalog.report(.excess(limit), at: filter.position) }
      return result
    }
    if let calculate = node["calculate"], let name = node["as"]?.string {
      guard let expression = conditions.expressions.expression(calculate) else { return table }
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
    if let unit = node["timeUnit"] { return timeUnit(node, unit, table) }
    if node["bin"] != nil { return bin(node, table) }
    if node["aggregate"] != nil {
      return AggregateTransform(measures(node["aggregate"]), groupBy: fields(node["groupby"])).apply(table)
    }
    if node["joinaggregate"] != nil {
      let aggregate = AggregateTransform(measures(node["joinaggregate"]), groupBy: fields(node["groupby"]))
      return JoinAggregateTransform(aggregate).apply(table)
    }
    if let names = node["fold"]?.elements {
      let output = (node["as"]?.elements ?? []).compactMap(\.string)
      return FoldTransform(
        names.compactMap(\.scalarText),
        names: (output.first ?? "key", output.count > 1 ? output[1] : "value")
      ).apply(table)
    }
    if node["flatten"] != nil {
      return FlattenTransform(fields(node["flatten"]), names: fields(node["as"])).apply(table)
    }
    return more(node, table, &catalog)
  }

  private func more(_ node: Node, _ table: Table, _ catalog: inout DataCatalog) -> Table {
    if let field = node["stack"]?.scalarText { return stack(node, field, table) }
    if node["window"] != nil { return window(node).apply(table) }
    if let field = node["impute"]?.scalarText { return impute(node, field).apply(table, meter: scope.meter) }
    if let key = node["lookup"]?.scalarText { return lookup(node, key, table, &catalog) }
    if let field = node["pivot"]?.scalarText {
      return PivotTransform(
        pivot: field, value: node["value"]?.scalarText ?? "", groupBy: fields(node["groupby"]),
        operation: node["op"]?.string.flatMap(AggregateOperation.init) ?? .sum,
        limit: node["limit"]?.number.map { Int(limited: $0) } ?? 0
      ).apply(table)
    }
    if let field = node["quantile"]?.scalarText {
      let output = fields(node["as"])
      return QuantileTransform(
        field: field, groupBy: fields(node["groupby"]),
        probabilities: node["probs"]?.elements?.compactMap(\.number), step: node["step"]?.number ?? 0.01,
        names: (output.first ?? "prob", output.count > 1 ? output[1] : "value")
      ).apply(table)
    }
    if let field = node["density"]?.scalarText { return density(node, field).apply(table) }
    if let field = node["regression"]?.scalarText { return regression(node, field).apply(table) }
    if let field = node["loess"]?.scalarText {
      let on = node["on"]?.scalarText ?? ""
      let output = fields(node["as"])
      return LoessTransform(
        x: on, y: field, groupBy: fields(node["groupby"]), bandwidth: node["bandwidth"]?.number ?? 0.3,
        names: (output.first ?? on, output.count > 1 ? output[1] : field)
      ).apply(table)
    }
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

  private func timeUnit(_ node: Node, _ unitNode: Node, _ table: Table) -> Table {
    guard let unit = ChannelParser.timeUnit(unitNode), let field = node["field"]?.scalarText else { return table }
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

  private func stack(_ node: Node, _ field: String, _ table: Table) -> Table {
    let output = fields(node["as"])
    let start = output.first ?? "\(field)_start"
    let offset = node["offset"]?.string.flatMap(StackTransform.Offset.init) ?? .zero
    return StackTransform(
      field: field, groupBy: fields(node["groupby"]), sort: sortKeys(node["sort"]), offset: offset,
      names: (start, output.count > 1 ? output[1] : "\(start)_end")
    ).apply(table)
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

  private func impute(_ node: Node, _ field: String) -> ImputeTransform {
    var impute = ImputeTransform(field: field, key: node["key"]?.scalarText ?? "", groupBy: fields(node["groupby"]))
    ImputePlan.read(Properties(node), into: &impute)
    return impute
  }

  private func lookup(_ node: Node, _ key: String, _ table: Table, _ catalog: inout DataCatalog) -> Table {
    guard let from = node["from"], let data = from["data"], let other = catalog.table(data, dates: []) else {
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

  private func density(_ node: Node, _ field: String) -> DensityTransform {
    var density = DensityTransform(field: field, groupBy: fields(node["groupby"]))
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

  private func regression(_ node: Node, _ field: String) -> RegressionTransform {
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
