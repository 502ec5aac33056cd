import ChartData
import Notation

/// What all composite marks share: which axis is measured, what the rows are grouped by, the looks of their parts.
struct CompositeParts {
  let name: String
  let mark: Record
  let config: Config
  /// `x` or `y`: the channel that is summarised.
  let axis: String
  let orient: String
  let measure: Record
  let field: String
  let measure2: Record?
  let error: Record?
  let error2: Record?
  /// All other channels, with their time units and bins made fields.
  let others: Record
  let groups: [Value]
  /// What the other channels aggregate, to be computed with the summary.
  let measures: [Value]
  let transforms: [Value]

  init?(_ node: Node, _ name: String, _ config: Config) {
    self.name = name
    self.config = config
    mark = node["mark"].map { Value($0) }?.record ?? Record()
    guard let encoding = node["encoding"].map({ Value($0) })?.record else { return nil }
    guard let axis = Self.axis(encoding, mark["orient"]?.string), let measure = encoding[axis]?.record,
      let field = measure["field"]?.asText
    else { return nil }
    self.axis = axis
    orient = axis == "y" ? "vertical" : "horizontal"
    self.measure = measure
    self.field = FieldPath.plain(field)
    measure2 = encoding["\(axis)2"]?.record
    error = encoding["\(axis)Error"]?.record
    error2 = encoding["\(axis)Error2"]?.record
    var rest = OtherChannels(
      encoding.removing(axis, "\(axis)2", "\(axis)Error", "\(axis)Error2"), isBoxPlot: name == "boxplot")
    rest.compute()
    others = rest.channels
    groups = rest.groups
    measures = rest.measures
    transforms = rest.transforms
  }

  private static func axis(_ encoding: Record, _ orient: String?) -> String? {
    func isMeasure(_ channel: String) -> Bool {
      guard let definition = encoding[channel]?.record, definition["field"] != nil else { return false }
      return definition["type"]?.string == "quantitative" && definition["bin"] == nil
    }
    let (x, y) = (isMeasure("x"), isMeasure("y"))
    if x, y {
      if encoding["x"]?.record?["aggregate"] != nil, encoding["y"]?.record?["aggregate"] == nil { return "x" }
      if encoding["y"]?.record?["aggregate"] != nil, encoding["x"]?.record?["aggregate"] == nil { return "y" }
      return orient == "horizontal" ? "x" : "y"
    }
    return x ? "x" : y ? "y" : nil
  }

  /// The channel of one summary of the field.
  func channel(_ prefix: String, title: Bool = true) -> Value {
    var result = Record([("field", .string("\(prefix)_\(field)")), ("type", "quantitative")])
    if title { result["title"] = measure["title"] ?? .string(field) }
    result["scale"] = measure["scale"]
    if let axis = measure["axis"] { result["axis"] = axis }
    return .record(result)
  }

  /// What is told of a summary: the numbers it is made of.
  static func told(_ numbers: [(field: String, title: String)]) -> Value {
    .list(
      numbers.map { field, title in
        .record(Record([("field", .string(field)), ("type", "quantitative"), ("title", .string(title))]))
      })
  }

  /// The author's tooltip, if it tells of a summary.
  var aggregatedTooltip: Value? {
    guard let own = others["tooltip"], let field = own.record?["field"] else { return nil }
    return measures.contains { $0.record?["as"] == field } ? own : nil
  }

  /// What the summarised field is called.
  var title: String { measure["title"]?.string ?? field }

  func end(_ prefix: String) -> Value { .record(Record([("field", .string("\(prefix)_\(field)"))])) }

  /// A layer for a part of the mark; nil if the part isn't wanted.
  func layer(_ part: String, _ base: Record, _ encoding: Record, transforms: [Value] = []) -> Value? {
    let own = mark[part]
    let usual = config[name][part]
    switch own {
    case .bool(false)?, .null?: return nil
    case nil: if usual == nil || usual == .null || usual == .bool(false) { return nil }
    default: break
    }
    var look = base
    for (key, value) in usual?.record?.fields ?? Record().fields { look[key] = value }
    for key in ["clip", "color", "opacity"] { if let value = mark[key] { look[key] = value } }
    if part == "median", own == nil || own?.record != nil { look["color"] = usual?.record?["color"] ?? look["color"] }
    look["style"] = .string("\(name)-\(part)")
    for (key, value) in own?.record?.fields ?? Record().fields { look[key] = value }
    var result = Record([("mark", .record(look)), ("encoding", .record(encoding))])
    if !transforms.isEmpty { result["transform"] = .list(transforms) }
    return .record(result)
  }
}

extension Value {
  /// `{op, field, as}` of an aggregate.
  static func measure(_ operation: String, _ field: String, _ name: String) -> Value {
    .record(Record([("op", .string(operation)), ("field", .string(field)), ("as", .string(name))]))
  }

  static func calculate(_ expression: String, _ name: String) -> Value {
    .record(Record([("calculate", .string(expression)), ("as", .string(name))]))
  }
}
