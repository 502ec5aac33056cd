import ChartData

/// The order of a discrete domain as one channel asks for it.
struct DiscreteSort {
  private let member: ScaleComponent.Member
  private let context: ScaleContext

  init(_ member: ScaleComponent.Member, context: ScaleContext) {
    self.member = member
    self.context = context
  }

  private var data: UnitData? { context.tree.views[member.unit].unit?.data }

  /// Equal for channels that want the same order; nil where the order of the data is wanted.
  var identity: String? {
    switch member.definition.sort {
    case SortSetting.none?: nil
    case .values(let values)?: "values \(values.map(\.asText))"
    case .descending?: "descending"
    case .encoding(let channel, let isDescending)?: "encoding \(channel) \(isDescending)"
    case .field(let field, let operation, let isDescending)?:
      "field \(field ?? "") \(String(describing: operation)) \(isDescending)"
    default: member.definition.datum != nil ? nil : "natural"
    }
  }

  func sorted(_ values: [Value]) -> [Value] {
    switch member.definition.sort {
    case SortSetting.none?: return values
    case .values(let list)?:
      let wanted = list.map {
        DateTimeValue.value(
          $0, temporal: member.definition.type == .temporal || member.definition.timeUnit != nil,
          unit: member.definition.timeUnit)
      }
      return ValueOrder.byList(values, wanted)
    case .descending?:
      if member.definition.isBinning { return byBinStart(values).reversed() }
      return values.sorted { Value.order($0, $1) > 0 }
    case .encoding(let channel, let isDescending)?: return byEncoding(values, channel, isDescending)
    case .field(let field, let operation, let isDescending)?:
      let isStacked = isStackedMeasure(field)
      return byField(values, field, operation ?? (isStacked ? .sum : .min), isDescending)
    default:
      if member.definition.isBinning, data?.marks.has(member.definition.rangeName) == true { return byBinStart(values) }
      return values.sorted { Value.order($0, $1) < 0 }
    }
  }

  private func isStackedMeasure(_ field: String?) -> Bool {
    guard let stack = data?.stack, let field else { return false }
    return !stack.groupFields.contains(field) && !stack.stackBy.contains { $0.field == field }
  }

  private func byBinStart(_ values: [Value]) -> [Value] {
    byColumn(values, data?.marks ?? Table(), member.definition.rangeName, member.definition.startName, .min, false)
  }

  private func byEncoding(_ values: [Value], _ channel: Channel, _ isDescending: Bool) -> [Value] {
    guard
      let other = context.tree.views[member.unit].unit?.specification.scaleDefinition(channel)
        ?? context.tree.views[member.unit].unit?.definition(channel)
    else {
      return values
    }
    switch other.aggregate {
    case .operation(let operation)?: return byField(values, other.field, operation, isDescending)
    case nil: return byField(values, other.field, isStackedMeasure(other.field) ? .sum : .min, isDescending)
    default:
      return byColumn(values, data?.main ?? Table(), member.definition.columnName, other.columnName, .min, isDescending)
    }
  }

  private func byField(_ values: [Value], _ field: String?, _ operation: AggregateOperation, _ isDescending: Bool)
    -> [Value]
  {
    let raw = data?.raw ?? Table()
    let key =
      member.definition.isBinning && raw.has(member.definition.rangeName)
      ? member.definition.rangeName : member.definition.columnName
    return byColumn(values, raw, key, field, operation, isDescending)
  }

  private func byColumn(
    _ values: [Value], _ table: Table, _ key: String, _ field: String?, _ operation: AggregateOperation,
    _ isDescending: Bool
  ) -> [Value] {
    let part = context.rows(of: table).map { table.taking($0) } ?? table
    return ValueOrder.bySummary(values, part, key: key, field: field, operation, isDescending: isDescending)
  }
}
