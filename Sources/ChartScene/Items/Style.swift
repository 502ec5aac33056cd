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

/// How a shape is painted. Widths in scene units.
package struct Style: Sendable, Equatable {
  /// How the ends of a stroke look (SVG 2, section 13.5.4).
  package enum Cap: String, Sendable { case butt, round, square }
  /// How the corners of a stroke look (SVG 2, section 13.5.5).
  package enum Join: String, Sendable { case miter, round, bevel }
  /// How colours mix with what lies below (CSS Compositing and Blending, section 10).
  package enum Blend: String, Sendable {
    case multiply, screen, overlay, darken, lighten, difference, exclusion, hue, saturation, color, luminosity
    case colorDodge = "color-dodge"
    case colorBurn = "color-burn"
    case hardLight = "hard-light"
    case softLight = "soft-light"
  }

  package var fill: Paint?
  package var stroke: Paint?
  package var fillOpacity = 1.0
  package var strokeOpacity = 1.0
  package var opacity = 1.0
  package var strokeWidth = 1.0
  package var dash: [Double] = []
  package var dashOffset = 0.0
  package var cap: Cap?
  package var join: Join?
  package var miterLimit: Double?
  package var blend: Blend?
  /// A stroke that can't be seen, but takes room.
  package var hasHiddenStroke = false

  package init(fill: Paint? = nil, stroke: Paint? = nil, strokeWidth: Double = 1) {
    self.fill = fill
    self.stroke = stroke
    self.strokeWidth = strokeWidth
  }

  /// How far the stroke may reach beyond the outline (Vega counts the whole width).
  package var reach: Double {
    (stroke != nil || hasHiddenStroke) && opacity != 0 && strokeOpacity != 0 ? strokeWidth : 0
  }
}
