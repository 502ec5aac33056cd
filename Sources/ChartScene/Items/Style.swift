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
