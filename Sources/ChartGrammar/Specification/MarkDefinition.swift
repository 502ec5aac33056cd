import ChartData
import Diagnostics

enum MarkType: String, Sendable, CaseIterable {
  case arc, area, bar, circle, geoshape, image, line, point, rect, rule, square, text, tick, trail

  var isPath: Bool { self == .line || self == .area || self == .trail }
  var isPointLike: Bool { self == .point || self == .circle || self == .square }
  var isRectLike: Bool { self == .bar || self == .rect || self == .image || self == .tick }
}

enum Orientation: String, Sendable { case horizontal, vertical }

/// A mark with its properties as written; `orient` and `filled` are worked out from the encoding.
struct MarkDefinition: Sendable {
  var type: MarkType
  var properties: Properties
  var orient: Orientation?
  var isFilled = false
  var position: Position

  var styles: [String] {
    switch properties["style"] {
    case .string(let name): [name]
    case .list(let names): names.map(\.asText)
    default: []
    }
  }
}
