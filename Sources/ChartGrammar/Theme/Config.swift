import ChartData
import Notation

/// The defaults of a drawing by topic: Vega-Lite's own, a theme's, the author's `config`, one laid over the other.
struct Config: Sendable {
  private var topics: NameTable<Properties>
  /// The topic `style`, taken apart once: guides ask for it with every text.
  private var styles = NameTable<Properties>()
  /// Whether there are topics for some axes only.
  private(set) var hasSpecialAxes = false
  private(set) var top: Properties

  init(_ values: [String: [String: Value]], top: [String: Value] = [:]) {
    topics = NameTable(values.mapValues { Properties($0) })
    self.top = Properties(top)
    index()
  }

  private mutating func index() {
    styles = NameTable()
    for (name, value) in self["style"].all { styles[name] = value.record.map { Properties($0) } }
    hasSpecialAxes = zip(topics.names, topics.values).contains { name, topic in
      name.hasPrefix("axis") && name != "axis" && !topic.isEmpty
    }
  }

  subscript(topic: String) -> Properties { topics[topic] ?? Properties.none }

  /// With an author's `config` laid over it.
  func merging(_ node: Node?) -> Config {
    guard let entries = node?.entries, !entries.isEmpty else { return self }
    var result = self
    for entry in entries {
      if entry.value.entries != nil {
        result.topics[entry.key] = self[entry.key].merging(Properties(entry.value))
      } else {
        result.top[entry.key] = Value(entry.value)
        if entry.value.isNull || entry.value.bool == false { result.topics[entry.key] = Properties.none }
      }
    }
    if let font = result.top.string("font") { result.setFont(font) }
    result.index()
    return result
  }

  mutating func set(_ topic: String, _ properties: Properties) {
    topics[topic] = properties
    index()
  }
  mutating func setTop(_ properties: Properties) { top = top.merging(properties) }

  private mutating func setFont(_ font: String) {
    var styles = self["style"]
    for name in ["guide-label", "guide-title", "group-title", "group-subtitle"] {
      var style = styles.record(name) ?? Record()
      if style["font"] == nil { style["font"] = .string(font) }
      styles[name] = .record(style)
    }
    topics["style"] = styles
    var text = self["text"]
    if !text.has("font") { text["font"] = .string(font) }
    topics["text"] = text
  }

  func style(_ name: String) -> Properties { styles[name] ?? Properties.none }

  // MARK: Often asked

  var continuousWidth: Double { self["view"].number("continuousWidth") ?? 300 }
  var continuousHeight: Double { self["view"].number("continuousHeight") ?? 300 }
  var step: Double { self["view"].number("step") ?? 20 }

  func continuousSize(_ channel: Channel) -> Double { channel == .x ? continuousWidth : continuousHeight }

  /// The size of a view with a discrete scale: pixels, or pixels a value.
  func discreteSize(_ channel: Channel) -> SizeSetting {
    switch self["view"][channel == .x ? "discreteWidth" : "discreteHeight"] {
    case .number(let pixels): .pixels(pixels)
    case .record(let record): .step(record["step"]?.number ?? step, isForOffset: record["for"]?.string != "position")
    default: .step(step, isForOffset: true)
    }
  }
}
