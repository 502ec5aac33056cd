import ChartData

/// The domain of a scale: what the author wrote, or what the data of all its members hold.
struct DomainBuilder {
  let component: ScaleComponent
  let context: ScaleContext

  private var type: ScaleType { component.type }

  /// The columns a member's domain is read from.
  private func columns(_ member: ScaleComponent.Member) -> [(Table, String)] {
    guard let unit = context.tree.views[member.unit].unit else { return [] }
    let data = unit.data
    let definition = member.definition
    let table = data.domain
    guard definition.isField else { return [] }
    if let stack = data.stack, stack.channel == member.channel {
      return [(table, definition.stackedStartName), (table, definition.endName)]
    }
    if definition.scale["domain"] == .string("unaggregated"), let field = definition.field {
      return [(data.raw, field)]
    }
    if type.isTime, table.has(definition.shiftedStartName), member.channel.isPosition {
      return [(table, definition.shiftedStartName), (table, definition.shiftedEndName)]
    }
    var result = [(table, definition.columnName)]
    if let secondary = member.channel.secondary, let other = unit.definition(secondary), other.isField {
      result.append((table, other.columnName))
    } else if hasBandEnd(definition, unit) {
      result.append((table, definition.endName))
    }
    return result
  }

  private func hasBandEnd(_ definition: ChannelDefinition, _ unit: DataTree.Unit) -> Bool {
    guard definition.timeUnit != nil, type.isTime, definition.aggregate == nil else {
      return false
    }
    if unit.mark.traits.isRectLike { return true }
    let position =
      definition.bandPosition ?? MarkSettings(unit.mark, context.config).config("timeUnitBandPosition")?.number
    return (position ?? 0) != 0
  }

  // MARK: Continuous

  /// The ends of a continuous domain (or all stops the author wrote); empty if there is nothing to show.
  func continuous() -> [Double] {
    let explicit = component.members.filter { $0.definition.scale["domain"]?.list != nil }
    if !explicit.isEmpty {
      let all = explicit.map { member in (member.definition.scale.list("domain") ?? []).map { number($0, member) } }
      return all.count == 1 ? all[0] : Self.union(all.flatMap { $0 })
    }
    if let normalized = normalizedDomain() { return normalized }
    var values: [Double] = []
    for member in component.members { values += memberExtent(member) }
    return Self.union(values)
  }

  private func normalizedDomain() -> [Double]? {
    let isNormalized = component.members.allSatisfy { member in
      guard let stack = context.tree.views[member.unit].unit?.data.stack else { return false }
      return stack.channel == member.channel && stack.offset == .normalize
    }
    return isNormalized ? [0, 1] : nil
  }

  private static func union(_ values: [Double]) -> [Double] {
    let known = values.filter { !$0.isNaN }
    guard let low = known.min(), let high = known.max() else { return [] }
    return [low, high]
  }

  private func number(_ value: Value, _ member: ScaleComponent.Member) -> Double {
    let isTime = member.definition.type == .temporal || member.definition.timeUnit != nil
    let result = DateTimeValue.value(value, temporal: isTime, unit: member.definition.timeUnit)
    return result.isNothing ? .nan : result.asNumber
  }

  private func memberExtent(_ member: ScaleComponent.Member) -> [Double] {
    var values: [Double] = []
    if let extra = member.definition.scale.record("domain")?["unionWith"]?.list {
      values += extra.map { number($0, member) }
    }
    if let datum = member.definition.datum { return values + [number(datum, member)] + datumSecondary(member) }
    if member.definition.isBinning, let binning = context.tree.views[member.unit].unit?.data.binnings[member.channel] {
      return values + [binning.start, binning.stop]
    }
    for (table, name) in columns(member) {
      guard let column = table.column(at: name) else { continue }
      values += Self.extent(column, rows: context.rows(of: table))
    }
    return values + datumSecondary(member)
  }

