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
    graticule(view["data"]?["graticule"])
    if let mark = view["mark"], !isGiven, view["encoding"]?.entries?.isEmpty ?? true, !hasPlace(mark) {
      report(.noData, mark.position)
    }
    if let mark = view["mark"], !isGiven, let place = firstField(view["encoding"]) {
      report(.noData, mark.position < place ? mark.position : place)
    }
    for child in view.innerViews { data(of: child, isGiven: isGiven) }
  }

  /// Lines of the grid: how far apart, and how fine.
  private mutating func graticule(_ node: Node?) {
    for entry in node?.entries ?? [] {
      if entry.key.hasPrefix("step") {
        let steps = entry.value.elements ?? []
        guard steps.count == 2, steps.allSatisfy({ $0.number != nil }) else {
          report(
            .wrongType(property: entry.key, expected: "two numbers", found: entry.value.kind), entry.value.position)
          continue
        }
        for step in steps {
          guard let degrees = step.number, !(0...360).contains(degrees) || (degrees > 0 && degrees < 0.5) else {
            continue
          }
          report(.outOfRange(property: entry.key, low: 0.5, high: 360), step.position)
        }
      } else if entry.key == "precision", let degrees = entry.value.number, !(0.1...360).contains(degrees) {
        report(.outOfRange(property: "precision", low: 0.1, high: 360), entry.value.position)
      }
    }
  }

  /// Whether a mark says itself where it is.
  private func hasPlace(_ mark: Node) -> Bool {
    ["x", "y", "x2", "y2", "theta", "radius", "width", "height", "text", "url"].contains { mark[$0] != nil }
  }

  private func firstField(_ encoding: Node?) -> Position? {
    for entry in encoding?.entries ?? [] {
      if let field = entry.value["field"] { return field.position }
    }
    return nil
  }
}
