/// What a field can be shown as.
enum Channel: String, Sendable, CaseIterable, Hashable {
  case x, y, x2, y2, xOffset, yOffset, theta, theta2, radius, radius2, longitude, latitude, longitude2, latitude2,
    color,
    fill, stroke, opacity, fillOpacity, strokeOpacity, strokeWidth, strokeDash, size, angle, shape, text, detail, order,
    key, tooltip, href, url, description, row, column, facet, xError, xError2, yError, yError2, time

  /// Channels whose values go through a scale, in the order in which scales are made.
  static let scaled: [Channel] = [
    .x, .y, .xOffset, .yOffset, .theta, .radius, .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity,
    .strokeWidth, .strokeDash, .size, .angle, .shape,
  ]

  static let legends: [Channel] = [
    .color, .fill, .stroke, .strokeWidth, .size, .shape, .strokeDash, .opacity, .fillOpacity, .strokeOpacity,
  ]

  /// The channel at the other end of a range, and back.
  var secondary: Channel? {
    switch self {
    case .x: .x2
    case .y: .y2
    case .theta: .theta2
    case .radius: .radius2
    default: nil
    }
  }

  var primary: Channel {
    switch self {
    case .x2: .x
    case .y2: .y
    case .theta2: .theta
    case .radius2: .radius
    default: self
    }
  }

  var isScaled: Bool { Self.scaled.contains(self) }
  var isPosition: Bool { self == .x || self == .y }
  var isColour: Bool { self == .color || self == .fill || self == .stroke }
  var isOffset: Bool { self == .xOffset || self == .yOffset }
  var offset: Channel? { self == .x ? .xOffset : self == .y ? .yOffset : nil }
  /// A scale with a discrete range only (shapes, dashes).
  var hasDiscreteRange: Bool { self == .shape || self == .strokeDash }
}
