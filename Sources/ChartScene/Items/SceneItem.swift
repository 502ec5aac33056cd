/// A drawing: a size and what is drawn in it.
package struct Scene: Sendable {
  package var width: Double
  package var height: Double
  package var background: String?
  package var root: SceneGroup
  /// Text for `<title>` and `<desc>`.
  package var title: String?
  package var description: String?
  package var font: String
  package var language: String?

  package init(width: Double, height: Double, root: SceneGroup, font: String = "sans-serif") {
    self.width = width
    self.height = height
    self.root = root
    self.font = font
  }
}

package enum SceneItem: Sendable {
  indirect case group(SceneGroup)
  case shape(SceneShape)
  indirect case text(SceneText)
  indirect case image(SceneImage)
}

/// Items with an origin of their own.
package struct SceneGroup: Sendable {
  package var role: String?
  /// What the group is called where it is read out.
  package var label: String?
  /// `graphics-object` or `graphics-symbol`, as Vega gives them.
  package var ariaRole: String?
  package var ariaRoleDescription: String?
  /// What a labelled item of the group is: "bar", "line mark".
  package var itemRoleDescription: String?
  package var isHiddenFromReaders = false
  package var x = 0.0
  package var y = 0.0
  /// Only what lies inside is drawn.
  package var clip: Bounds?
  /// Only what lies inside an outline is drawn; counts like `clip`, for rounded corners.
  package var clipPath: Path?
  /// Whether the items are series of their own, which legends keep clear of.
  package var isSeries = false
  package var items: [SceneItem] = []

  package init(role: String? = nil) { self.role = role }
}

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

package struct SceneImage: Sendable {
  package var url: String
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double
  package var keepsAspect: Bool
  package var label: String?

  package init(
    url: String, x: Double, y: Double, width: Double, height: Double, keepsAspect: Bool, label: String? = nil
  ) {
    self.url = url
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.keepsAspect = keepsAspect
    self.label = label
  }

  package var bounds: Bounds { Bounds(x1: x, y1: y, x2: x + width, y2: y + height) }
}

extension SceneItem {
  package var bounds: Bounds {
    switch self {
    case .group(let group): group.bounds
    case .shape(let shape): shape.bounds
    case .text(let text): text.bounds
    case .image(let image): image.bounds
    }
  }
}

extension SceneItem {
  /// What is read out for the item itself.
  package var label: String? {
    switch self {
    case .group: nil
    case .shape(let shape): shape.label
    case .text(let text): text.label
    case .image(let image): image.label
    }
  }
}

extension SceneGroup {
  /// The box round all items, in the coordinates of the parent.
  package var bounds: Bounds {
    var bounds = Bounds()
    for item in items { bounds.formUnion(item.bounds) }
    if let clip { bounds = bounds.intersection(clip) }
    return bounds.translated(x, y)
  }
}
