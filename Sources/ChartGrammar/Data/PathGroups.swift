/// The fields that cut a line or an area into one path for each series.
enum PathGroups {
  static func fields(_ unit: UnitSpecification) -> [String] {
    let mark = unit.mark.type
    var channels: [Channel] = [
      .detail, .key, .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .strokeDash, .strokeWidth,
    ]
    if mark != .trail { channels.append(.size) }
    if mark == .area { channels.append(.order) }
    var fields: [String] = []
    for channel in channels {
      for definition in unit.encoding[channel] ?? [] {
        let source = definition.isField ? definition : definition.conditions.first { $0.definition.isField }?.definition
        guard let source, !source.isAggregated, !fields.contains(source.columnName) else { continue }
        fields.append(source.columnName)
      }
    }
    return fields
  }
}