  private func datumSecondary(_ member: ScaleComponent.Member) -> [Double] {
    guard let secondary = member.channel.secondary,
      let other = context.tree.views[member.unit].unit?.definition(secondary)
    else { return [] }
    if let datum = other.datum { return [number(datum, member)] }
    guard member.definition.datum != nil, other.isField, let data = context.tree.views[member.unit].unit?.data,
      let column = data.main.column(at: other.columnName)
    else { return [] }
    return Self.extent(column, rows: context.rows(of: data.main))
  }

  static func extent(_ column: Column, rows: [Int]?) -> [Double] {
    var low = Double.infinity
    var high = -Double.infinity
    func add(_ number: Double) {
      guard number.isFinite else { return }
      low = min(low, number)
      high = max(high, number)
    }
    if rows == nil, case .numbers(let values) = column {
      values.forEach(add)
    } else {
      for row in rows ?? Array(0..<column.count) {
        let value = column[row]
        guard value.isValid, value != .string("") else { continue }
        if case .string(let text) = value, let time = Optional(DateText.parse(text)), value.asNumber.isNaN {
          add(time); continue
        }
        add(value.asNumber)
      }
    }
    return low <= high ? [low, high] : []
  }

  /// All numbers, for quantiles.
  func allNumbers() -> [Double] {
    component.members.flatMap { member -> [Double] in
      columns(member).flatMap { table, name -> [Double] in
        guard let column = table.column(at: name) else { return [] }
        return (context.rows(of: table) ?? Array(0..<table.rowCount)).map { column[$0] }.filter(\.isValid).map(
          \.asNumber)
      }
    }
  }

  // MARK: Discrete

  func discrete() -> [Value] {
    let explicit = component.members.filter { $0.definition.scale["domain"]?.list != nil }
    if !explicit.isEmpty {
      return Self.unique(
        explicit.flatMap { member in
          (member.definition.scale.list("domain") ?? []).map {
            DateTimeValue.value(
              $0, temporal: member.definition.type == .temporal || member.definition.timeUnit != nil,
              unit: member.definition.timeUnit)
          }
        })
    }
    let sorts = component.members.map { DiscreteSort($0, context: context) }
    let distinct = Set(sorts.compactMap(\.identity))
    let fields = component.members.map(\.definition)
    if component.members.count == 1 || (distinct.count == 1 && fields.allSatisfy { $0.isField }),
      let sort = sorts.first(where: { $0.identity != nil }) ?? sorts.first
    {
      return sort.sorted(Self.unique(component.members.flatMap(values)))
    }
    let all = Self.unique(component.members.flatMap(values))
    if distinct.isEmpty { return all }
    if distinct.count == 1, let sort = sorts.first(where: { $0.identity != nil }) { return sort.sorted(all) }
    return all.sorted { Value.order($0, $1) < 0 }
  }

  private func values(_ member: ScaleComponent.Member) -> [Value] {
    let extra = member.definition.scale.record("domain")?["unionWith"]?.list ?? []
    if let datum = member.definition.datum { return extra + [datum] }
    guard let data = context.tree.views[member.unit].unit?.data else { return extra }
    let definition = member.definition
    let isRange = definition.isBinning && data.marks.has(definition.rangeName)
    var names = isRange ? [(data.marks, definition.rangeName)] : columns(member)
    // An order that has to be computed is computed from all rows, and those that can't be drawn are among them.
    if isOrdered(definition), let place = names.indices.first, !isRange, data.raw.has(names[place].1) {
      names[place].0 = data.raw
    }
    return extra
      + names.flatMap { table, name -> [Value] in
        guard let column = table.column(at: name) else { return [] }
        return Self.distinctValues(column, rows: context.rows(of: table))
      }
  }

  private func isOrdered(_ definition: ChannelDefinition) -> Bool {
    switch definition.sort {
    case nil, .ascending?, SortSetting.none?: false
    default: true
    }
  }

  static func distinctValues(_ column: Column, rows: [Int]?) -> [Value] {
    if rows == nil {
      let (codes, count) = column.groupCodes()
      var first = [Int](repeating: -1, count: count)
      for row in codes.indices where first[codes[row]] < 0 { first[codes[row]] = row }
      return first.map { column[$0] }
    }
    return unique((rows ?? []).map { column[$0] })
  }

  static func unique(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
