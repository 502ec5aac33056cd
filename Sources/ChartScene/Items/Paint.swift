/// What fills or strokes a shape.
package enum Paint: Sendable, Equatable {
  /// A CSS colour, which may be a custom property with fallback.
  case colour(String)
  indirect case gradient(Gradient)
}

/// A run of colours over a shape's box; coordinates from 0 to 1.
package struct Gradient: Sendable, Equatable {
  package struct Stop: Sendable, Equatable {
    package let offset: Double
    package let colour: String

    package init(offset: Double, colour: String) {
      self.offset = offset
      self.colour = colour
    }
  }

  package var isRadial = false
  package var x1 = 0.0
  package var y1 = 0.0
  package var x2 = 1.0
  package var y2 = 0.0
  package var r1 = 0.0
  package var r2 = 0.5
  package var stops: [Stop]

  package init(stops: [Stop]) { self.stops = stops }
}
