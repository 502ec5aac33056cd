/// An outline with its paint. A class because shapes are the many, and each is handed from mark to layout to writer.
package final class SceneShape: Sendable {
  package enum Geometry: Sendable, Equatable {
    case path(Path)
    case rectangle(x: Double, y: Double, width: Double, height: Double)
    case circle(x: Double, y: Double, radius: Double)
    case line(Point, Point)
  }

  package let geometry: Geometry
  package let style: Style
  /// What the shape shows, for readers who can't see it.
  package let label: String?

  package init(_ geometry: Geometry, _ style: Style, label: String? = nil) {
    self.geometry = geometry
    self.style = style
    self.label = label
  }

  package var bounds: Bounds {
    switch geometry {
    case .path(let path): path.bounds.expanded(style.reach)
    case .rectangle(let x, let y, let width, let height):
      Bounds(x1: x, y1: y, x2: x + width, y2: y + height).expanded(style.reach)
    case .circle(let x, let y, let radius):
      Bounds(x1: x - radius, y1: y - radius, x2: x + radius, y2: y + radius).expanded(style.reach)
    case .line(let a, let b): Bounds(x1: a.x, y1: a.y, x2: b.x, y2: b.y).expanded(style.reach)
    }
  }
}
