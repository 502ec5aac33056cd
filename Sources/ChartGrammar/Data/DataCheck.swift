import ChartData
import Diagnostics
import Limits
import Notation

/// Looks for what the data can't give: fields that aren't there, texts where numbers should be, columns without values.
struct DataCheck {
  let source: SourceText

  /// What is wrong with the data of all views; nothing where they couldn't be loaded.
  func problems(_ loaded: LoadedData) -> [Problem] {
    let (tree, catalog) = (loaded.tree, loaded.catalog)
    guard !catalog.problems.contains(where: { $0.severity == .error }) else { return [] }
    var found: [Problem] = []
    func add(_ problem: Problem) {
      if !found.contains(problem) { found.append(problem) }
    }
    var (marks, axisValues) = (0, 0)
    let columns = ColumnCheck(source: source, tree: tree, catalog: catalog)
    for (index, view) in tree.views.enumerated() {
      facets(view, tree).forEach(add)
      guard let unit = view.unit else { continue }
      sizes(unit, view).forEach(add)
      marks += unit.data.marks.rowCount
      let (sum, isTooMany) = axisValues.addingReportingOverflow(self.axisValues(unit, view))
      axisValues = isTooMany ? .max : sum
      if let fact = total(marks, axisValues) {
        add(Problem(fact, in: source, at: view.specification.position))
        break
      }
      pictures(unit).forEach(add)
      for (channel, definitions) in zip(unit.encoding.channels, unit.encoding.values) {
        for definition in definitions {
          check(definition, channel, unit.data.raw, index, columns).forEach(add)
          conditions(definition, unit.data.main).forEach(add)
        }
      }
    }
    return found
  }

  /// Fields that the conditions of a channel ask for: where there is none, no row ever meets them.
  private func conditions(_ definition: ChannelDefinition, _ table: Table) -> [Problem] {
    guard table.rowCount > 0, !table.names.isEmpty else { return [] }
    return definition.conditions.flatMap { condition in
      condition.predicate.fieldsOfExpressions.filter { table.column(at: $0) == nil }.map { field in
        let fact = ChartProblem.undefinedField(field, candidates: table.names)
        return Problem(fact, in: source, at: condition.definition.position)
      }
    }
  }

  private func check(
    _ definition: ChannelDefinition, _ channel: Channel, _ table: Table, _ view: Int, _ columns: ColumnCheck
  ) -> [Problem] {
    guard let field = definition.field, !definition.isCount, table.rowCount > 0, !table.names.isEmpty else {
      return []
    }
    let place = definition.fieldPosition ?? definition.position
    guard let column = table.column(at: field) else {
      return [Problem(ChartProblem.unknownField(field, candidates: table.names), in: source, at: place)]
    }
    let isEmpty = (0..<column.count).allSatisfy { row in
      let value = column[row]
      return value.isNothing || value.isNumeric && value.asNumber.isNaN
    }
    if isEmpty, !columns.hasValues(field, above: view) {
      return [Problem(ChartProblem.allNull(field: field), in: source, at: place)]
    }
    guard channel.isScaled else { return [] }
    if [.nominal, .ordinal].contains(definition.type), definition.timeUnit == nil {
      return domain(column, definition, field, place) + order(definition, table, place)
    }
    switch definition.aggregate {
    case .operation(let operation)? where [.count, .distinct, .valid, .missing].contains(operation): return []
    case .argmin?, .argmax?: return []
    default: break
    }
    if definition.type == .quantitative {
      return columns.numbers(column, field, place, view: view) + log(column, definition, field, place)
    }
    if definition.type == .temporal || definition.timeUnit != nil {
      return columns.dates(column, field, place, view: view)
    }
    return []
  }

  /// Values that a domain given as a list leaves out: their marks have no place, or a colour that no legend explains.
  private func domain(_ column: Column, _ definition: ChannelDefinition, _ field: String, _ place: Position)
    -> [Problem]
  {
    guard case .list(let known)? = definition.scale["domain"], known.allSatisfy({ $0.string != nil || $0.isNumeric })
    else { return [] }
    let texts = Set(known.map(\.asText))
    var left: [Value] = []
    for value in column.values where value.isValid && !texts.contains(value.asText) && !left.contains(value) {
      left.append(value)
      if left.count > 100 { break }
    }
    guard let first = left.first else { return [] }
    return [
      Problem(ChartProblem.outsideDomain(field: field, value: first.asText, count: left.count), in: source, at: place)
    ]
  }

  /// The field that a domain is sorted by.
  private func order(_ definition: ChannelDefinition, _ table: Table, _ place: Position) -> [Problem] {
    guard case .field(let field?, _, _)? = definition.sort, table.column(at: field) == nil else { return [] }
    return [Problem(ChartProblem.unknownField(field, candidates: table.names), in: source, at: place)]
  }

