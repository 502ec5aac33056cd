import ChartData

/// Runs the data part of a unit's encoding: bin, time unit, aggregate, impute, stack.
struct UnitPipeline {
  let config: Config
  let scope: ExpressionScope
  let parameters: ParameterTable
  /// Fields of the facets round the view: groups are kept apart by them.
  let facetFields: [String]
  /// The rows that the ends of bins are read from, if they aren't the unit's own.
  var binSource: Table?

  func run(_ unit: UnitSpecification, on source: Table) -> UnitData {
    var binnings = ChannelMap<Binning>()
    var table = source
    let definitions = allDefinitions(unit)
    for definition in definitions {
      table = binned(table, definition, &binnings)
      if let unit = definition.1.timeUnit, let field = definition.1.field, !unit.isBinned, definition.1.aggregate == nil
      {
        table = TimeUnitTransform(
          field: field, unit: unit, names: (definition.1.startName, definition.1.endName)
        ).apply(table)
      } else if let unit = definition.1.timeUnit, unit.isBinned, let field = definition.1.field,
        !table.has("\(field)_end"),
        let starts = table.column(at: field)
      {
        let ends = (0..<table.rowCount).map { unit.end(of: starts.number($0)) }
        table = table.setting(definition.1.endName, .dates(ends))
      }
    }
    table = bandShifted(table, unit)
    let raw = table
    table = aggregated(table, definitions)
    table = imputed(table, unit)
    let stack = StackPlan(unit)
    if let stack { table = stacked(table, unit, stack) }
    return UnitData(raw: raw, main: table, stack: stack, binnings: binnings)
  }

  /// Bars and rectangles over spans of time that don't start where the span does: half a span earlier or later.
  private func bandShifted(_ table: Table, _ unit: UnitSpecification) -> Table {
    guard unit.mark.traits.isRectLike else { return table }
    var result = table
    let usual = MarkSettings(unit.mark, config).value("timeUnitBandPosition")?.number
    for channel in [Channel.x, .y] {
      guard let definition = unit.definition(channel), let timeUnit = definition.timeUnit, definition.aggregate == nil,
        channel.secondary.flatMap({ unit.definition($0) }) == nil,
        let position = definition.bandPosition ?? usual, position != 0.5,
        let starts = table.column(at: definition.startName)
      else { continue }
      var lows: [Double] = []
      var highs: [Double] = []
      for row in 0..<table.rowCount {
        let start = starts[row].isValid ? starts.number(row) : .nan
        let before = timeUnit.interval.offset(start, by: -timeUnit.step)
        lows.append(before + (start - before) * (position + 0.5))
        highs.append(start + (timeUnit.end(of: start) - start) * (position + 0.5))
      }
      result = result.setting(definition.shiftedStartName, .dates(lows)).setting(
        definition.shiftedEndName, .dates(highs))
    }
    return result
  }

  /// All definitions, those inside conditions too, in the order of the channels.
  private func allDefinitions(_ unit: UnitSpecification) -> [(Channel, ChannelDefinition)] {
    var all: [(Channel, ChannelDefinition)] = []
    for (channel, definitions) in zip(unit.encoding.channels, unit.encoding.values) {
      for definition in definitions {
        all.append((channel, definition))
        for condition in definition.conditions { all.append((channel, condition.definition)) }
      }
    }
    return all
  }

  private func binned(
    _ table: Table, _ entry: (Channel, ChannelDefinition), _ binnings: inout ChannelMap<Binning>
  ) -> Table {
    let (channel, definition) = entry
    guard case .automatic(let options) = definition.bin, let field = definition.field else { return table }
    let source = binSource.flatMap { $0.column(at: field) == nil ? nil : $0 } ?? table
    let binning = BinPlan.binning(
      field: field, options: options, fallbackMaximum: BinPlan.maximum(for: channel), table: source,
      parameters: parameters)
    binnings[channel] = binning
    var result = BinTransform(field: field, binning: binning, names: (definition.startName, definition.endName))
      .apply(table)
    if definition.type.isDiscrete || !channel.isPosition, let starts = result[definition.startName],
      let ends = result[definition.endName]
    {
      result = result.setting(definition.rangeName, BinRangeText.column(starts, ends, config))
    }
    return result
  }

