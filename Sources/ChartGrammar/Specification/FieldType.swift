enum FieldType: String, Sendable, CaseIterable {
  case quantitative, ordinal, nominal, temporal, geojson

  init?(spelled text: String) {
    switch text.lowercased() {
    case "q", "quantitative": self = .quantitative
    case "o", "ordinal": self = .ordinal
    case "n", "nominal": self = .nominal
    case "t", "temporal": self = .temporal
    case "geojson": self = .geojson
    default: return nil
    }
  }

  var isDiscrete: Bool { self == .ordinal || self == .nominal }
}
