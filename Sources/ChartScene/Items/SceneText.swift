/// One text, of one or more lines, at an anchor point.
package struct SceneText: Sendable {
  package enum Align: String, Sendable { case left, center, right }
  package enum Baseline: String, Sendable {
    case alphabetic, top, middle, bottom
    case lineTop = "line-top"
    case lineBottom = "line-bottom"
  }

  package var lines: [String]
  package var x: Double
  package var y: Double
  /// By how many pixels the text stands off its anchor point, before it is turned.
  package var dx = 0.0
  package var dy = 0.0
  /// Degrees, clockwise, about the anchor point.
  package var angle = 0.0
  package var align = Align.left
  package var baseline = Baseline.alphabetic
  /// In pixels.
  package var size = 11.0
  /// In pixels; nil for two more than the size.
  package var lineHeight: Double?
  package var font: String?
  package var weight: String?
  package var fontStyle: String?
  package var fill: Paint? = .colour("#000")
  package var stroke: Paint?
  package var strokeWidth = 1.0
  package var fillOpacity = 1.0
  package var opacity = 1.0
  /// What readers who hear the chart are told instead of the lines.
  package var label: String?
  package var paintsStrokeFirst = false

  package init(_ lines: [String], x: Double, y: Double) {
    self.lines = lines
    self.x = x
    self.y = y
  }

  /// Whether it is painted like another, whatever the words and places of the two.
  func looksLike(_ other: SceneText) -> Bool {
    align == other.align && size == other.size && fill == other.fill && weight == other.weight && font == other.font
      && fontStyle == other.fontStyle && stroke == other.stroke && strokeWidth == other.strokeWidth
      && opacity == other.opacity && fillOpacity == other.fillOpacity && paintsStrokeFirst == other.paintsStrokeFirst
  }

  package var isBold: Bool {
    guard let weight else { return false }
    return weight == "bold" || weight == "bolder" || (Double(weight) ?? 0) >= 600
  }

  package var effectiveLineHeight: Double { lineHeight ?? size + 2 }

  /// How far the alphabetic baseline lies below the anchor (rounded, as Vega does).
  package var baselineOffset: Double {
    let offset =
      switch baseline {
      case .top: 0.79 * size
      case .middle: 0.30 * size
      case .bottom: -0.21 * size
      case .lineTop: 0.29 * size + 0.5 * effectiveLineHeight
      case .lineBottom: 0.29 * size - 0.5 * effectiveLineHeight
      case .alphabetic: 0.0
      }
    return (offset + 0.5).rounded(.down)
  }

  package var width: Double {
    lines.reduce(0) { max($0, TextMetrics.width($1, size: size, isBold: isBold)) }
  }

  /// The box before turning, in the group's coordinates.
  package var bounds: Bounds {
    let width = width
    let height = size + effectiveLineHeight * Double(max(0, lines.count - 1))
    let left = x + dx - (align == .center ? width / 2 : align == .right ? width : 0)
    let top = y + dy + baselineOffset - (0.8 * size + 0.5).rounded(.down)
    return Bounds(x1: left, y1: top, x2: left + width, y2: top + height).rotated(degrees: angle, about: x, y)
  }
}
