import ChartData
import Notation

/// The defaults of a drawing by topic: Vega-Lite's own, a theme's, the author's `config`, one laid over the other.
///
/// Immutable; a class because every part of a drawing holds on to it.
final class Config: Sendable {
  private let topics: NameTable<Properties>
  /// The topic `style`, taken apart once: guides ask for it with every text.
  private let styles: NameTable<Properties>
  /// Whether there are topics for some axes only.
  let hasSpecialAxes: Bool
  let top: Properties
  /// Whose defaults they are.
  let look: Look

  convenience init(_ values: [String: [String: Value]], top: [String: Value] = [:]) {
    self.init(topics: NameTable(values.mapValues { Properties($0) }), top: Properties(top), look: .plain)
  }

  private init(topics: NameTable<Properties>, top: Properties, look: Look) {
    self.topics = topics
    self.top = top
    self.look = look
    var styles = NameTable<Properties>()
    for (name, value) in topics["style"]?.all ?? Properties.none.all {
      styles[name] = value.record.map { Properties($0) }
    }
    self.styles = styles
    hasSpecialAxes = zip(topics.names, topics.values).contains { name, topic in
      name.hasPrefix("axis") && name != "axis" && !topic.isEmpty
    }
  }

  subscript(topic: String) -> Properties { topics[topic] ?? Properties.none }

  /// This configuration with a theme's topics laid over it.
  func laying(_ values: [String: [String: Value]], top: [String: Value]) -> Config {
    var topics = topics
    for (name, values) in values { topics[name] = self[name].merging(Properties(values)) }
    return Config(topics: topics, top: self.top.merging(Properties(top)), look: look)
  }

  func seen(as look: Look) -> Config { Config(topics: topics, top: top, look: look) }

  /// This configuration with an author's `config` laid over it.
  func merging(_ node: Node?) -> Config {
    guard let entries = node?.entries, !entries.isEmpty else { return self }
    var (topics, top) = (topics, top)
    for entry in entries {
      if entry.value.entries != nil {
        topics[entry.key] = (topics[entry.key] ?? Properties.none).merging(Properties(entry.value))
      } else {
        top[entry.key] = Value(entry.value)
        if entry.value.isNull || entry.value.bool == false { topics[entry.key] = Properties.none }
      }
    }
    if let font = top.string("font") { Self.setFont(font, &topics) }
    return Config(topics: topics, top: top, look: look)
  }

  private static func setFont(_ font: String, _ topics: inout NameTable<Properties>) {
    var styles = topics["style"] ?? Properties.none
    for name in ["guide-label", "guide-title", "group-title", "group-subtitle"] {
      var style = styles.record(name) ?? Record()
      if style["font"] == nil { style["font"] = .string(font) }
      styles[name] = .record(style)
    }
    topics["style"] = styles
    var text = topics["text"] ?? Properties.none
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