  private func aggregated(_ table: Table, _ definitions: [(Channel, ChannelDefinition)]) -> Table {
    guard definitions.contains(where: { $0.1.isAggregated }) else { return table }
    var groups: [String] = []
    var measures: [AggregateTransform.Measure] = []
    func add(_ name: String) {
      if !groups.contains(name) { groups.append(name) }
    }
    for (channel, definition) in definitions {
      switch definition.aggregate {
      case .operation(let operation)?:
        let measure = AggregateTransform.Measure(operation, definition.field, as: definition.columnName)
        if !measures.contains(measure) { measures.append(measure) }
      case .argmin(let field)?:
        measures.append(.init(.argmin, field, as: "argmin_\(ChannelFields.flat(field))"))
      case .argmax(let field)?:
        measures.append(.init(.argmax, field, as: "argmax_\(ChannelFields.flat(field))"))
      case nil:
        guard definition.field != nil, channel != .tooltip || definition.isField else { continue }
        add(definition.columnName)
        if definition.isBinning || definition.timeUnit != nil { add(definition.endName) }
        for extra in [definition.rangeName, definition.shiftedStartName, definition.shiftedEndName]
        where table.has(extra) {
          add(extra)
        }
      }
    }
    facetFields.forEach(add)
    return AggregateTransform(measures, groupBy: groups).apply(table)
  }

  private func imputed(_ table: Table, _ unit: UnitSpecification) -> Table {
    for (channel, keyChannel) in [(Channel.y, Channel.x), (.x, .y)] {
      guard let definition = unit.definition(channel), let options = definition.impute, definition.isField,
        let key = unit.definition(keyChannel)
      else { continue }
      var impute = ImputeTransform(
        field: definition.columnName, key: key.columnName, groupBy: PathGroups.fields(unit) + facetFields)
      ImputePlan.read(options, into: &impute)
      return impute.apply(table, meter: scope.meter)
    }
    return table
  }

  private func stacked(_ table: Table, _ unit: UnitSpecification, _ stack: StackPlan) -> Table {
    guard let measure = unit.definition(stack.channel) else { return table }
    var table = table
    let field = measure.isField ? measure.columnName : "datum"
    if stack.imputes, let dimension = stack.groupChannels.first.flatMap({ unit.definition($0) }) {
      let groups = stack.stackBy.map(\.field).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      var impute = ImputeTransform(field: field, key: dimension.columnName, groupBy: groups + facetFields)
      impute.value = 0
      impute.fillsNulls = false
      let filled = impute.apply(table, meter: scope.meter)
      table = dimension.isBinning || dimension.timeUnit != nil ? withEnds(filled, dimension, from: table) : filled
    }
    if let (name, values) = stack.colourDomain(unit), let column = table.column(at: name) {
      let rankOfValue = Dictionary(zip(values, values.indices), uniquingKeysWith: { first, _ in first })
      let ranks = (0..<table.rowCount).map { row in Double(rankOfValue[column[row]] ?? -1) }
      table = table.setting(StackPlan.orderName, .numbers(ranks))
    }
    return StackTransform(
      field: field, groupBy: stack.groupFields + facetFields, sort: stack.sortKeys(unit), offset: stack.offset,
      names: ("\(field)_start", "\(field)_end")
    ).apply(table)
  }

  /// Rows that imputation added know the start of their bin only: fetch its end from another row.
  private func withEnds(_ table: Table, _ dimension: ChannelDefinition, from source: Table) -> Table {
    guard let starts = source[dimension.startName], let ends = source[dimension.endName],
      let filled = table[dimension.startName]
    else { return table }
    var endByStart: [Value: Value] = [:]
    for row in 0..<source.rowCount { endByStart[starts[row]] = ends[row] }
    return table.setting(
      dimension.endName, ColumnBuilder((0..<table.rowCount).map { endByStart[filled[$0]] ?? .missing }).column)
  }
}
