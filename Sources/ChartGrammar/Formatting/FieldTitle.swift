import ChartData

/// The titles that guides give a field where the author gives none: "Mean of price", "date (year-month)".
enum FieldTitle {
  static func text(_ definition: ChannelDefinition, config: Config) -> String {
    let style = config.top.string("fieldTitle") ?? "verbal"
    if definition.isCount { return config.top.string("countTitle") ?? "Count of Records" }
    let field = definition.field ?? ""
    if style == "plain" { return field }
    let function: String? =
      switch definition.aggregate {
      case .operation(let operation)?: operation.rawValue
      default: nil
      }
    if style == "functional" {
      if let function { return "\(function.uppercased())(\(field))" }
      if definition.isBinning { return "BIN(\(field))" }
      if let unit = definition.timeUnit { return "\(unit.name.uppercased())(\(field))" }
      return field
    }
    switch definition.aggregate {
    case .operation(let operation)?: return "\(capitalized(operation.rawValue)) of \(field)"
    case .argmin(let other)?: return "\(field) for min \(other)"
    case .argmax(let other)?: return "\(field) for max \(other)"
    case nil: break
    }
    if definition.isBinning { return "\(field) (binned)" }
    if let unit = definition.timeUnit, !unit.isBinned {
      return "\(field) (\(unit.parts.map(\.rawValue).joined(separator: "-")))"
    }
    return field
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// What stands at a guide: the author's title for it, the channel's title, or the field's.
  static func lines(_ definition: ChannelDefinition, guide: Properties, config: Config) -> [String]? {
    if guide.has("title") { return guide.lines("title").flatMap { $0 == [""] ? nil : $0 } }
    if definition.hasNoTitle { return nil }
    if let title = definition.title { return title }
    guard definition.isField else { return nil }
    return [text(definition, config: config)]
  }
}
