/// The marks that are drawn; composite ones are layers of these.
enum MarkType: String, Sendable, CaseIterable {
  case arc, area, bar, circle, geoshape, image, line, point, rect, rule, square, text, tick, trail
}

enum Orientation: String, Sendable { case horizontal, vertical }
