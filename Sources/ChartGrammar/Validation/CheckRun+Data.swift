import Diagnostics
import Notation

/// Views that ask for fields, and whether there are data to take them from.
extension CheckRun {
  /// Reports views without data, and data without rows. `isGiven`: whether a view round this one has data.
  mutating func data(of view: Node, isGiven: Bool) {
    var isGiven = isGiven
    if let data = view["data"], !data.isNull {
      isGiven = true
      if data.entries?.isEmpty == true { report(.noData, data.position) }
      if data["values"]?.elements?.isEmpty == true, let place = data["values"]?.position { report(.emptyData, place) }
    }
    for entry in view["data"]?["graticule"]?.entries ?? [] where entry.key.hasPrefix("step") {
      for step in entry.value.elements ?? [] {
        if let degrees = step.number, !(0...360).contains(degrees) || (degrees > 0 && degrees < 0.5) {
          report(.outOfRange(property: entry.key, low: 0.5, high: 360), step.position)
        }
      }
    }
    if let mark = view["mark"], !isGiven, let place = firstField(view["encoding"]) {
      report(.noData, mark.position < place ? mark.position : place)
    }
    for key in ["layer", "concat", "hconcat", "vconcat"] {
      for child in view[key]?.elements ?? [] { data(of: child, isGiven: isGiven) }
    }
    if let spec = view["spec"] { data(of: spec, isGiven: isGiven) }
  }

  private func firstField(_ encoding: Node?) -> Position? {
    for entry in encoding?.entries ?? [] {
      if let field = entry.value["field"] { return field.position }
    }
    return nil
  }
}
