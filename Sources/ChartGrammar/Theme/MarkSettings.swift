import ChartData

/// The properties of a mark: its own, those of its styles, of its kind, of all marks.
struct MarkSettings: Sendable {
  let own: Properties
  private let layers: [Properties]

  init(_ mark: MarkDefinition, _ config: Config) {
    own = mark.properties
    // A style that is named like the kind of mark is the kind's own.
    let kind = mark.type.rawValue
    var layers: [Properties] = []
    layers.reserveCapacity(4)
    func add(_ layer: Properties) { if !layer.isEmpty { layers.append(layer) } }
    for style in mark.styles.reversed() { add(config.style(style)) }
    add(config.style(kind))
    add(config[kind])
    add(config["mark"])
    self.layers = layers
  }

  /// The property, or a second one if only that is given; the mark's own before the theme's.
  func value(_ name: String, or alternative: String? = nil) -> Value? {
    if let value = own[name] { return value }
    if let alternative, let value = own[alternative] { return value }
    return config(name, or: alternative)
  }

  func config(_ name: String, or alternative: String? = nil) -> Value? {
    for layer in layers {
      if let value = layer[name] { return value }
      if let alternative, let value = layer[alternative] { return value }
    }
    return nil
  }

  func number(_ name: String) -> Double? { value(name)?.number }
  func string(_ name: String) -> String? { value(name)?.string }
  func bool(_ name: String) -> Bool? { value(name)?.bool }
}
