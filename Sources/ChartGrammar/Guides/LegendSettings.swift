import ChartData

/// The properties of a legend: the author's, the theme's, Vega-Lite's rules.
struct LegendSettings {
  let plan: LegendPlan
  let config: Config

  func value(_ name: String) -> Value? { plan.properties[name] ?? config["legend"][name] }
  func number(_ name: String, _ fallback: Double) -> Double { value(name)?.number ?? fallback }
  func string(_ name: String) -> String? { value(name)?.string }
  func styled(_ name: String, _ style: String, _ key: String) -> Value? { value(name) ?? config.style(style)[key] }

  var orient: String { string("orient") ?? "right" }

  /// Whether entries stand one under the other.
  func isVertical(gradient: Bool) -> Bool {
    if let direction = string("direction") { return direction == "vertical" }
    if let direction = config["legend"].string(gradient ? "gradientDirection" : "symbolDirection") {
      return direction == "vertical"
    }
    switch orient {
    case "top", "bottom": return false
    case "left", "right", "none": return true
    default: return !gradient
    }
  }
}