  /// The fields that a facet is made by.
  private func facets(_ view: DataTree.View, _ tree: DataTree) -> [Problem] {
    guard case .facet(let facet, _) = view.specification.kind, view.table.rowCount > 0, !view.table.names.isEmpty
    else { return [] }
    let table = view.table
    return [facet.row, facet.column, facet.facet].compactMap { $0 }.compactMap { definition in
      guard let field = definition.field, !definition.isCount, table.column(at: field) == nil else { return nil }
      // A view inside may make the field that it is cut by.
      guard !tree.views.contains(where: { $0.table.column(at: field) != nil }) else { return nil }
      let place = definition.fieldPosition ?? definition.position
      return Problem(ChartProblem.unknownField(field, candidates: table.names), in: source, at: place)
    }
  }

  /// A logarithmic scale has no place for 0, nor for both signs.
  private func log(_ column: Column, _ definition: ChannelDefinition, _ field: String, _ place: Position) -> [Problem] {
    guard definition.scale.string("type") == "log", definition.aggregate == nil, case .numbers(let values) = column,
      !definition.scale.has("domain"), !definition.scale.has("domainMin")
    else { return [] }
    let known = values.lazy.filter { !$0.isNaN }
    guard let low = known.min(), let high = known.max(), low == 0 || high == 0 || (low < 0 && high > 0) else {
      return []
    }
    return [Problem(ChartProblem.logZero(field: field), in: source, at: place)]
  }

  /// A drawing asks no other host for anything: pictures lie beside the page, or are written into the address.
  private func pictures(_ unit: DataTree.Unit) -> [Problem] {
    guard unit.mark.traits.channels.contains(.url) else { return [] }
    let definition = unit.definition(.url)
    let column = definition?.field.flatMap { unit.data.raw.column(at: $0) }
    let constant = definition?.value ?? unit.mark.properties["url"]
    let addresses = column.map { column in (0..<column.count).map { column[$0] } } ?? [constant].compactMap { $0 }
    guard let outside = addresses.compactMap(\.string).first(where: { !Self.isOwn($0) }) else { return [] }
    let place = definition?.fieldPosition ?? definition?.position ?? unit.mark.position
    return [Problem(ChartProblem.outsidePicture(outside), in: source, at: place)]
  }

  private static func isOwn(_ address: String) -> Bool {
    if address.hasPrefix("data:image/") { return true }
    let head = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !head.contains(":") && !address.hasPrefix("//") && !address.contains("\\")
  }

  /// The most values that one of a view's axes has to show one by one.
  private func longestAxis(_ unit: DataTree.Unit) -> Int {
    let lengths = [Channel.x, .y].compactMap { channel -> Int? in
      guard let definition = unit.definition(channel), [.nominal, .ordinal].contains(definition.type) else {
        return nil
      }
      return unit.data.main.column(at: definition.columnName)?.groupCodes().count
    }
    return lengths.max() ?? 1
  }

  /// More than can be drawn in all views: marks, values on axes.
  private func total(_ marks: Int, _ axisValues: Int) -> ChartProblem? {
    if marks > NumberLimits.marks { return .tooMany(what: "marks", limit: NumberLimits.marks) }
    let most = Limit.axisValuesInAll.most
    return axisValues > most ? .tooMany(what: "values on the axes of all views", limit: most) : nil
  }

  /// The values that the axes of a view show, in all cells of its facets.
  private func axisValues(_ unit: DataTree.Unit, _ view: DataTree.View) -> Int {
    let grid = view.facetFields.compactMap { unit.data.main.column(at: $0)?.groupCodes().count }
    return grid.reduce(longestAxis(unit)) { $0.multipliedReportingOverflow(by: $1).partialValue }
  }

  /// More than can be drawn: cells of a facet, bins.
  private func sizes(_ unit: DataTree.Unit, _ view: DataTree.View) -> [Problem] {
    let data = unit.data
    func tooMany(_ what: String, _ limit: Int) -> [Problem] {
      [Problem(ChartProblem.tooMany(what: what, limit: limit), in: source, at: view.specification.position)]
    }
    for (channel, binning) in zip(data.binnings.channels, data.binnings.values)
    where !((binning.stop - binning.start) / binning.step <= Double(NumberLimits.bins)) {
      let place = unit.definition(channel)?.position ?? view.specification.position
      return [Problem(ChartProblem.tooMany(what: "bins", limit: NumberLimits.bins), in: source, at: place)]
    }
    var cells: Set<[Value]> = []
    let grid = view.facetFields.compactMap { data.main.column(at: $0)?.groupCodes().count }
    if grid.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }) > NumberLimits.views {
      return tooMany("cells", NumberLimits.views)
    }
    let columns = view.facetFields.compactMap { data.main.column(at: $0) }
    guard !columns.isEmpty else { return [] }
    for row in 0..<data.main.rowCount {
      cells.insert(columns.map { $0[row] })
      if cells.count > NumberLimits.views { return tooMany("cells", NumberLimits.views) }
    }
    return []
  }
}
