import ChartData
import Diagnostics
import Limits
import Notation

/// Reads channel definitions.
struct ChannelParser {
  let conditions: ConditionReader

  func parse(_ node: Node, channel: Channel) -> ChannelDefinition { ChannelDefinition(fields(node, channel: channel)) }

  private func fields(_ node: Node, channel: Channel) -> ChannelFields {
    var definition = ChannelFields(position: node.position)
    guard node.entries != nil else {
      definition.value = Value(node)
      return definition
    }
    if let field = node["field"], let name = field.scalarText {
      definition.field = name
      definition.fieldPosition = field.position
    }
    definition.datum = node["datum"].map { Value($0) }
    definition.value = node["value"].map { Value($0) }
    readFunctions(node, &definition)
    readType(node, channel, &definition)
    readGuides(node, &definition)
    if let datum = definition.datum {
      definition.datum = DateTimeValue.value(datum, temporal: definition.type == .temporal, unit: definition.timeUnit)
    }
    definition.conditions = conditions.conditions(node["condition"], channel: channel, parser: self)
    return definition
  }

  private func readFunctions(_ node: Node, _ definition: inout ChannelFields) {
    if let aggregate = node["aggregate"] {
      if let name = aggregate.string, let operation = AggregateOperation(rawValue: name) {
        definition.aggregate = .operation(operation)
      } else if let field = aggregate["argmin"]?.scalarText {
        definition.aggregate = .argmin(field)
      } else if let field = aggregate["argmax"]?.scalarText {
        definition.aggregate = .argmax(field)
      }
    }
    definition.bin = Self.bin(node["bin"])
    definition.timeUnit = Self.timeUnit(node["timeUnit"])
    definition.sort = sort(node["sort"])
    definition.stack = Self.stack(node["stack"])
    definition.bandPosition = node["bandPosition"]?.number
    definition.band = node["band"]?.number
    definition.impute = node["impute"].map { Properties($0) }
    definition.hasNoImpute = node["impute"]?.isNull == true
    if let format = node["format"] { definition.format = Value(format) }
    definition.formatType = node["formatType"]?.string
  }

  private func readGuides(_ node: Node, _ definition: inout ChannelFields) {
    if let title = node["title"] {
      definition.title = Self.lines(title)
      definition.hasNoTitle = title.isNull || title.string == ""
    }
    definition.scale = Properties(node["scale"])
    definition.hasNoScale = node["scale"].map { $0.isNull || $0.bool == false } ?? false
    definition.axis = Properties(node["axis"])
    definition.hasNoAxis = node["axis"].map { $0.isNull || $0.bool == false } ?? false
    definition.legend = Properties(node["legend"])
    definition.hasNoLegend = node["legend"].map { $0.isNull || $0.bool == false } ?? false
    definition.header = Properties(node["header"])
    if node["header"]?.isNull == true { definition.header = Properties(["title": .null, "labels": false]) }
  }

  static func lines(_ node: Node) -> [String]? {
    if let text = node.scalarText {
      return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return node.elements?.compactMap(\.scalarText)
  }

  static func bin(_ node: Node?) -> BinSetting {
    guard let node else { return .none }
    if let flag = node.bool { return flag ? .automatic(.none) : .none }
    if node.string == "binned" { return .binned(step: nil) }
    guard node.entries != nil else { return .none }
    if node["binned"]?.bool == true { return .binned(step: node["step"]?.number) }
    return .automatic(Properties(node))
  }

  static func timeUnit(_ node: Node?) -> TimeUnit? {
    guard let node else { return nil }
    if let name = node.string { return TimeUnit(name: name) }
    guard node.entries != nil else { return nil }
    var unit = node["unit"]?.string.flatMap { TimeUnit(name: $0) }
    if unit == nil, let count = node["maxbins"]?.number {
      unit = TimeUnit(parts: [.year])
      unit?.maximumBins = count
    }
    if let step = node["step"]?.number { unit?.step = Int(step, heldIn: 1...1_000_000) ?? 1 }
    if node["utc"]?.bool == true { unit?.isUTC = true }
    if node["binned"]?.bool == true { unit?.isBinned = true }
    return unit
  }

  static func stack(_ node: Node?) -> StackSetting? {
    guard let node else { return nil }
    if node.isNull || node.bool == false || node.string == "none" { return StackSetting.none }
    if node.bool == true { return .offset(.zero) }
    return node.string.flatMap(StackTransform.Offset.init).map { .offset($0) }
  }

  private func sort(_ node: Node?) -> SortSetting? {
    guard let node else { return nil }
    if node.isNull { return SortSetting.none }
    if let elements = node.elements { return .values(elements.map { Value($0) }) }
    if let text = node.string {
      switch text {
      case "ascending": return .ascending
      case "descending": return .descending
      default:
        let isDescending = text.hasPrefix("-")
        return Channel(rawValue: isDescending ? String(text.dropFirst()) : text).map {
          .encoding($0, isDescending: isDescending)
        }
      }
    }
    guard node.entries != nil else { return nil }
    let isDescending = node["order"]?.string == "descending"
    if let channel = node["encoding"]?.string.flatMap(Channel.init) {
      return .encoding(channel, isDescending: isDescending)
    }
    if node["order"]?.isNull == true { return SortSetting.none }
    let operation = node["op"]?.string.flatMap(AggregateOperation.init)
    if node["field"] == nil, operation == nil { return isDescending ? .descending : .ascending }
    return .field(node["field"]?.scalarText, operation: operation, isDescending: isDescending)
  }

  private func readType(_ node: Node, _ channel: Channel, _ definition: inout ChannelFields) {
    if let type = node["type"]?.string.flatMap(FieldType.init(spelled:)) {
      definition.type = type
      definition.hasExplicitType = true
      if definition.isAggregated, definition.isCount { definition.type = .quantitative }
      return
    }
    if let datum = definition.datum {
      switch datum {
      case .number: definition.type = .quantitative
      case .record: definition.type = .temporal
      default: definition.type = .nominal
      }
      if definition.timeUnit != nil { definition.type = .temporal }
      return
    }
    definition.type = defaultType(node, channel, definition)
  }

  private func defaultType(_ node: Node, _ channel: Channel, _ definition: ChannelFields) -> FieldType {
    switch channel {
    case .latitude, .longitude, .latitude2, .longitude2: return .quantitative
    case .row, .column, .facet, .shape, .strokeDash: return .nominal
    case .order: return .ordinal
    default: break
    }
    if node["sort"]?.elements != nil { return .ordinal }
    if definition.timeUnit != nil { return .temporal }
    if definition.hasBin { return .quantitative }
    if case .operation? = definition.aggregate { return .quantitative }
    switch node["scale"]?["type"]?.string {
    case "linear", "log", "pow", "sqrt", "symlog", "quantile", "quantize", "threshold", "bin-ordinal":
      return .quantitative
    case "time", "utc": return .temporal
    default: return .nominal
    }
  }
}
