import ChartScene
import Notation

/// Checks the value of one property against its kind.
enum ValueCheck {
  /// What is wrong with a value; nil if nothing is.
  static func fault(_ property: String, _ value: Node, _ kind: ValueKind) -> ChartProblem? {
    if value.isNull || isMade(value, property) { return nil }
    func wrong(_ expected: String) -> ChartProblem {
      .wrongType(property: property, expected: expected, found: value.string.map { "\"\($0)\"" } ?? value.kind)
    }
    switch kind {
    case .number: return number(property, value) { wrong("a number") }
    case .boolean: return value.bool == nil ? wrong("true or false") : nil
    case .numberOrBoolean:
      return value.bool == nil ? number(property, value) { wrong("a number, true or false") } : nil
    case .colour:
      guard let text = value.string else { return wrong("a colour") }
      return colour(text)
    case .words(let words, let orNumber, let orBoolean):
      if orNumber, value.number != nil { return number(property, value) { wrong("a number") } }
      if orBoolean, value.bool != nil { return nil }
      guard let word = value.string, words.contains(word) else {
        let found = value.string ?? value.scalarText ?? value.kind
        return .unknownValue(property: property, value: found, candidates: words.sorted())
      }
      return nil
    }
  }

  /// Mappings that stand for the value: expressions, conditions, gradients, intervals.
  private static func isMade(_ value: Node, _ property: String) -> Bool {
    guard value.entries != nil else { return false }
    let key =
      switch property {
      case "tickCount", "nice": "interval"
      case "interpolate": "type"
      case "width", "height", "discreteBandSize": "band"
      default: "gradient"
      }
    return ["expr", "signal", "condition", key].contains { value[$0] != nil }
  }

  /// Numbers past this are slips of the hand or attacks: no length, count or angle of a drawing needs them.
  private static let largest = 1e6

  private static func number(_ property: String, _ value: Node, otherwise wrong: () -> ChartProblem) -> ChartProblem? {
    guard let number = value.number, number.isFinite else { return wrong() }
    if NumberLimits.isMeasure(property), !(abs(number) <= largest) {
      return .outOfRange(property: property, low: -largest, high: largest)
    }
    return nil
  }

  /// CSS colours whose spaces `Colour` doesn't compute with; a browser draws them.
  private static let otherFunctions = ["lab(", "lch(", "oklab(", "oklch(", "hwb(", "color(", "color-mix(", "var("]

  static func colour(_ text: String) -> ChartProblem? {
    let lower = text.lowercased()
    let words = ["none", "currentcolor", "inherit", "", "context-fill", "context-stroke"]
    if Colour(css: text) != nil || words.contains(lower) { return nil }
    if lower.hasSuffix(")"), otherFunctions.contains(where: lower.hasPrefix) { return nil }
    return .unknown(what: "colour", name: text, candidates: Colour.names)
  }

  /// The name of a colour scheme, with the number of its colours behind a dash or without.
  static func scheme(_ text: String) -> ChartProblem? {
    let parts = text.lowercased().split(separator: "-")
    let isCounted = parts.count == 2 && Int(parts[1]) != nil
    let name = isCounted ? String(parts[0]) : text.lowercased()
    if ColourScheme.names.contains(name) { return nil }
    return .unknown(what: "colour scheme", name: text, candidates: ColourScheme.names)
  }
}
