import ChartData

/// The channels of a composite mark beside the summarised one: their time units and aggregates are computed with the
/// summary, the rest of their fields are what the rows are grouped by.
struct OtherChannels {
  private(set) var channels: Record
  private(set) var groups: [Value] = []
  private(set) var measures: [Value] = []
  private(set) var transforms: [Value] = []
  private let isBoxPlot: Bool

  init(_ channels: Record, isBoxPlot: Bool) {
    self.channels = channels
    self.isBoxPlot = isBoxPlot
  }

  mutating func compute() {
    for (channel, value) in channels.fields {
      guard let definition = value.record, let field = definition["field"] else { continue }
      if let unit = definition["timeUnit"],
        let parsed = TimeUnit(name: unit.string ?? unit.record?["unit"]?.string ?? ""), !parsed.isBinned
      {
        channels[channel] = .record(floored(definition, field.asText, unit, parsed))
      } else if let operation = definition["aggregate"]?.string, AggregateOperation(rawValue: operation) != nil {
        channels[channel] = .record(aggregated(definition, field.asText, operation))
      } else if definition["aggregate"] == nil, channel != "tooltip" || !isBoxPlot {
        groups.append(field)
      }
    }
  }

  private mutating func floored(_ definition: Record, _ field: String, _ unit: Value, _ parsed: TimeUnit) -> Record {
    let name = "\(parsed.name)_\(field)"
    transforms.append(.record(Record([("timeUnit", unit), ("field", .string(field)), ("as", .string(name))])))
    groups.append(.string(name))
    let parts = parsed.parts.map(\.rawValue).joined(separator: "-")
    var result = Self.renamed(definition.removing("timeUnit"), name, "\(field) (\(parts))", type: "temporal")
    var axis = result["axis"]?.record ?? Record()
    if axis["format"] == nil { axis["format"] = .string(parsed.defaultFormat) }
    if result["axis"] != .null { result["axis"] = .record(axis) }
    return result
  }

  private mutating func aggregated(_ definition: Record, _ field: String, _ operation: String) -> Record {
    let name = "\(operation)_\(field)"
    measures.append(.measure(operation, field, name))
    let word = operation.prefix(1).uppercased() + operation.dropFirst()
    return Self.renamed(definition.removing("aggregate"), name, "\(word) of \(field)", type: "quantitative")
  }

  private static func renamed(_ definition: Record, _ name: String, _ title: String, type: String) -> Record {
    var result = definition.setting("field", .string(name))
    if result["title"] == nil { result["title"] = .string(title) }
    if result["type"] == nil { result["type"] = .string(type) }
    return result
  }
}
