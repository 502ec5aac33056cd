import ChartData
import Diagnostics

/// A mark with its properties as written; `orient` and `filled` are worked out from the encoding.
struct MarkDefinition: Sendable {
  var type: MarkType
  var properties: Properties
  var orient: Orientation?
  var isFilled = false
  var position: Position

  var traits: MarkTraits { type.traits }

  var styles: [String] {
    switch properties["style"] {
    case .string(let name): [name]
    case .list(let names): names.map(\.asText)
    default: []
    }
  }
}
