/// The fields that cut a line or an area into one path for each series.
enum PathGroups {
  static func fields(_ unit: UnitSpecification) -> [String] {
    var fields: [String] = []
    for channel in unit.mark.traits.series {
      for definition in unit.encoding[channel] ?? [] {
        let source = definition.isField ? definition : definition.conditions.first { $0.definition.isField }?.definition
        guard let source, !source.isAggregated, !fields.contains(source.columnName) else { continue }
        fields.append(source.columnName)
      }
    }
    return fields
  }
}
